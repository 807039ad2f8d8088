package org.mbasic.web;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.mbasic.workspace.DeskLimits;

/**
 * What the desks of one server share.
 *
 * @param deeds what proves to any server whose a workspace is
 * @param limits of each workspace
 * @param turns where desks come to a thread
 * @param later runs a task after a while
 * @param nanoTime {@link System#nanoTime}, or a test's
 * @param pulse felt by all that work here
 * @param gate through which the saves of all go
 */
record Node(
    WebSettings settings,
    DeskStores stores,
    Deeds deeds,
    DeskLimits limits,
    Turns turns,
    Later later,
    Clock clock,
    LongSupplier nanoTime,
    Pulse pulse,
    Metrics metrics,
    SaveGate gate) {
  /** This one. */
  Moment moment() {
    return new Moment(clock.instant(), nanoTime.getAsLong());
  }

  /**
   * Where the store is called. A shared one does not keep its caller; an HTTP session does, for
   * milliseconds and more when it has to reach other servers.
   */
  Executor writers() {
    return stores.shared() ? Runnable::run : this::elsewhere;
  }

  private void elsewhere(Runnable task) {
    try {
      turns.execute(task);
    } catch (RejectedExecutionException stopping) {
      task.run();
    }
  }

  /** A clock that calls back. */
  @FunctionalInterface
  interface Later {
    /** Runs the task after so many nanoseconds; it must not block. */
    void run(long nanos, Runnable task);
  }
}
