package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.mbasic.language.Cruncher;
import org.mbasic.language.LineImage;
import org.mbasic.language.Lister;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.FloatFaults;

/** A program as an editor has it: lines of text, of which those with a number count. */
final class ProgramText {
  /** Characters behind its number that LIST shows of a line, and that can be typed. */
  private static final int LONGEST_LINE = 255;

  private ProgramText() {}

  /**
   * Whether a desk of these limits takes the text for its program.
   *
   * @throws IllegalArgumentException with a sentence for the user when it does not
   */
  static void check(String text, DeskLimits limits) {
    checkLength(text, limits);
    List<LineImage> unused = lines(text);
  }

  static void checkLength(String text, DeskLimits limits) {
    if (text.length() > limits.programCharacters()) {
      throw new IllegalArgumentException(
          "The program is longer than " + limits.programCharacters() + " characters.");
    }
  }

  /**
   * The lines by rising numbers, of two with the same number the last.
   *
   * @throws IllegalArgumentException with a sentence for the user when one would be refused if it
   *     were typed
   */
  static List<LineImage> lines(String text) {
    TreeMap<Integer, LineImage> lines = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Cruncher.TypedLine typed = Cruncher.split(line);
      if (typed.number() != Cruncher.TypedLine.DIRECT && !typed.text().isEmpty()) {
        lines.put(typed.number(), crunched(typed));
      }
    }
    return new ArrayList<>(lines.values());
  }

  /** Lines as LIST shows them, each ended by a line feed. */
  static String listed(List<LineImage> lines) {
    StringBuilder text = new StringBuilder();
    for (LineImage line : lines) {
      text.append(Lister.list(line)).append('\n');
    }
    return text.toString();
  }

  private static LineImage crunched(Cruncher.TypedLine typed) {
    if (typed.text().length() > LONGEST_LINE) {
      throw new IllegalArgumentException(
          "Line " + typed.number() + " is longer than " + LONGEST_LINE + " characters.");
    }
    try {
      String image = Cruncher.crunch(latin(typed.text()), Silent.INSTANCE);
      return new LineImage(typed.number(), image);
    } catch (BasicException refused) {
      throw new IllegalArgumentException(
          "Line " + typed.number() + ": " + refused.text() + ".", refused);
    }
  }

  /** The terminal knows characters 0 to 255 only. */
  private static String latin(String text) {
    StringBuilder latin = new StringBuilder(text);
    for (int i = 0; i < latin.length(); i++) {
      if (latin.charAt(i) > 0xFF) {
        latin.setCharAt(i, '?');
      }
    }
    return latin.toString();
  }

  /** An edited constant too large for its type becomes the largest there is; LIST shows it. */
  private enum Silent implements FloatFaults {
    INSTANCE;

    @Override
    public void overflow() {}

    @Override
    public void divisionByZero() {}
  }
}
