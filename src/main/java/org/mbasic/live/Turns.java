package org.mbasic.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The threads on which all desks of a server take their turns. A turn begins at once; one that
 * follows a turn which took its whole time waits in a queue with its like, of which some run at a
 * time. So a typed line never waits behind programs that go on and on, however many there are.
 *
 * <p>Any thread may add turns.
 */
final class Turns implements Executor {
  private final Executor threads;
  private final Semaphore free;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param threads more than the long turns that run at a time
   * @param longTurns how many of them do, at least 1
   */
  Turns(Executor threads, int longTurns) {
    this.threads = threads;
    free = new Semaphore(longTurns);
  }

  /** All but one of a machine's processors may be in long turns: the last one is for the others. */
  static Turns onThisMachine(Executor threads) {
    return new Turns(threads, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
  }

  /**
   * Begins a turn as soon as a thread is free.
   *
   * @throws RejectedExecutionException the server is stopping
   */
  @Override
  public void execute(Runnable turn) {
    threads.execute(turn);
  }

  /** Queues a turn behind the others that follow a long one; a stopping server runs it at once. */
  void queue(Runnable turn) {
    waiting.add(turn);
    begin();
  }

  private void begin() {
    while (!waiting.isEmpty() && free.tryAcquire()) {
      Runnable turn = waiting.poll();
      if (turn == null) {
        free.release();
        continue;
      }
      try {
        threads.execute(() -> runAndGoOn(turn));
      } catch (RejectedExecutionException stopping) {
        run(turn);
      }
    }
  }

  private void runAndGoOn(Runnable turn) {
    try {
      run(turn);
    } finally {
      begin();
    }
  }

  private void run(Runnable turn) {
    try {
      turn.run();
    } finally {
      free.release();
    }
  }
}
