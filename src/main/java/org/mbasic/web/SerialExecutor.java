package org.mbasic.web;

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
 * others that did, so many programs share few threads fairly. What one task writes the next one
 * sees. Any thread may add tasks; none of them may block.
 */
final class SerialExecutor implements Executor {
  static final int SLICE_MILLIS = 8;

  static final long SLICE_NANOS = SLICE_MILLIS * 1_000_000L;
  private final Turns turns;
  private final LongSupplier nanoTime;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

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
    schedule(false);
  }

  private void schedule(boolean behind) {
    if (!scheduled.compareAndSet(false, true)) {
      return;
    }
    if (behind) {
      turns.queue(this::drain);
      return;
    }
    try {
      turns.execute(this::drain);
    } catch (RejectedExecutionException stopping) {
      drain();
    }
  }

  private void drain() {
    long start = nanoTime.getAsLong();
    boolean whole = false;
    try {
      while (!whole) {
        Runnable task = tasks.poll();
        if (task == null) {
          break;
        }
        task.run();
        whole = nanoTime.getAsLong() - start >= SLICE_NANOS;
      }
    } finally {
      scheduled.set(false);
      if (!tasks.isEmpty()) {
        schedule(whole);
      }
    }
  }
}
