package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberPrinterTest {
  @Test
  void singles_print_as_recorded() {
    for (String line : Vectors.lines("single-str")) {
      String[] words = line.split(" ");
      assertEquals(
          Vectors.characters(words[1]),
          NumberPrinter.text(new Numeral.Single(Vectors.single(words[0]))),
          line);
    }
  }

  @Test
  void doubles_print_as_recorded() {
    for (String line : Vectors.lines("double-str")) {
      String[] words = line.split(" ");
      assertEquals(
          Vectors.characters(words[1]),
          NumberPrinter.text(new Numeral.Double(Vectors.precise(words[0]))),
          line);
    }
  }
}
