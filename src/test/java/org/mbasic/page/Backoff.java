package org.mbasic.page;

/** How long a page waits before it comes again: {@code backoff} of {@code journal.js}, in Java. */
public final class Backoff {
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 10_000;

  private Backoff() {}

  /**
   * How long to wait.
   *
   * @param attempt number of it, from 0
   * @param chance between 0 and 1
   * @return milliseconds
   */
  public static long millis(int attempt, double chance) {
    if (attempt == 0) {
      return Math.round(chance * FIRST_MILLIS);
    }
    double most = Math.min(LONGEST_MILLIS, FIRST_MILLIS * Math.pow(2, attempt + 1));
    return Math.round(FIRST_MILLIS + chance * (most - FIRST_MILLIS));
  }
}
