package org.mbasic.web;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.mbasic.workspace.DeskLimits;

/**
 * What the desks of one server share.
 *
 * @param limits of each workspace
 * @param turns few threads on which many desks take their turns
 * @param later runs a task after a while
 */
record Node(
    WebSettings settings,
    DeskStores stores,
    DeskLimits limits,
    Executor turns,
    Later later,
    Clock clock) {
  /** A clock that calls back. */
  @FunctionalInterface
  interface Later {
    /** Runs the task after so many nanoseconds; it must not block. */
    void run(long nanos, Runnable task);
  }
}
