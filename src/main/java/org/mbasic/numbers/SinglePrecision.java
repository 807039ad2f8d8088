package org.mbasic.numbers;

/**
 * Single precision: 24 bits of mantissa, exponent byte 1 to 255, held in a Java {@code double} that
 * has exactly such a value. No result is ever {@code -0.0}, infinite or NaN, and no argument may
 * be.
 *
 * <p>Rounding is half up in magnitude. IEEE arithmetic on doubles is exact enough to do the work
 * before that rounding; what remains is the range, and the addition's habit of dropping what lies
 * more than 8 bits below the bigger operand. Source: numbers.md sections 1 to 3, with the recorded
 * vectors as witnesses.
 */
public final class SinglePrecision {
  /** The largest single, 1.70141E+38, which overflow and division by zero give. */
  public static final double MAX = 0x0.ffffffp127;

  /** From the exponent field of a Java double to the exponent byte. */
  private static final int BIAS = 1023 - 129;

  private static final long HALF_UNIT = 1L << 28;
  private static final long UNIT_MASK = -(1L << 29);

  private SinglePrecision() {}

  /** Rounds half up in magnitude to 24 bits; the exponent may leave the range of a single. */
  public static double round24(double x) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(x) + HALF_UNIT) & UNIT_MASK);
  }

  /** {@code x + y}. */
  public static double add(double x, double y, FloatFaults faults) {
    int distance = exponent(x) - exponent(y);
    double sum;
    if (distance >= -8 && distance <= 8) {
      sum = round24(x + y);
    } else if (distance > 0) {
      sum = distance > 24 ? x : round24(x + cut(y, distance));
    } else {
      sum = distance < -24 ? y : round24(y + cut(x, -distance));
    }
    int e = exponent(sum);
    return e >= 1 && e <= 255 ? sum : outOfRange(sum, e, faults);
  }

  /** {@code x - y}. */
  public static double subtract(double x, double y, FloatFaults faults) {
    return add(x, 0.0 - y, faults);
  }

  /** {@code x * y}. */
  public static double multiply(double x, double y, FloatFaults faults) {
    double product = x * y;
    int e = exponent(product);
    // At 255 the sum of the exponents may already be too high although the product would fit.
    return e >= 1 && e <= 254 ? round24(product) : extremeProduct(x, y, product, faults);
  }

  private static double extremeProduct(double x, double y, double product, FloatFaults faults) {
    int e = exponent(product);
    if (e < 1) {
      return 0.0;
    }
    double rounded = round24(product);
    if (exponent(x) + exponent(y) >= 384 || exponent(rounded) > 255) {
      faults.overflow();
      return Math.copySign(MAX, product);
    }
    return rounded;
  }

  /** {@code x / y}; by zero it is the largest number with the sign of x, 0/0 being positive. */
  public static double divide(double x, double y, FloatFaults faults) {
    int e = exponent(x) - exponent(y);
    boolean plain = e >= -126 && e <= 126 && y != 0;
    return plain ? round24(x / y) : extremeQuotient(x, y, e, faults);
  }

  private static double extremeQuotient(double x, double y, int e, FloatFaults faults) {
    if (y == 0) {
      faults.divisionByZero();
      return Math.copySign(MAX, x);
    }
    if (e < 0) {
      return 0.0;
    }
    faults.overflow();
    // The original loses the sign when the quotient is only just too large.
    return e <= 128 ? MAX : Math.copySign(MAX, x) * Math.signum(y);
  }

  /** {@code -x}. */
  public static double negate(double x) {
    return 0.0 - x;
  }

  /**
   * The integer nearest to x, as CINT and every integer operand take it: halves go away from zero.
   *
   * @throws BasicException Overflow outside -32768..32767
   */
  public static int toInteger(double x) {
    int whole = (int) x;
    return whole == x && (short) whole == whole ? whole : roundToInteger(x);
  }

  private static int roundToInteger(double x) {
    double shifted = add(x, 0.5, FloatFaults.TRAPPED);
    if (Math.abs(shifted) >= 32768) {
      throw BasicError.OVERFLOW.raise();
    }
    int whole = (int) shifted;
    return shifted < 0 || (shifted == 0 && x < 0) ? whole - 1 : whole;
  }

  /** INT: the largest whole number not above x. */
  public static double floor(double x) {
    return Math.floor(x);
  }

  /** FIX: x without its fraction. */
  public static double fix(double x) {
    return x < 0 ? 0.0 - Math.floor(0.0 - x) : Math.floor(x);
  }

  /** The value of four bytes as MKS$ has them, the first one lowest; exponent byte 0 is zero. */
  public static double fromBits(int bits) {
    int e = bits >>> 24;
    if (e == 0) {
      return 0.0;
    }
    long sign = (long) (bits & 0x800000) << 40;
    return Double.longBitsToDouble(sign | (long) (e + BIAS) << 52 | (bits & 0x7FFFFFL) << 29);
  }

  /** The four bytes of x as MKS$ gives them, the first one lowest. */
  public static int toBits(double x) {
    if (x == 0) {
      return 0;
    }
    long raw = Double.doubleToRawLongBits(x);
    int sign = (int) (raw >>> 40) & 0x800000;
    return exponent(x) << 24 | sign | ((int) (raw >>> 29) & 0x7FFFFF);
  }

  /** The exponent byte, or what it would be if it had more bits; far below 0 for zero. */
  static int exponent(double x) {
    return (int) (Double.doubleToRawLongBits(x) >>> 52 & 0x7FF) - BIAS;
  }

  /** Clears what the addition never sees of the smaller operand: all beyond 8 guard bits. */
  private static double cut(double smaller, int distance) {
    long mask = -(1L << (29 + distance - 8));
    return Double.longBitsToDouble(Double.doubleToRawLongBits(smaller) & mask);
  }

  private static double outOfRange(double sum, int e, FloatFaults faults) {
    if (e < 1) {
      return 0.0;
    }
    faults.overflow();
    return Math.copySign(MAX, sum);
  }
}
