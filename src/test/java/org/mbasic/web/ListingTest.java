package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.examples.Example;
import org.mbasic.examples.Examples;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListingTest {
  private static List<String> styled(String line) {
    return Listing.pieces(line).stream()
        .filter(piece -> !piece.style().isEmpty())
        .map(piece -> piece.style().substring(3) + " " + piece.text())
        .toList();
  }

  @Test
  void the_pieces_are_the_line() {
    for (Example example : Examples.read().all()) {
      for (String line : example.lines()) {
        assertEquals(
            line,
            Listing.pieces(line).stream().map(Listing.Piece::text).collect(Collectors.joining()));
      }
    }
  }

  @Test
  void each_has_the_colour_of_its_kind() {
    assertEquals(
        List.of("ln 10", "kw PRINT", "str \"A\"", "op ;", "fn LEFT$", "op (", "sv N$", "op ,")
            .toString(),
        styled("10 PRINT \"A\";LEFT$(N$,").toString());
    assertEquals(
        List.of("ln 20", "op =", "num 1.5E+06", "op :", "rem REM IF \"X\""),
        styled("20 TOTAL=1.5E+06: REM IF \"X\""));
    assertEquals(List.of("ln 30", "kw PRINT", "str \"open"), styled("30 PRINT \"open"));
  }
}
