package org.mbasic.numbers;

import org.jspecify.annotations.Nullable;

/**
 * A numeric field of a PRINT USING format. Source: numbers.md section 7 and the recorded fields;
 * the manual's description of PRINT USING.
 *
 * @param before characters before the point: digits, commas, dollar, asterisks and a leading plus
 * @param after 0 without a point, otherwise 1 for it and 1 for each digit behind it
 * @param commas whether thousands are set apart
 * @param dollar whether a dollar sign stands before the first digit
 * @param asterisks whether asterisks fill the field instead of blanks
 * @param sign where the sign goes and whether a plus is shown
 * @param exponent whether the field ends in four carets
 * @param end where the format goes on
 */
public record UsingField(
    int before,
    int after,
    boolean commas,
    boolean dollar,
    boolean asterisks,
    Sign sign,
    boolean exponent,
    int end) {

  /** The widest field: so many characters before and after the point, the point included. */
  private static final int WIDEST = 24;

  /** 1E16: from here on a fixed field gives up and shows what PRINT would show. */
  private static final long TOO_LARGE = 0xB60E_1BC9_BF04_0000L;

  /** How a field shows the sign. */
  public enum Sign {
    /** A minus before the number. */
    LEADING_MINUS,
    /** A plus or a minus before the number. */
    LEADING_BOTH,
    /** A minus behind the number, or a blank. */
    TRAILING_MINUS,
    /** A plus or a minus behind the number. */
    TRAILING_BOTH;

    boolean trails() {
      return this == TRAILING_MINUS || this == TRAILING_BOTH;
    }
  }

  /**
   * The numeric field that begins exactly at this offset, or null if what stands there is something
   * else: a lone plus, point, dollar sign or asterisk is text.
   */
  public static @Nullable UsingField parse(String format, int at) {
    boolean plus = symbol(format, at) == '+';
    int start = plus ? at + 1 : at;
    char first = symbol(format, start);
    char second = symbol(format, start + 1);
    boolean asterisks = first == '*' && second == '*';
    boolean dollar = first == '$' && second == '$';
    if (first != '#' && !asterisks && !dollar && !(first == '.' && second == '#')) {
      return null;
    }
    int next = asterisks || dollar ? start + 2 : start;
    if (asterisks && symbol(format, next) == '$') {
      dollar = true;
      next++;
    }
    boolean commas = false;
    for (; symbol(format, next) == '#' || symbol(format, next) == ','; next++) {
      commas |= symbol(format, next) == ',';
    }
    int before = next - (plus ? at : start);
    int point = next;
    if (symbol(format, next) == '.') {
      do {
        next++;
      } while (symbol(format, next) == '#');
    }
    int after = next - point;
    boolean exponent = format.startsWith("^^^^", next);
    next += exponent ? 4 : 0;
    Sign sign = plus ? Sign.LEADING_BOTH : trailing(symbol(format, next));
    next += sign.trails() ? 1 : 0;
    return new UsingField(before, after, commas, dollar, asterisks, sign, exponent, next);
  }

  /**
   * Refuses a field that is too wide.
   *
   * @throws BasicException Illegal function call if the field has more than 24 characters
   */
  public void checkWidth() {
    if (before + after > WIDEST) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
  }

  /**
   * The number in this field. What does not fit is shown all the same, after a percent sign.
   *
   * @throws BasicException Illegal function call if the field has more than 24 characters
   */
  public String format(Numeral value) {
    checkWidth();
    long wide = widened(value);
    boolean negative = DoublePrecision.sign(wide) < 0;
    Numeral magnitude = negative ? negated(value) : value;
    Decimal number = Decimal.of(magnitude);
    if (exponent) {
      return exponential(number, negative, wide == 0);
    }
    if (DoublePrecision.compare(negative ? DoublePrecision.negate(wide) : wide, TOO_LARGE) >= 0) {
      return "%" + NumberPrinter.text(magnitude);
    }
    return fixed(number, negative);
  }

  private String fixed(Decimal number, boolean negative) {
    int surplus = -number.exponent() - places();
    Decimal rounded = number.exponent() < 0 && surplus > 0 ? number.shortened(surplus) : number;
    StringBuilder digits = new StringBuilder(48).append(rounded.digits());
    NumberPrinter.appendZeros(digits, places() + rounded.exponent());
    return arranged(digits, "", negative);
  }

  /** Shows as many digits as the field has, none for the sign; rounding may add one too many. */
  private String exponential(Decimal number, boolean negative, boolean zero) {
    int shown = before + places() - (sign.trails() ? 0 : 1);
    int surplus = number.precision() - shown;
    StringBuilder digits = new StringBuilder(48).append(number.shortened(surplus).digits());
    NumberPrinter.appendZeros(digits, zero ? 0 : -surplus);
    StringBuilder power = new StringBuilder(4);
    int places = number.exponent() + surplus + places();
    NumberPrinter.appendExponent(power, number.letter(), zero ? 0 : places);
    return arranged(digits, power.toString(), negative);
  }

  /** Puts point, commas, dollar, sign and filling around digits that end with the field's last. */
  private String arranged(StringBuilder digits, String power, boolean negative) {
    while (digits.length() <= places()) {
      digits.insert(0, '0');
    }
    int point = digits.length() - places();
    String fraction = after == 0 ? "" : "." + digits.substring(point);
    digits.setLength(point);
    if (commas && !exponent) {
      for (int i = point - 3; i > 0; i -= 3) {
        digits.insert(i, ',');
      }
    }
    String lead = leadingSign(negative) + (dollar ? "$" : "");
    boolean lone = digits.length() == 1 && digits.charAt(0) == '0' && places() > 0;
    if (lone && lead.length() + 1 > before) {
      digits.setLength(0);
    }
    digits.insert(0, lead);
    boolean overflows = digits.length() > before;
    while (digits.length() < before) {
      digits.insert(0, asterisks ? '*' : ' ');
    }
    if (overflows) {
      digits.insert(0, '%');
    }
    return digits.append(fraction).append(power).append(trailingSign(negative)).toString();
  }

  private String leadingSign(boolean negative) {
    if (sign.trails()) {
      return "";
    }
    return negative ? "-" : sign == Sign.LEADING_BOTH ? "+" : "";
  }

  private String trailingSign(boolean negative) {
    if (!sign.trails()) {
      return "";
    }
    return negative ? "-" : sign == Sign.TRAILING_BOTH ? "+" : " ";
  }

  /** Digits behind the point. */
  private int places() {
    return Math.max(after - 1, 0);
  }

  private static Sign trailing(char c) {
    return c == '-' ? Sign.TRAILING_MINUS : c == '+' ? Sign.TRAILING_BOTH : Sign.LEADING_MINUS;
  }

  /** The character at an offset, 0 behind the end. */
  private static char symbol(String format, int at) {
    return at < format.length() ? format.charAt(at) : 0;
  }

  private static long widened(Numeral value) {
    if (value instanceof Numeral.Double precise) {
      return precise.bits();
    }
    return DoublePrecision.fromSingle(
        value instanceof Numeral.Single single ? single.value() : ((Numeral.Whole) value).value());
  }

  private static Numeral negated(Numeral value) {
    if (value instanceof Numeral.Double precise) {
      return new Numeral.Double(DoublePrecision.negate(precise.bits()));
    }
    if (value instanceof Numeral.Single single) {
      return new Numeral.Single(SinglePrecision.negate(single.value()));
    }
    return new Numeral.Single(-((Numeral.Whole) value).value());
  }
}
