package org.mbasic.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
  private final String text;
  private final FloatFaults faults;
  private final StringBuilder image = new StringBuilder();
  private int at;

  /** Whether digits are line numbers now. */
  private boolean lines;

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

  /** Takes a leading line number off; digits that would lead above 65529 belong to the text. */
  public static TypedLine split(String typed) {
    int at = 0;
    while (at < typed.length() && typed.charAt(at) == ' ') {
      at++;
    }
    int first = at;
    int number = 0;
    while (at < typed.length() && Character.digit(typed.charAt(at), 10) >= 0) {
      int next = number * 10 + Character.digit(typed.charAt(at), 10);
      if (next > LineImage.LAST) {
        break;
      }
      number = next;
      at++;
    }
    if (at == first) {
      return new TypedLine(TypedLine.DIRECT, typed.substring(at));
    }
    boolean blank = at < typed.length() && typed.charAt(at) == ' ';
    return new TypedLine(number, typed.substring(blank ? at + 1 : at));
  }

  /**
   * Crunches a line without its number.
   *
   * @param faults told of constants too large for their type, which are stored as the largest there
   *     is
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
      } else if (isDigit(c) || (c == '.' && !lines)) {
        number();
      } else if (c == '&') {
        based();
      } else {
        sign(c);
      }
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
    lines = false;
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
      boolean keeps = lines && operator == Keyword.MINUS;
      append(operator);
      lines = keeps;
    } else if (c < 0x80) {
      image.append(c);
      lines &= c == ' ' || c == ',';
    }
  }

  private void append(Keyword keyword) {
    image.append(keyword.token());
    lines = keyword.takesLines();
  }

  private void copyRest() {
    image.append(text, at, text.length());
    at = text.length();
  }

  private void number() {
    if (lines) {
      lineNumber();
      return;
    }
    NumberReader.Reading reading = NumberReader.read(text, at, NumberReader.Start.INTEGER, faults);
    Constant.append(reading.value(), image);
    at = Math.max(reading.end(), at + 1);
  }

  private void lineNumber() {
    int value = 0;
    int end = at;
    for (int i = at; i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == ' '); i++) {
      if (isDigit(text.charAt(i))) {
        int next = value * 10 + text.charAt(i) - '0';
        if (next > LineImage.LAST) {
          break;
        }
        value = next;
        end = i + 1;
      }
    }
    Constant.appendBytes(Constant.LINE_NUMBER, value, image);
    at = end;
  }

  /** {@code &H}, {@code &O} and {@code &}; a bare ampersand stays one. Octal takes blanks along. */
  private void based() {
    int digits = at + 1;
    while (digits < text.length() && text.charAt(digits) == ' ') {
      digits++;
    }
    char form = digits < text.length() ? Character.toUpperCase(text.charAt(digits)) : ' ';
    boolean octal = form == 'O' || isDigit(form);
    if (form != 'H' && !octal) {
      image.append('&');
      at++;
      return;
    }
    String number = "&" + text.substring(digits);
    NumberReader.Reading reading = NumberReader.read(number, 0, NumberReader.Start.INTEGER, faults);
    int value = reading.value() instanceof Numeral.Whole whole ? whole.value() : 0;
    Constant.appendBytes(octal ? Constant.OCTAL : Constant.HEXADECIMAL, value, image);
    at = digits - 1 + reading.end();
    while (octal && at < text.length() && text.charAt(at) == ' ') {
      at++;
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
        lines = false;
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
      default -> append(keyword);
    }
  }

  private static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c) || c == '.';
  }

  private @Nullable Keyword keyword(int end) {
    String word = text.substring(at, end);
    if (end < text.length()) {
      char next = text.charAt(end);
      Keyword longer = next == '$' || next == '(' ? Keyword.spelled(word + next) : null;
      if (longer != null) {
        return longer;
      }
      Keyword keyword = Keyword.spelled(word);
      boolean suffix = (next == '$' && keyword != Keyword.INPUT) || next == '%' || next == '!';
      return suffix ? null : keyword;
    }
    return Keyword.spelled(word);
  }

  /** {@code GO TO} and {@code GO SUB}; with two blanks the original always takes it for GOSUB. */
  private boolean go(int end) {
    if (!text.substring(at, end).equalsIgnoreCase("GO")) {
      return false;
    }
    if (text.startsWith(" ", end)) {
      boolean twoBlanks = text.startsWith("  ", end);
      int second = end + (twoBlanks ? 2 : 1);
      boolean to = text.regionMatches(true, second, "TO", 0, 2);
      boolean sub = text.regionMatches(true, second, "SUB", 0, 3);
      int after = second + (to ? 2 : 3);
      if ((to || sub) && (after >= text.length() || !isWordPart(text.charAt(after)))) {
        append(to && !twoBlanks ? Keyword.GOTO : Keyword.GOSUB);
        at = after;
        return true;
      }
    }
    return false;
  }

  /** FN and a name in one word, USR and its digit. */
  private boolean function(int end) {
    String word = text.substring(at, end).toUpperCase(Locale.ROOT);
    if (word.startsWith("FN")) {
      append(Keyword.FN);
      at += 2;
      return true;
    }
    if (word.length() == 4 && word.startsWith("USR") && isDigit(word.charAt(3))) {
      append(Keyword.USR);
      image.append((char) (Constant.ZERO + word.charAt(3) - '0'));
      at = end;
      return true;
    }
    return false;
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
