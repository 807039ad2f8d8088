package org.mbasic.numbers;

/**
 * Double precision: 56 bits of mantissa in a {@code long} that has the eight bytes of MKD$, the
 * exponent byte highest, the sign in the place of the mantissa's hidden bit. Zero is {@code 0}
 * alone.
 *
 * <p>The odd results of the original are kept: a subtraction drops the guard bits of the smaller
 * operand, so 2.25#-1.5# is .7500000000000001, and a division may wrap its exponent. Source:
 * numbers.md sections 1 to 3, with the recorded vectors as witnesses.
 */
public final class DoublePrecision {
  /** The largest double, 1.701411834604693D+38, which overflow and division by zero give. */
  public static final long MAX = 0xFF7F_FFFF_FFFF_FFFFL;

  private static final long SIGN = 1L << 55;
  private static final long FRACTION = SIGN - 1;
  private static final long CARRY = 1L << 56;

  /** Exponent byte of numbers from 0.5 to below 1. */
  private static final int BELOW_ONE = 128;

  /** From this exponent byte on there is no room for a fraction. */
  private static final int ALL_WHOLE = BELOW_ONE + 56;

  private static final long HALF = 128L << 56;
  private static final long MINUS_ONE = 129L << 56 | SIGN;

  private DoublePrecision() {}

  /** {@code x + y}. */
  public static long add(long x, long y, FloatFaults faults) {
    boolean ordered = exponent(x) >= exponent(y);
    long big = ordered ? x : y;
    long small = ordered ? y : x;
    int distance = exponent(big) - exponent(small);
    if (small == 0 || distance > 56) {
      return big;
    }
    long shifted = mantissa(small) >>> distance;
    if (((x ^ y) & SIGN) != 0) {
      return difference(big, mantissa(big) - shifted);
    }
    long sum = mantissa(big) + shifted;
    if (sum >= CARRY) {
      return pack(big, exponent(big) + 1, (sum + 1) >>> 1, faults);
    }
    long half = distance == 0 ? 0 : mantissa(small) >>> (distance - 1) & 1;
    return pack(big, exponent(big), sum + half, faults);
  }

  private static long difference(long big, long mantissa) {
    if (mantissa == 0) {
      return 0;
    }
    long sign = mantissa < 0 ? big ^ SIGN : big;
    long magnitude = Math.abs(mantissa);
    int shift = Long.numberOfLeadingZeros(magnitude) - 8;
    int e = exponent(big) - shift;
    return e <= 0 ? 0 : (long) e << 56 | (sign & SIGN) | (magnitude << shift & FRACTION);
  }

  /** {@code x - y}. */
  public static long subtract(long x, long y, FloatFaults faults) {
    return add(x, negate(y), faults);
  }

  /** {@code x * y}. */
  public static long multiply(long x, long y, FloatFaults faults) {
    int e = exponent(x) + exponent(y);
    if (x == 0 || y == 0 || e <= BELOW_ONE) {
      return 0;
    }
    if (e >= BELOW_ONE + 256) {
      return overflow(x ^ y, faults);
    }
    // The upper 62 of the 112 bits of the product.
    long product = Math.multiplyHigh(mantissa(x) << 7, mantissa(y) << 7);
    if (product < 1L << 61) {
      return e <= BELOW_ONE + 1 ? 0 : pack(x ^ y, e - BELOW_ONE - 1, (product + 16) >>> 5, faults);
    }
    return pack(x ^ y, e - BELOW_ONE, (product + 32) >>> 6, faults);
  }

  /** {@code x / y}; anything by zero is the largest number, always positive. */
  public static long divide(long x, long y, FloatFaults faults) {
    if (y == 0) {
      faults.divisionByZero();
      return MAX;
    }
    int u = exponent(x) - exponent(y);
    if (x == 0 || exponent(y) == 255 || u <= -127) {
      return 0;
    }
    if (u == 127 || u >= 129) {
      return overflow(x ^ y, faults);
    }
    long dividend = mantissa(x);
    long divisor = mantissa(y);
    boolean less = dividend < divisor;
    // At u = 128 the exponent wraps and nobody notices.
    int e = (u + BELOW_ONE + 1 & 0xFF) - (less ? 1 : 0);
    if (e == 0) {
      return 0;
    }
    long remainder = (less ? dividend << 1 : dividend) - divisor;
    return pack(x ^ y, e, (CARRY + quotient(remainder, divisor) + 1) >>> 1, faults);
  }

