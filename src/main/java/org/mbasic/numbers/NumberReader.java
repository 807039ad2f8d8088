package org.mbasic.numbers;

/**
 * Reads a number from text the way program lines, INPUT, READ, INPUT# and VAL do: blanks within a
 * number do not count, the type grows with the digits, and decimal places are made up for by ten
 * times or a tenth, one after the other, with their rounding errors. Source: numbers.md section 8.
 */
public final class NumberReader {

  /** The type a number has before its spelling says otherwise. */
  public enum Start {
    /** Constants in a program; INPUT, INPUT# and READ into an integer or single variable. */
    INTEGER,
    /** VAL; INPUT, INPUT# and READ into a double variable. */
    DOUBLE
  }

  /**
   * What was read.
   *
   * @param value the number, a zero of the type it started with if there was none
   * @param end the offset behind the last character that belongs to the number; blanks after it and
   *     all that cannot be part of a number are left for the caller
   */
  public record Reading(Numeral value, int end) {}

  private enum Type {
    INTEGER,
    SINGLE,
    DOUBLE
  }

  /** No integer from here on has room for one more digit. */
  private static final int FULL_INTEGER = 3277;

  private static final double FULL_SINGLE = 1_000_000;

  private final CharSequence text;
  private final FloatFaults faults;
  private int next;
  private int end;
  private Type type;
  private int whole;
  private double single;
  private long precise;
  private int decimals;

  private NumberReader(CharSequence text, int at, Start start, FloatFaults faults) {
    this.text = text;
    this.next = at;
    this.end = at;
    this.type = start == Start.DOUBLE ? Type.DOUBLE : Type.INTEGER;
    this.faults = new OnlyOnce(faults);
  }

  /**
   * Reads the number at an offset: one sign, digits, a point, an exponent, a suffix, or the forms
   * with an ampersand. An overflow is reported once; the value is then the largest number.
   *
   * @throws BasicException Overflow for too large a number after an ampersand or before a percent
   *     sign; Syntax error for 8 and 9 in octal
   */
  public static Reading read(CharSequence text, int at, Start start, FloatFaults faults) {
    return new NumberReader(text, at, start, faults).read();
  }

  private Reading read() {
    if (peek() == '&') {
      take();
      return ampersand();
    }
    boolean negative = peek() == '-';
    if (negative || peek() == '+') {
      take();
    }
    mantissa();
    boolean toInteger = false;
    int exponent = 0;
    if (startsExponent()) {
      setType(upper(take()) == 'D' || type == Type.DOUBLE ? Type.DOUBLE : Type.SINGLE);
      exponent = exponent();
    } else {
      toInteger = suffix();
    }
    scale((byte) (exponent - decimals));
    Numeral value = value(negative);
    return new Reading(toInteger ? new Numeral.Whole(rounded(value)) : value, end);
  }

  private void mantissa() {
    boolean point = false;
    while (true) {
      char c = peek();
      if (c >= '0' && c <= '9') {
        take();
        digit(c - '0');
        decimals += point ? 1 : 0;
      } else if (c == '.' && !point) {
        take();
        point = true;
        setType(type == Type.INTEGER ? Type.SINGLE : type);
      } else {
        return;
      }
    }
  }

  private void digit(int digit) {
    if (type == Type.INTEGER) {
      int longer = whole * 10 + digit;
      if (whole < FULL_INTEGER && WholeNumbers.fits(longer)) {
        whole = longer;
        return;
      }
      setType(Type.SINGLE);
    }
    if (type == Type.SINGLE && single >= FULL_SINGLE) {
      setType(Type.DOUBLE);
    }
    if (type == Type.SINGLE) {
      single = SinglePrecision.add(TenFold.up(single, faults), digit, faults);
    } else {
      long added = DoublePrecision.fromInteger(digit);
      precise = DoublePrecision.add(TenFold.up(precise, faults), added, faults);
    }
  }

  /** ELSE and EQV may follow a number, and the second letter of an E may follow it after blanks. */
  private boolean startsExponent() {
    char c = upper(peek());
    if (c != 'E') {
      return c == 'D';
    }
    int second = next + 1;
    while (second < text.length() && isBlank(text.charAt(second))) {
      second++;
    }
    char after = upperAt(second);
    return after != 'L' && after != 'Q';
  }

