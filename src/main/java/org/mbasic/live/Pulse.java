package org.mbasic.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Notices when the whole process has stood still: suspended, swapped out, or in a long collection
 * of garbage. Others may then have taken its workspaces for a dead server's. Every thread that
 * works feels the pulse, so it is missed for long only when none of them ran.
 */
final class Pulse {
  /**
   * So long without a pulse is a standstill. It is shorter than the {@link
   * org.mbasic.workspace.HandoverRequests#PATIENCE} that a server has before it forces a takeover.
   */
  static final Duration STANDSTILL = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private final AtomicInteger standstills = new AtomicInteger();
  private volatile long last;

  /**
   * @param nanoTime {@link System#nanoTime}, or a test's
   */
  Pulse(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    last = nanoTime.getAsLong();
  }

  /** Any thread may call. Returns how often the process has stood still so far, at the least. */
  int standstills() {
    long now = nanoTime.getAsLong();
    if (now - last > STANDSTILL.toNanos()) {
      // Counted before it is over: whoever feels the new pulse knows of the standstill.
      standstills.incrementAndGet();
    }
    last = now;
    return standstills.get();
  }
}
