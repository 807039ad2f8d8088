package org.mbasic.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.FloatFaults;
import org.mbasic.numbers.NumberReader;
import org.mbasic.numbers.Numeral;

/**
 * Turns typed text into a line image. Nothing is refused: what makes no sense is kept as typed and
 * fails when it is reached.
 *
 * <p>A word is the longest run of letters, digits and dots; it is a keyword only when the whole of
 * it is one (golden area keyword-spacing): {@code FORI} is a variable.
 */
public final class Cruncher {
  /** What digits are where they stand. */
  private enum Digits {
    /** A number, stored as its value. */
    CONSTANT,
    /** A line number: behind GOTO and its like, up to the next colon or word. */
    LINE,
    /** Characters, kept as typed: behind a variable's name until a sign comes. */
    NAME
  }

  private final String text;
  private final FloatFaults faults;
  private final StringBuilder image = new StringBuilder();
  private int at;

  private Digits digits = Digits.CONSTANT;

  private Cruncher(String text, FloatFaults faults) {
    this.text = text;
    this.faults = faults;
  }

  /**
   * What was typed, with its line number apart.
   *
   * @param number 0 to 65529, or -1 when the line has none
   * @param text what stands behind the number and one blank
   */
  public record TypedLine(int number, String text) {
    /** There is no line number: the line is to be run at once. */
    public static final int DIRECT = -1;
  }

  /**
   * Takes a leading line number off, and one blank behind it. Blanks between the digits mean
   * nothing; digits that would lead above 65529 belong to the text.
   */
  public static TypedLine split(String typed) {
    int first = blanks(typed, 0);
    LineNumber number = lineNumber(typed, first);
    int end = number.end();
    if (end == first) {
      return new TypedLine(TypedLine.DIRECT, typed.substring(first));
    }
    return new TypedLine(
        number.value(), typed.substring(typed.startsWith(" ", end) ? end + 1 : end));
  }

  /** A line number, and the offset behind its last digit. */
  private record LineNumber(int value, int end) {}

