package org.mbasic.live;

/**
 * So much in a period, all at once or bit by bit (the generic cell rate algorithm, ITU-T I.371).
 * Confined to one thread at a time.
 */
final class RateAllowance {
  /** Nothing has been taken for longer than a period. */
  static final long UNUSED = Long.MIN_VALUE;

  private final long amount;
  private final long period;
  private long paid = UNUSED;

  /**
   * @param amount in one period
   * @param period nanoseconds
   */
  RateAllowance(long amount, long period) {
    this.amount = amount;
    this.period = period;
  }

  /**
   * Takes some, if there is so much.
   *
   * @param now {@link System#nanoTime}
   * @return 0, or after how many nanoseconds there will be so much; nothing is taken then
   */
  long take(long much, long now) {
    long from = paid == UNUSED || paid - now < 0 ? now : paid;
    long cost = cost(much);
    long wait = from + cost - now - period;
    if (wait > 0) {
      return wait;
    }
    paid = from + cost;
    return 0;
  }

  /** Undoes that so much was taken. */
  void giveBack(long much) {
    paid -= cost(much);
  }

  private long cost(long much) {
    return (long) ((double) period / amount * much);
  }
}
