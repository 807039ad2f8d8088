package org.mbasic.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * The turn of one desk: runs its tasks one after the other, in order, on threads of a shared pool.
 *
 * <p>Whoever holds a thread for {@value #SLICE_MILLIS} ms gives it back and queues behind the
 * others that did, so many programs share few threads fairly; so does who comes again before as
 * long a time has passed, and a task that is known to take long. What one task writes the next one
 * sees. Any thread may add tasks; none of them may block.
 */
final class SerialExecutor implements Executor {
  static final int SLICE_MILLIS = 8;

  static final long SLICE_NANOS = SLICE_MILLIS * 1_000_000L;
  private final Turns turns;
  private final LongSupplier nanoTime;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /** Whether the last turn took its whole time. */
  private volatile boolean tired;

  /** Until when it counts. */
  private volatile long rested;

  private record Heavy(Runnable task) implements Runnable {
    @Override
    public void run() {
      task.run();
    }
  }

  /**
   * @param nanoTime {@link System#nanoTime}, or a test's
   */
  SerialExecutor(Turns turns, LongSupplier nanoTime) {
    this.turns = turns;
    this.nanoTime = nanoTime;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    schedule(tired && nanoTime.getAsLong() - rested < 0);
  }

  /** Adds a task that takes long: with what comes after it, it waits behind those that did. */
  void queue(Runnable task) {
    tasks.add(new Heavy(task));
    schedule(true);
  }

  private void schedule(boolean behind) {
    if (!scheduled.compareAndSet(false, true)) {
      return;
    }
    if (behind) {
      turns.queue(() -> drain(true));
      return;
    }
    try {
      turns.execute(() -> drain(false));
    } catch (RejectedExecutionException stopping) {
      drain(true);
    }
  }

  private void drain(boolean behind) {
    long start = nanoTime.getAsLong();
    long now = start;
    boolean heavy = false;
    try {
      for (Runnable task = tasks.peek();
          task != null && now - start < SLICE_NANOS;
          task = tasks.peek()) {
        heavy = !behind && task instanceof Heavy;
        if (heavy) {
          break;
        }
        tasks.remove();
        task.run();
        now = nanoTime.getAsLong();
      }
    } finally {
      boolean whole = now - start >= SLICE_NANOS;
      rested = now + (now - start);
      tired = whole;
      scheduled.set(false);
      if (!tasks.isEmpty()) {
        schedule(whole || heavy);
      }
    }
  }
}