  /** The line number at an offset, which may have blanks in it, as far as it is one. */
  private static LineNumber lineNumber(String text, int from) {
    int value = 0;
    int end = from;
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      int next = value * 10 + text.charAt(at) - '0';
      if (next > LineImage.LAST) {
        break;
      }
      value = next;
      end = at + 1;
      at = blanks(text, end);
    }
    return new LineNumber(value, end);
  }

  /** The offset behind blanks; tab and line feed count as such. */
  private static int blanks(String typed, int from) {
    int at = from;
    while (at < typed.length() && " \t\n".indexOf(typed.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /**
   * Crunches a line without its number.
   *
   * @param faults told of constants too large for their type, which are stored as the largest there
   *     is
   * @throws org.mbasic.numbers.BasicException Line buffer overflow when the image would be longer
   *     than the original has room for
   */
  public static String crunch(String text, FloatFaults faults) {
    return new Cruncher(text, faults).run();
  }

  private String run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        copyString();
      } else if (isLetter(c)) {
        word();
      } else if (isDigit(c) || c == '.') {
        number(c);
      } else if (c == '&') {
        based();
      } else {
        sign(c);
      }
    }
    if (image.length() > LineImage.LONGEST) {
      throw BasicError.LINE_BUFFER_OVERFLOW.raise();
    }
    return image.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void copyString() {
    int end = text.indexOf('"', at + 1);
    end = end < 0 ? text.length() : end + 1;
    image.append(text, at, end);
    at = end;
  }

  private void sign(char c) {
    at++;
    if (c == '\'') {
      image.append(':').append(Keyword.REM.token()).append(Keyword.APOSTROPHE.token());
      copyRest();
      return;
    }
    if (c == '?') {
      append(Keyword.PRINT);
      return;
    }
    Keyword operator = Keyword.spelled(String.valueOf(c));
    if (operator != null) {
      image.append(operator.token());
    } else if (c < 0x80) {
      image.append(c >= ' ' || c == '\t' || c == '\n' ? c : ' ');
    }
    if (c == ':' || (digits == Digits.NAME && c != ' ')) {
      digits = Digits.CONSTANT;
    }
  }

  private void append(Keyword keyword) {
    image.append(keyword.token());
    digits = keyword.takesLines() ? Digits.LINE : Digits.CONSTANT;
  }

  private void copyRest() {
    image.append(text, at, text.length());
    at = text.length();
  }

  private void number(char c) {
    if (digits == Digits.NAME || (digits == Digits.LINE && c == '.')) {
      image.append(c);
      at++;
    } else if (digits == Digits.LINE) {
      LineNumber number = lineNumber(text, at);
      Constant.appendBytes(Constant.LINE_NUMBER, number.value(), image);
      at = number.end();
    } else {
      NumberReader.Reading reading =
          NumberReader.read(text, at, NumberReader.Start.INTEGER, faults);
      Constant.append(reading.value(), image);
      at = Math.max(reading.end(), at + 1);
    }
  }

  /**
   * {@code &H}, {@code &O} and {@code &}, which is octal whatever follows it. Octal takes blanks
   * along.
   */
  private void based() {
    int start = blanks(text, at + 1);
    boolean hexadecimal = start < text.length() && Character.toUpperCase(text.charAt(start)) == 'H';
    String number = "&" + text.substring(start);
    NumberReader.Reading reading = NumberReader.read(number, 0, NumberReader.Start.INTEGER, faults);
    int value = reading.value() instanceof Numeral.Whole whole ? whole.value() : 0;
    Constant.appendBytes(hexadecimal ? Constant.HEXADECIMAL : Constant.OCTAL, value, image);
    int end = start - 1 + reading.end();
    at = hexadecimal ? end : blanks(text, end);
    if (digits == Digits.NAME) {
      digits = Digits.CONSTANT;
    }
  }

  private void word() {
    int end = at;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    Keyword keyword = keyword(end);
    if (keyword == null) {
      if (!go(end) && !function(end)) {
        image.append(text.substring(at, end).toUpperCase(Locale.ROOT));
        at = end;
        digits = Digits.NAME;
      }
      return;
    }
    at += keyword.spelling().length();
    switch (keyword) {
      case ELSE -> {
        image.append(':');
        append(keyword);
      }
      case REM -> {
        append(keyword);
        copyRest();
      }
      case DATA -> {
        append(keyword);
        copyData();
      }
      case WHILE -> {
        append(keyword);
        image.append(Keyword.PLUS.token());
      }
      default -> append(keyword);
    }
  }

  private static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c) || c == '.';
  }

  /**
   * The keyword that ends at the offset or, with its dollar sign or parenthesis, one behind it. A
   * letter, digit or dot behind a dollar sign makes a name of it all the same.
   */
  private @Nullable Keyword keyword(int end) {
    String word = text.substring(at, end);
    char next = end < text.length() ? text.charAt(end) : ' ';
    Keyword longer = next == '$' || next == '(' ? Keyword.spelled(word + next) : null;
    if (longer == null) {
      return Keyword.spelled(word);
    }
    boolean name = next == '$' && end + 1 < text.length() && isWordPart(text.charAt(end + 1));
    return name ? null : longer;
  }

  /**
   * {@code GO TO} is a keyword. Behind any other {@code GO} and a blank the original passes over
   * one character and blanks; {@code TO} or {@code UB} there makes it GOSUB: {@code GO SUB}, and
   * {@code GO TO} with two blanks or more as well. A T before the {@code UB} has been taken for the
   * one of {@code TO}. The character behind them is lost, a digit too.
   */
  private boolean go(int end) {
    if (!text.substring(at, end).equalsIgnoreCase("GO") || !text.startsWith(" ", end)) {
      return false;
    }
    int first = end + 1;
    int second = blanks(text, Math.min(first + 1, text.length()));
    int third = spells("T", second) ? second + 1 : second;
    if (spells("TO", second) || spells("UB", third)) {
      append(Keyword.GOSUB);
      at = Math.min((spells("UB", third) ? third : second) + 3, text.length());
      return true;
    }
    int after = first + 2;
    if (spells("TO", first) && (after >= text.length() || !isWordPart(text.charAt(after)))) {
      append(Keyword.GOTO);
      at = after;
      return true;
    }
    return false;
  }

  private boolean spells(String word, int from) {
    return text.regionMatches(true, from, word, 0, word.length());
  }

  /** FN and USR need nothing between them and what follows. */
  private boolean function(int end) {
    String word = text.substring(at, end).toUpperCase(Locale.ROOT);
    Keyword function = word.startsWith("FN") ? Keyword.FN : Keyword.USR;
    if (!word.startsWith(function.spelling())) {
      return false;
    }
    append(function);
    at += function.spelling().length();
    return true;
  }

  /** DATA is kept as typed up to the colon that ends it. */
  private void copyData() {
    boolean quoted = false;
    while (at < text.length() && (quoted || text.charAt(at) != ':')) {
      quoted ^= text.charAt(at) == '"';
      image.append(text.charAt(at++));
    }
  }
}
