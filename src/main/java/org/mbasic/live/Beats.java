package org.mbasic.live;

import java.util.concurrent.TimeUnit;
import org.mbasic.workspace.WorkspaceId;

/**
 * When a desk is looked after: once a second, at a moment of the second that its id gives. So what
 * thousands of desks ask of the store is spread evenly over time, whenever they began. All times
 * are nanoseconds by {@link System#nanoTime}. Not safe for use by many threads at once.
 */
final class Beats {
  /** Pages are asked for a sign of life every so many seconds. */
  static final int SECONDS_PER_PING = 20;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long phase;
  private long next;
  private int looks;

  Beats(WorkspaceId id, long now) {
    phase = Math.floorMod(id.hashCode(), SECOND);
    next = after(now);
  }

  /** Whether it is time to look after the desk. */
  boolean due(long now) {
    boolean due = now - next >= 0;
    if (due) {
      next = after(now);
      looks++;
    }
    return due;
  }

  /** Whether the last look is one at which pages are asked for a sign of life. */
  boolean ping() {
    return looks % SECONDS_PER_PING == 0;
  }

  private long after(long now) {
    return now - Math.floorMod(now - phase, SECOND) + SECOND;
  }

  /** Whether so many seconds have passed, as near as looks come to that. */
  static boolean reached(long since, int seconds, long now) {
    return now - since >= seconds * SECOND - SECOND / 2;
  }
}
