package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<String> seen = new ArrayList<>();

  @Test
  void a_short_turn_does_not_wait_behind_long_ones() {
    Turns turns = new Turns(threads::add, 1);
    turns.queue(() -> seen.add("long 1"));
    turns.queue(() -> seen.add("long 2"));
    turns.queue(() -> seen.add("long 3"));
    turns.execute(() -> seen.add("short"));
    runAll();
    assertEquals(List.of("long 1", "short", "long 2", "long 3"), seen);
  }

  @Test
  void no_more_long_turns_than_allowed_have_a_thread() {
    Turns turns = new Turns(threads::add, 2);
    for (int i = 0; i < 5; i++) {
      turns.queue(() -> seen.add("long"));
    }
    assertEquals(2, threads.size());
    threads.remove().run();
    assertEquals(2, threads.size());
    runAll();
    assertEquals(5, seen.size());
  }

  @Test
  void a_turn_that_fails_lets_the_next_one_begin() {
    Turns turns = new Turns(threads::add, 1);
    turns.queue(
        () -> {
          throw new IllegalStateException("by the test");
        });
    turns.queue(() -> seen.add("next"));
    try {
      threads.remove().run();
    } catch (IllegalStateException byTheTest) {
      seen.add("failed");
    }
    runAll();
    assertEquals(List.of("failed", "next"), seen);
  }

  @Test
  void a_stopping_server_runs_what_is_queued_at_once() {
    Turns turns =
        new Turns(
            turn -> {
              throw new RejectedExecutionException("by the test");
            },
            1);
    turns.queue(() -> turns.queue(() -> seen.add("second")));
    turns.queue(() -> seen.add("third"));
    assertEquals(List.of("second", "third"), seen);
  }

  private void runAll() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }
}
