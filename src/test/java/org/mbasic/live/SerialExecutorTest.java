package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SerialExecutorTest {
  @Test
  void tasks_of_many_threads_run_one_at_a_time_and_in_order() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    SerialExecutor turn = new SerialExecutor(new Turns(pool, 1), System::nanoTime);
    List<Integer> seen = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(10_000);
    for (int i = 0; i < 10_000; i++) {
      int number = i;
      turn.execute(
          () -> {
            seen.add(number);
            all.countDown();
          });
    }
    all.await(10, TimeUnit.SECONDS);
    pool.shutdown();
    assertEquals(IntStream.range(0, 10_000).boxed().toList(), seen);
  }

  @Test
  void a_long_task_sends_the_next_one_behind_other_desks() {
    Queue<Runnable> pool = new ArrayDeque<>();
    SerialExecutor busy = new SerialExecutor(new Turns(pool::add, 1), System::nanoTime);
    SerialExecutor other = new SerialExecutor(new Turns(pool::add, 1), System::nanoTime);
    List<String> seen = new ArrayList<>();
    busy.execute(
        () -> {
          seen.add("busy 1");
          spin();
        });
    busy.execute(() -> seen.add("busy 2"));
    other.execute(() -> seen.add("other"));
    while (!pool.isEmpty()) {
      pool.remove().run();
    }
    assertEquals(List.of("busy 1", "other", "busy 2"), seen);
  }

  private final Queue<Runnable> pool = new ArrayDeque<>();
  private final Turns turns = new Turns(pool::add, 1);
  private final List<String> seen = new ArrayList<>();
  private long now;

  private SerialExecutor desk() {
    return new SerialExecutor(turns, () -> now);
  }

  private Runnable takes(int millis, String name) {
    return () -> {
      seen.add(name);
      now += millis * 1_000_000L;
    };
  }

  private void runAll() {
    while (!pool.isEmpty()) {
      pool.remove().run();
    }
  }

  @Test
  void a_heavy_task_waits_behind_long_turns_and_what_came_before_it_does_not() {
    turns.queue(takes(8, "long 1"));
    turns.queue(takes(8, "long 2"));
    SerialExecutor desk = desk();
    desk.execute(takes(1, "light"));
    desk.queue(takes(100, "heavy"));
    desk.execute(takes(1, "behind it"));
    desk().execute(takes(1, "other"));
    runAll();
    assertEquals(List.of("long 1", "light", "other", "long 2", "heavy", "behind it"), seen);
  }

  @Test
  void who_took_long_is_behind_long_turns_for_as_long() {
    SerialExecutor desk = desk();
    desk.execute(takes(100, "long by itself"));
    runAll();
    now += 99_000_000;
    turns.queue(takes(0, "long 1"));
    turns.queue(takes(0, "long 2"));
    desk.execute(takes(1, "soon after"));
    runAll();
    now += 1_000_000;
    turns.queue(takes(0, "long 3"));
    turns.queue(takes(0, "long 4"));
    desk.execute(takes(1, "later"));
    runAll();
    assertEquals(
        List.of("long by itself", "long 1", "long 2", "soon after", "long 3", "later", "long 4"),
        seen);
  }

  @Test
  void a_task_that_fails_does_not_end_the_turn() {
    Queue<Runnable> pool = new ArrayDeque<>();
    SerialExecutor turn = new SerialExecutor(new Turns(pool::add, 1), System::nanoTime);
    List<String> seen = new ArrayList<>();
    turn.execute(
        () -> {
          throw new IllegalStateException("by the test");
        });
    turn.execute(() -> seen.add("next"));
    boolean failed = false;
    while (!pool.isEmpty()) {
      try {
        pool.remove().run();
      } catch (IllegalStateException e) {
        assertFalse(failed);
        failed = true;
      }
    }
    assertEquals(List.of("next"), seen);
  }

  private static void spin() {
    long end = System.nanoTime() + 2 * SerialExecutor.SLICE_MILLIS * 1_000_000L;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }
}
