package org.mbasic.numbers;

/**
 * One decimal place up or down, with the rounding errors of the original, which reading and
 * printing share. Source: numbers.md section 7.
 */
final class TenFold {
  private static final long TENTH = 0x7D4C_CCCC_CCCC_CCCDL;
  private static final long TWICE = 1L << 56;

  /** From this exponent byte on ten times a double is too large, and four times it has no byte. */
  private static final int TOO_LARGE = 253;

  /**
   * Below this exponent byte a double is multiplied by a tenth, since the series would underflow.
   */
  private static final int TOO_SMALL = 0x41;

  private TenFold() {}

  /** Five times x, rounded, then doubled. */
  static double up(double x, FloatFaults faults) {
    double ten = 2 * SinglePrecision.round24(5 * x);
    if (SinglePrecision.exponent(ten) > 255) {
      faults.overflow();
      return Math.copySign(SinglePrecision.MAX, x);
    }
    return ten;
  }

  static double down(double x) {
    return SinglePrecision.divide(x, 10, FloatFaults.TRAPPED);
  }

  /** Five times x, rounded, then doubled. */
  static long up(long x, FloatFaults faults) {
    if (x == 0) {
      return 0;
    }
    boolean possible = DoublePrecision.exponent(x) < TOO_LARGE;
    long five =
        possible ? DoublePrecision.add(x, x + 2 * TWICE, FloatFaults.TRAPPED) : DoublePrecision.MAX;
    return DoublePrecision.exponent(five) == 255
        ? DoublePrecision.overflow(x, faults)
        : five + TWICE;
  }

  /** The series x/2 + x/4, a sixteenth of that, and so on, is 0.8 x; an eighth of it is wanted. */
  static long down(long x) {
    if (DoublePrecision.exponent(x) < TOO_SMALL) {
      return DoublePrecision.multiply(x, TENTH, FloatFaults.TRAPPED);
    }
    long sum = DoublePrecision.add(x - TWICE, x - 2 * TWICE, FloatFaults.TRAPPED);
    long term = sum;
    for (int i = 0; i < 15; i++) {
      term -= 4 * TWICE;
      sum = DoublePrecision.add(sum, term, FloatFaults.TRAPPED);
    }
    return sum - 3 * TWICE;
  }
}
