package org.mbasic.live;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
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
  private static final Logger LOG = Logger.getLogger(Node.class.getName());

  /**
   * By the clocks and processors of this machine.
   *
   * @param threads on which desks take their turns
   * @param scheduler of what comes later
   */
  static Node onThisMachine(
      WebSettings settings,
      DeskStores stores,
      Deeds deeds,
      DeskLimits limits,
      Metrics metrics,
      Executor threads,
      ScheduledExecutorService scheduler) {
    Later later = (nanos, task) -> schedule(scheduler, nanos, task);
    WebSettings.Load load = settings.load();
    return new Node(
        settings,
        stores,
        deeds,
        limits,
        Turns.onThisMachine(threads),
        later,
        Clock.systemUTC(),
        System::nanoTime,
        new Pulse(System::nanoTime),
        metrics,
        new SaveGate(load.savesUnderWay(), load.savesPerSecond(), later));
  }

  private static void schedule(ScheduledExecutorService scheduler, long nanos, Runnable task) {
    try {
      ScheduledFuture<?> unused = scheduler.schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "the scheduler takes no tasks any more", e);
    }
  }

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
