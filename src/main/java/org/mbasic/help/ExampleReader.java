package org.mbasic.help;

import java.util.ArrayList;
import java.util.List;

/** Reads an example: lines with a bar before them. */
final class ExampleReader {
  private static final String TYPED = "«»";
  private static final String KEYS = "‹›";

  private ExampleReader() {}

  static Block.Example read(List<String> lines) {
    List<String> program = new ArrayList<>();
    List<List<Block.Piece>> session = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith("|")) {
        throw new IllegalArgumentException("no line of an example: " + line);
      }
      String text = line.substring(1);
      if (session.isEmpty() && text.indexOf(TYPED.charAt(0)) < 0) {
        program.add(text);
      } else {
        session.add(pieces(text));
      }
    }
    return new Block.Example(program, session);
  }

  private static List<Block.Piece> pieces(String line) {
    List<Block.Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char mark = line.charAt(at);
      String pair = TYPED.indexOf(mark) == 0 ? TYPED : KEYS.indexOf(mark) == 0 ? KEYS : "";
      if (pair.isEmpty()) {
        int end = next(line, at);
        pieces.add(new Block.Piece(line.substring(at, end), Block.Source.MACHINE));
        at = end;
      } else {
        int end = line.indexOf(pair.charAt(1), at);
        if (end < 0) {
          throw new IllegalArgumentException("what is typed does not end: " + line);
        }
        Block.Source source = pair.equals(TYPED) ? Block.Source.TYPED : Block.Source.KEYS;
        pieces.add(new Block.Piece(line.substring(at + 1, end), source));
        at = end + 1;
      }
    }
    return pieces;
  }

  private static int next(String line, int from) {
    int end = from;
    while (end < line.length()
        && line.charAt(end) != TYPED.charAt(0)
        && line.charAt(end) != KEYS.charAt(0)) {
      end++;
    }
    return end;
  }
}
