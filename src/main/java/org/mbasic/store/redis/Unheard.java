package org.mbasic.store.redis;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Owner;

/**
 * The owner that nobody heard last when it was asked for something: the pages of a dead server come
 * by the thousand. For a second it counts as gone; one that lives and has lost its connection is
 * forced so much longer. Any thread may call.
 */
final class Unheard {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Null while there was none. */
  private volatile @Nullable Silence last;

  private record Silence(Owner owner, long at) {}

  /** Nobody heard it just now. */
  void note(Owner owner) {
    last = new Silence(owner, System.nanoTime());
  }

  /** Whether it counts as gone. */
  boolean is(Owner owner) {
    return owner.node().equals(node());
  }

  /** Name of the one that counts as gone; empty when none does. */
  String node() {
    Silence silence = last;
    return silence == null || System.nanoTime() - silence.at() >= NANOS
        ? ""
        : silence.owner().node();
  }
}
