package org.mbasic.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mbasic.language.Keyword;

/** Lines of a program for a page, in the colours of the editor. */
final class Listing {
  private static final Map<String, Keyword> WORDS =
      Stream.of(Keyword.values())
          .collect(
              Collectors.toMap(
                  word -> word.spelling().replace("(", ""), Function.identity(), (a, b) -> a));

  private static final Pattern PIECE =
      Pattern.compile(
          "(?<ln>^\\d+)|(?<rem>\\bREM\\b.*)|(?<str>\"[^\"]*\"?)|(?<word>[A-Z][A-Z0-9.]*[$%!#]?)"
              + "|(?<num>(?:\\d+\\.?\\d*|\\.\\d+)(?:[ED][+-]?\\d+)?[!#%]?)|(?<op>[^\\s\\w\"]+)|\\s+");

  private Listing() {}

  /**
   * A part of a line.
   *
   * @param style the class of its colour in the stylesheet
   */
  public record Piece(String style, String text) {}

  /** The pieces of a line, which together are the line. */
  static List<Piece> pieces(String line) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(line);
    int end = 0;
    while (matcher.find(end) && matcher.start() == end) {
      pieces.add(new Piece(style(matcher), matcher.group()));
      end = matcher.end();
      if (end == line.length()) {
        break;
      }
    }
    if (end < line.length()) {
      pieces.add(new Piece("", line.substring(end)));
    }
    return pieces;
  }

  private static String style(Matcher piece) {
    String word = piece.group("word");
    if (word != null) {
      Keyword keyword = WORDS.get(word);
      if (keyword != null) {
        return keyword.role() == Keyword.Role.FUNCTION ? "tk-fn" : "tk-kw";
      }
      return word.endsWith("$") ? "tk-sv" : "";
    }
    return Stream.of("ln", "rem", "str", "num", "op")
        .filter(kind -> piece.group(kind) != null)
        .map(kind -> "tk-" + kind)
        .findFirst()
        .orElse("");
  }
}
