package org.mbasic.numbers;

/**
 * Numbers as PRINT, STR$, WRITE and LIST show them: six digits of a single, sixteen of a double, in
 * fixed point where that is short enough, otherwise with an exponent. Source: numbers.md section 7.
 */
public final class NumberPrinter {

  /** From this number of places on even a single digit is shown with an exponent. */
  private static final int MOST_PLACES = 16;

  private NumberPrinter() {}

  /** Appends a blank or a minus sign, and the digits; PRINT itself adds the blank behind. */
  public static void print(int n, StringBuilder out) {
    if (n >= 0) {
      out.append(' ');
    }
    out.append(n);
  }

  /** Appends a single as {@link #print(int, StringBuilder)} does an integer. */
  public static void printSingle(double x, StringBuilder out) {
    out.append(x < 0 ? '-' : ' ');
    magnitude(Decimal.Six.of(Math.abs(x)), out);
  }

  /** Appends a double as {@link #print(int, StringBuilder)} does an integer. */
  public static void printDouble(long x, StringBuilder out) {
    boolean negative = DoublePrecision.sign(x) < 0;
    out.append(negative ? '-' : ' ');
    magnitude(Decimal.Sixteen.of(negative ? DoublePrecision.negate(x) : x), out);
  }

  /** Appends a number of any type, with the leading blank or minus sign. */
  public static void print(Numeral x, StringBuilder out) {
    if (x instanceof Numeral.Whole whole) {
      print(whole.value(), out);
    } else if (x instanceof Numeral.Single single) {
      printSingle(single.value(), out);
    } else if (x instanceof Numeral.Double precise) {
      printDouble(precise.bits(), out);
    } else {
      throw new AssertionError(x);
    }
  }

  /** The text of STR$. */
  public static String text(Numeral x) {
    StringBuilder out = new StringBuilder(24);
    print(x, out);
    return out.toString();
  }

  /** The text without a leading blank, as WRITE and LIST have it; a type suffix is the caller's. */
  public static String bare(Numeral x) {
    String text = text(x);
    return text.charAt(0) == ' ' ? text.substring(1) : text;
  }

  /** HEX$ of the low 16 bits. */
  public static String hex(int n) {
    String digits = Integer.toHexString(n & 0xFFFF);
    StringBuilder out = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      out.append(digit > '9' ? (char) (digit - 'a' + 'A') : digit);
    }
    return out.toString();
  }

  /** OCT$ of the low 16 bits. */
  public static String octal(int n) {
    return Integer.toOctalString(n & 0xFFFF);
  }

  private static void magnitude(Decimal number, StringBuilder out) {
    long digits = number.digits();
    if (digits == 0) {
      out.append('0');
      return;
    }
    int precision = number.precision();
    int point = number.exponent() + precision;
    int shown = precision;
    while (digits % 10 == 0) {
      digits /= 10;
      shown--;
    }
    int start = out.length();
    out.append(digits);
    if (isFixed(point, shown, precision)) {
      fixed(out, start, point);
    } else {
      exponential(out, start, number.letter(), point - 1);
    }
  }

  private static boolean isFixed(int point, int shown, int precision) {
    if (point >= -1) {
      return point <= precision;
    }
    int places = 1 - point;
    int room = precision == 6 ? 9 : 18;
    return places < MOST_PLACES && shown + places < room;
  }

  private static void fixed(StringBuilder out, int start, int point) {
    int shown = out.length() - start;
    if (point >= shown) {
      appendZeros(out, point - shown);
      return;
    }
    for (int i = point; i < 0; i++) {
      out.insert(start, '0');
    }
    out.insert(start + Math.max(point, 0), '.');
  }

  private static void exponential(StringBuilder out, int start, char letter, int exponent) {
    if (out.length() > start + 1) {
      out.insert(start + 1, '.');
    }
    appendExponent(out, letter, exponent);
  }

  /** Appends the letter, the sign and two digits. */
  static void appendExponent(StringBuilder out, char letter, int exponent) {
    out.append(letter).append(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    out.append((char) ('0' + size / 10)).append((char) ('0' + size % 10));
  }

  static void appendZeros(StringBuilder out, int count) {
    for (int i = 0; i < count; i++) {
      out.append('0');
    }
  }
}
