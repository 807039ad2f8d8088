package org.mbasic.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.StoreUnavailable;

/**
 * Bounds what one server asks of a store that all its desks share: so many saves are under way at
 * once, and the others wait for their turn. When the store does not answer, one desk at a time asks
 * whether it is back, at intervals that grow up to {@value #LONGEST_MILLIS} ms; then all that wait
 * follow, the oldest state first, at a bounded rate. Any thread may call, nothing blocks.
 */
final class SaveGate {
  /** Milliseconds between two attempts to reach a store that was just lost. */
  static final int SHORTEST_MILLIS = 250;

  /** Milliseconds at most between two attempts to reach the store. */
  static final int LONGEST_MILLIS = 5_000;

  /** While what waited follows, so often some more are let through. */
  private static final int STEP_MILLIS = 100;

  /** One desk's saves. */
  interface Waiter {
    /** How old the state is that the store has. */
    Instant lastSaved();

    /**
     * May save now, and then must say {@link #left}, or {@link #abandoned}. Called on any thread,
     * must not block.
     */
    void admitted();
  }

  /** What becomes of a request. */
  enum Admission {
    /** To save at once. */
    NOW,
    /** To wait to be admitted, which is soon. */
    SOON,
    /** To wait to be admitted, which takes until the store is back. */
    LATER
  }

  private enum State {
    OPEN,
    AWAY,
    CATCHING_UP
  }

  private record Waiting(Waiter waiter, int failures) {}

  private final int most;
  private final int perSecond;
  private final Node.Later later;
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(
          Comparator.comparingInt(Waiting::failures)
              .thenComparing(waiting -> waiting.waiter().lastSaved()));

  private State state = State.OPEN;
  private volatile StoreUnavailable.Reason trouble = StoreUnavailable.Reason.SILENT;
  private int underWay;
  private int attempts;
  private boolean stepping;

  /**
   * @param most saves under way at once
   * @param perSecond saves a second when the store is back
   */
  SaveGate(int most, int perSecond, Node.Later later) {
    this.most = most;
    this.perSecond = perSecond;
    this.later = later;
  }

  /** Asks to save. */
  synchronized Admission enter(Waiter waiter) {
    boolean free = state == State.OPEN || (state == State.CATCHING_UP && queue.isEmpty());
    if (free && underWay < most) {
      underWay++;
      return Admission.NOW;
    }
    queue.add(new Waiting(waiter, 0));
    return state == State.OPEN ? Admission.SOON : Admission.LATER;
  }

  /** An admitted save was not needed any more. */
  void abandoned() {
    Waiter next;
    synchronized (this) {
      underWay--;
      if (state == State.AWAY) {
        tryLater();
      }
      next = state == State.OPEN ? admit() : null;
    }
    tell(next);
  }

  /**
   * An admitted save has ended.
   *
   * @param failure what the store failed by, after which the waiter waits again; null when it did
   *     not
   */
  void left(Waiter waiter, StoreUnavailable.@Nullable Reason failure) {
    Waiter next = null;
    synchronized (this) {
      underWay--;
      if (failure != null) {
        trouble = failure;
        queue.add(new Waiting(waiter, 1));
        if (state != State.AWAY || underWay == 0) {
          state = State.AWAY;
          tryLater();
        }
      } else {
        attempts = 0;
        if (state == State.AWAY) {
          state = State.CATCHING_UP;
          stepLater();
        } else if (state == State.OPEN) {
          next = admit();
        }
      }
    }
    tell(next);
  }

  private void tryLater() {
    if (!stepping) {
      stepping = true;
      int ceiling = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(attempts++, 10));
      long wait = ThreadLocalRandom.current().nextLong(ceiling) + 1;
      later.run(Duration.ofMillis(wait).toNanos(), this::step);
    }
  }

  private void stepLater() {
    if (!stepping) {
      stepping = true;
      later.run(Duration.ofMillis(STEP_MILLIS).toNanos(), this::step);
    }
  }

  private void step() {
    int number = 0;
    synchronized (this) {
      stepping = false;
      if (state == State.CATCHING_UP) {
        number = Math.max(1, perSecond * STEP_MILLIS / 1_000);
        if (queue.isEmpty()) {
          state = State.OPEN;
        } else {
          stepLater();
        }
      } else if (state == State.AWAY) {
        number = 1;
        if (queue.isEmpty()) {
          state = State.OPEN;
        }
      }
    }
    for (int i = 0; i < number; i++) {
      Waiter next;
      synchronized (this) {
        next = admit();
      }
      if (next == null) {
        return;
      }
      next.admitted();
    }
  }

  private @Nullable Waiter admit() {
    if (underWay >= most) {
      return null;
    }
    Waiting waiting = queue.poll();
    if (waiting == null) {
      return null;
    }
    underWay++;
    return waiting.waiter();
  }

  private static void tell(@Nullable Waiter next) {
    if (next != null) {
      next.admitted();
    }
  }

  /** What the store failed by last. */
  StoreUnavailable.Reason trouble() {
    return trouble;
  }

  /** Desks whose state the store does not have though it should: those that wait for its return. */
  synchronized int unsaved() {
    return state == State.OPEN ? 0 : queue.size() + underWay;
  }

  /** A desk is gone and waits no more. */
  synchronized void forget(Waiter waiter) {
    queue.removeIf(waiting -> waiting.waiter() == waiter);
  }
}
