package org.mbasic.numbers;

/** Skeleton. */
public final class WholeNumbers {
  private WholeNumbers() {}

  /** Whether n is an integer of the language; a result that is not goes on as a single. */
  public static boolean fits(int n) {
    return (short) n == n;
  }

  /** {@code x \ y}; 32768 is possible. */
  public static int divide(int x, int y) {
    throw new UnsupportedOperationException();
  }

  /** {@code x MOD y}. */
  public static int remainder(int x, int y) {
    throw new UnsupportedOperationException();
  }
}
