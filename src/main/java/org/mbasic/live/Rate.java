package org.mbasic.live;

import java.util.Arrays;

/**
 * How often something happens in a second, on an average of the last minute. Any thread may call.
 */
final class Rate {
  private static final int SECONDS = 60;
  private static final long NANOS = 1_000_000_000;

  private final long begin;

  /** By second since the beginning; the newest takes the place of what is a minute old. */
  private final long[] counts = new long[SECONDS];

  private long newest;

  /**
   * @param now {@link System#nanoTime}, as everywhere here
   */
  Rate(long now) {
    begin = now;
  }

  /** It has happened. */
  synchronized void add(long now) {
    turnTo(now);
    counts[place(newest)]++;
  }

  /** Since the beginning, as long as that is less than a minute ago. */
  synchronized double perSecond(long now) {
    turnTo(now);
    return (double) Arrays.stream(counts).sum() / Math.min(SECONDS, newest + 1);
  }

  private void turnTo(long now) {
    long second = (now - begin) / NANOS;
    for (long empty = Math.max(newest + 1, second - SECONDS + 1); empty <= second; empty++) {
      counts[place(empty)] = 0;
    }
    newest = Math.max(newest, second);
  }

  private static int place(long second) {
    return (int) (second % SECONDS);
  }
}
