package org.mbasic.numbers;

/**
 * Integers of 16 bits. Sums and products are those of Java's {@code int}; a result that does not
 * {@linkplain #fits fit} goes on as a single, rounded by {@link SinglePrecision#round24}. Source:
 * numbers.md section 3.
 */
public final class WholeNumbers {
  private WholeNumbers() {}

  /** Whether n is an integer of the language. */
  public static boolean fits(int n) {
    return (short) n == n;
  }

  /**
   * {@code x \ y}, truncated. {@code -32768 \ -1} gives 32768, which does not fit.
   *
   * @throws BasicException Division by zero, which always stops the statement
   */
  public static int divide(int x, int y) {
    return x / nonzero(y);
  }

  /**
   * {@code x MOD y}, with the sign of x.
   *
   * @throws BasicException Division by zero, which always stops the statement
   */
  public static int remainder(int x, int y) {
    return x % nonzero(y);
  }

  private static int nonzero(int divisor) {
    if (divisor == 0) {
      throw BasicError.DIVISION_BY_ZERO.raise();
    }
    return divisor;
  }
}