  /** 56 quotient bits in two halves; each is estimated with a Java double and put right by one. */
  private static long quotient(long remainder, long divisor) {
    double scale = 0x1p28 / divisor;
    long high = (long) (remainder * scale);
    long rest = (remainder << 28) - high * divisor;
    if (rest < 0) {
      high--;
      rest += divisor;
    } else if (rest >= divisor) {
      high++;
      rest -= divisor;
    }
    long low = (long) (rest * scale);
    long last = (rest << 28) - low * divisor;
    if (last < 0) {
      low--;
    } else if (last >= divisor) {
      low++;
    }
    return (high << 28) + low;
  }

  /** {@code -x}. */
  public static long negate(long x) {
    return x == 0 ? 0 : x ^ SIGN;
  }

  /** Less than, equal to or greater than zero, as {@link Long#compare}. */
  public static int compare(long x, long y) {
    return Long.compare(ordered(x), ordered(y));
  }

  /** SGN: -1, 0 or 1. */
  public static int sign(long x) {
    return Long.signum(ordered(x));
  }

  /** The double with the value of an integer. */
  public static long fromInteger(int n) {
    return fromSingle(n);
  }

  /** CDBL: the single with 32 zero bits appended. */
  public static long fromSingle(double x) {
    return (long) SinglePrecision.toBits(x) << 32;
  }

  /** CSNG: rounded half up in magnitude, which may overflow. */
  public static double toSingle(long x, FloatFaults faults) {
    if (x == 0) {
      return 0.0;
    }
    long rounded = (mantissa(x) + (1L << 31)) >>> 32;
    double magnitude = Math.scalb((double) rounded, exponent(x) - BELOW_ONE - 24);
    if (magnitude > SinglePrecision.MAX) {
      faults.overflow();
      magnitude = SinglePrecision.MAX;
    }
    return (x & SIGN) == 0 ? magnitude : -magnitude;
  }

  /**
   * The integer nearest to x, as CINT and every integer operand take it: halves go away from zero.
   *
   * @throws BasicException Overflow outside -32768..32767
   */
  public static int toInteger(long x) {
    double shifted = toSingle(add(x, HALF, FloatFaults.TRAPPED), FloatFaults.TRAPPED);
    if (Math.abs(shifted) >= 32768) {
      throw BasicError.OVERFLOW.raise();
    }
    int whole = (int) shifted;
    return shifted < 0 || (shifted == 0 && x != 0) ? whole - 1 : whole;
  }

  /** INT: the largest whole number not above x. */
  public static long floor(long x) {
    int e = exponent(x);
    if (e >= ALL_WHOLE || x == 0) {
      return x;
    }
    boolean negative = (x & SIGN) != 0;
    if (e <= BELOW_ONE) {
      return negative ? MINUS_ONE : 0;
    }
    long mask = (1L << (ALL_WHOLE - e)) - 1;
    long whole = mantissa(x) & ~mask;
    if (negative && (x & mask) != 0) {
      return pack(x, e, whole + mask + 1, FloatFaults.TRAPPED);
    }
    return x & ~mask;
  }

  /** FIX: x without its fraction. */
  public static long fix(long x) {
    return (x & SIGN) == 0 ? floor(x) : negate(floor(negate(x)));
  }

  /** The number in eight bytes as CVD gets them, the first one lowest; exponent byte 0 is zero. */
  public static long fromBits(long bytes) {
    return exponent(bytes) == 0 ? 0 : bytes;
  }

  /** The exponent byte. */
  static int exponent(long x) {
    return (int) (x >>> 56);
  }

  /** A whole number that needs no more than 56 bits, as INT gives it. */
  static long toLong(long whole) {
    long magnitude = whole == 0 ? 0 : mantissa(whole) >>> (ALL_WHOLE - exponent(whole));
    return (whole & SIGN) == 0 ? magnitude : -magnitude;
  }

  private static long mantissa(long x) {
    return (x & FRACTION) | SIGN;
  }

  /** Grows with the number's value. */
  private static long ordered(long x) {
    long magnitude = x >>> 56 << 55 | (x & FRACTION);
    return (x & SIGN) == 0 ? magnitude : -magnitude;
  }

  /**
   * Joins the parts; a mantissa that rounding made one bit too long is one half of the next power.
   * Where that is too large, the original puts the sign in once more behind the overflow, and what
   * is left is negative whatever the sign was.
   */
  private static long pack(long sign, int exponent, long mantissa, FloatFaults faults) {
    if (exponent > 255) {
      return overflow(sign, faults);
    }
    int e = mantissa == CARRY ? exponent + 1 : exponent;
    if (e > 255) {
      return overflow(SIGN, faults);
    }
    return (long) e << 56 | (sign & SIGN) | (mantissa & FRACTION);
  }

  /** Reports an overflow and gives the largest double with the sign of its argument. */
  static long overflow(long sign, FloatFaults faults) {
    faults.overflow();
    return MAX | (sign & SIGN);
  }
}