  private int exponent() {
    boolean negative = peek() == '-';
    if (negative || peek() == '+') {
      take();
    }
    int exponent = 0;
    while (peek() >= '0' && peek() <= '9') {
      int digit = take() - '0';
      exponent = exponent >= 10 ? 127 : exponent * 10 + digit;
    }
    return negative ? -exponent : exponent;
  }

  /** Takes a type suffix; the one for integers takes effect when the number is complete. */
  private boolean suffix() {
    char c = peek();
    if (c != '!' && c != '#' && c != '%') {
      return false;
    }
    take();
    if (c != '%') {
      setType(c == '!' ? Type.SINGLE : Type.DOUBLE);
    }
    return c == '%';
  }

  private void setType(Type wanted) {
    if (type == Type.INTEGER) {
      single = whole;
      precise = DoublePrecision.fromInteger(whole);
    } else if (type == Type.SINGLE && wanted == Type.DOUBLE) {
      precise = DoublePrecision.fromSingle(single);
    } else if (type == Type.DOUBLE && wanted == Type.SINGLE) {
      single = DoublePrecision.toSingle(precise, faults);
    }
    type = wanted;
  }

  private void scale(int places) {
    for (int i = 0; i < Math.abs(places); i++) {
      if (type == Type.SINGLE) {
        single = places > 0 ? TenFold.up(single, faults) : TenFold.down(single);
      } else {
        precise = places > 0 ? TenFold.up(precise, faults) : TenFold.down(precise);
      }
    }
  }

  private Numeral value(boolean negative) {
    return switch (type) {
      case INTEGER -> new Numeral.Whole(negative ? -whole : whole);
      case SINGLE -> new Numeral.Single(negative ? SinglePrecision.negate(single) : single);
      case DOUBLE -> new Numeral.Double(negative ? DoublePrecision.negate(precise) : precise);
    };
  }

  private static int rounded(Numeral value) {
    if (value instanceof Numeral.Whole whole) {
      return whole.value();
    }
    return value instanceof Numeral.Single single
        ? SinglePrecision.toInteger(single.value())
        : DoublePrecision.toInteger(((Numeral.Double) value).bits());
  }

  private Reading ampersand() {
    char c = upper(peek());
    if (c == 'H' || c == 'O') {
      take();
    }
    int bits = c == 'H' ? hexadecimal() : octal();
    return new Reading(new Numeral.Whole((short) bits), end);
  }

  private int hexadecimal() {
    int bits = 0;
    for (int count = 0; Character.digit(upperAt(next), 16) >= 0; count++) {
      if (count == 4) {
        throw BasicError.OVERFLOW.raise();
      }
      bits = bits << 4 | Character.digit(take(), 16);
    }
    return bits;
  }

  /** Passes over blanks, which {@link #hexadecimal} does not. */
  private int octal() {
    int bits = 0;
    while (peek() >= '0' && peek() <= '9') {
      int digit = take() - '0';
      if (digit > 7) {
        throw BasicError.SYNTAX.raise();
      }
      bits = bits << 3 | digit;
      if (bits > 0xFFFF) {
        throw BasicError.OVERFLOW.raise();
      }
    }
    return bits;
  }

  /** The next character that counts, 0 at the end; what is passed over belongs to no number yet. */
  private char peek() {
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
    return next < text.length() ? text.charAt(next) : 0;
  }

  private char take() {
    end = next + 1;
    return text.charAt(next++);
  }

  private char upperAt(int offset) {
    return offset < text.length() ? upper(text.charAt(offset)) : 0;
  }

  /** Tab and line feed count as blanks: golden case val-str/val-control. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  /** However often the number overflows on its way, the original says so once. */
  private static final class OnlyOnce implements FloatFaults {
    private final FloatFaults faults;
    private boolean reported;

    OnlyOnce(FloatFaults faults) {
      this.faults = faults;
    }

    @Override
    public void overflow() {
      if (!reported) {
        reported = true;
        faults.overflow();
      }
    }

    @Override
    public void divisionByZero() {
      throw new AssertionError("reading divides by ten only");
    }
  }
}
