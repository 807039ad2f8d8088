package org.mbasic.live;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.mbasic.machine.Stop;
import org.mbasic.workspace.Desk;

/**
 * Runs a desk's machine some milliseconds at a time; in between it queues behind the other desks.
 * In slow motion a program's statements come one by one, with a wait between them. Confined to the
 * desk's turn.
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

    /**
     * A program has run for as long as it may without a {@link #grant}.
     *
     * @param seconds of running, without those of waiting
     */
    void overran(int seconds);
  }

  /** Statements between two looks at the clock. */
  private static final int STATEMENTS = 1_000;

  /** A program at full speed tells its line this often. */
  private static final long LINE_NANOS = 250_000_000;

  private final Desk desk;
  private final Executor turn;
  private final LongSupplier nanoTime;
  private final Node.Later later;
  private final Watcher watcher;
  private final int most;

  /** Nanoseconds that slices have taken since the last {@link #grant}. */
  private long spent;

  /** Whether the machine has something to do. */
  private boolean awake = true;

  private boolean queued;

  /** Milliseconds between two statements in slow motion; 0 at full speed. */
  private int pace;

  /** When the next statement may run in slow motion. */
  private long due;

  private boolean waiting;

  /** Statements run since {@link #speed} was asked last, and when that was. */
  private long statements;

  private long counted;

  Runner(Desk desk, Executor turn, Node node, Watcher watcher) {
    this.desk = desk;
    this.turn = turn;
    nanoTime = node.nanoTime();
    later = node.later();
    counted = nanoTime.getAsLong();
    most = node.settings().stay().runSeconds();
    this.watcher = watcher;
  }

  /** The machine may have something to do, and what it is told it does at once. */
  void wake() {
    awake = true;
    due = nanoTime.getAsLong();
  }

  /** The user did something: a program may go on for its whole time from now. */
  void grant() {
    spent = 0;
  }

  /**
   * Sets how slowly programs run.
   *
   * @param millis between two statements; 0 for full speed
   */
  void pace(int millis) {
    pace = millis;
    due = nanoTime.getAsLong();
  }

  /** Milliseconds between two statements; 0 at full speed. */
  int pace() {
    return pace;
  }

  /** After how many nanoseconds a running program tells its line again. */
  long tellEvery() {
    return pace > 0 ? 0 : LINE_NANOS;
  }

  /** Statements a second since this was asked last. */
  long speed() {
    long now = nanoTime.getAsLong();
    double seconds = Math.max(1, now - counted) / 1e9;
    long speed = awake ? Math.round(statements / seconds) : 0;
    counted = now;
    statements = 0;
    return speed;
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
    if (!awake || queued || watcher.paused()) {
      return;
    }
    long wait = pace == 0 ? 0 : due - nanoTime.getAsLong();
    if (wait <= 0) {
      queued = true;
      turn.execute(this::slice);
    } else if (!waiting) {
      waiting = true;
      later.run(wait, () -> turn.execute(() -> waiting = false));
    }
  }

  private void slice() {
    queued = false;
    long start = nanoTime.getAsLong();
    Stop before = desk.stop();
    Stop stop = Stop.BUDGET;
    boolean slow = false;
    while (stop == Stop.BUDGET
        && !slow
        && !watcher.paused()
        && nanoTime.getAsLong() - start < SerialExecutor.SLICE_NANOS) {
      int budget = pace > 0 ? 1 : STATEMENTS;
      stop = desk.run(budget);
      statements += stop == Stop.BUDGET ? budget : 0;
      // What is typed at the prompt, RUN too, is no part of a program.
      slow = pace > 0 && desk.currentLine().isPresent();
    }
    long end = nanoTime.getAsLong();
    spent += end - start;
    due = end + pace * 1_000_000L;
    awake = stop == Stop.BUDGET || stop == Stop.SYSTEM;
    watcher.ran(before);
    if (awake && spent >= TimeUnit.SECONDS.toNanos(most)) {
      watcher.overran(most);
    }
  }
}
