package org.mbasic.web;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.mbasic.machine.Stop;
import org.mbasic.workspace.Desk;

/**
 * Runs a desk's machine some milliseconds at a time; in between it queues behind the other desks.
 * Confined to the desk's turn.
 */
final class Runner {
  /** Says when the machine may run, and hears when it has. */
  interface Watcher {
    /** Whether the machine must wait, though it has something to do. */
    boolean paused();

    /**
     * The machine has run for a slice.
     *
     * @param before why it stood before that
     */
    void ran(Stop before);
  }

  /** Statements between two looks at the clock. */
  private static final int STATEMENTS = 1_000;

  private static final long SLICE_NANOS = 8_000_000;

  private final Desk desk;
  private final Executor turn;
  private final LongSupplier nanoTime;
  private final Watcher watcher;

  /** Whether the machine has something to do. */
  private boolean awake = true;

  private boolean queued;

  Runner(Desk desk, Executor turn, LongSupplier nanoTime, Watcher watcher) {
    this.desk = desk;
    this.turn = turn;
    this.nanoTime = nanoTime;
    this.watcher = watcher;
  }

  /** The machine may have something to do. */
  void wake() {
    awake = true;
  }

  /** Stops running until {@link #wake}. */
  void sleep() {
    awake = false;
  }

  boolean awake() {
    return awake;
  }

  /** Queues the next slice, if there is something to do. */
  void goOn() {
    if (awake && !queued && !watcher.paused()) {
      queued = true;
      turn.execute(this::slice);
    }
  }

  private void slice() {
    queued = false;
    long start = nanoTime.getAsLong();
    Stop before = desk.stop();
    Stop stop = Stop.BUDGET;
    while (stop == Stop.BUDGET && !watcher.paused() && nanoTime.getAsLong() - start < SLICE_NANOS) {
      stop = desk.run(STATEMENTS);
    }
    awake = stop == Stop.BUDGET || stop == Stop.SYSTEM;
    watcher.ran(before);
  }
}
