package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.StoreUnavailable;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SaveGateTest {
  private record Alarm(long nanos, Runnable task) {}

  private final Queue<Alarm> alarms = new ArrayDeque<>();
  private final SaveGate gate =
      new SaveGate(2, 50, (nanos, task) -> alarms.add(new Alarm(nanos, task)));
  private final List<Integer> admitted = new ArrayList<>();

  /** Desks by age; the one of number 0 was saved longest ago. */
  private final class Desk implements SaveGate.Waiter {
    private final int number;

    Desk(int number) {
      this.number = number;
    }

    @Override
    public Instant lastSaved() {
      return Instant.EPOCH.plusSeconds(number);
    }

    @Override
    public void admitted() {
      admitted.add(number);
    }
  }

  private Duration ring() {
    Alarm alarm = alarms.remove();
    alarm.task().run();
    return Duration.ofNanos(alarm.nanos());
  }

  @Test
  void so_many_save_at_once_and_the_oldest_of_the_others_follows() {
    Desk first = new Desk(7);
    assertEquals(SaveGate.Admission.NOW, gate.enter(first));
    assertEquals(SaveGate.Admission.NOW, gate.enter(new Desk(8)));
    assertEquals(SaveGate.Admission.SOON, gate.enter(new Desk(9)));
    assertEquals(SaveGate.Admission.SOON, gate.enter(new Desk(3)));
    assertEquals(0, gate.unsaved());
    gate.left(first, null);
    assertEquals(List.of(3), admitted);
    gate.abandoned();
    assertEquals(List.of(3, 9), admitted);
  }

  @Test
  void while_the_store_is_away_one_asks_for_it_at_growing_intervals() {
    Desk desk = new Desk(0);
    gate.enter(desk);
    gate.left(desk, StoreUnavailable.Reason.SILENT);
    for (int i = 1; i < 10; i++) {
      assertEquals(SaveGate.Admission.LATER, gate.enter(new Desk(i)));
    }
    assertEquals(10, gate.unsaved());
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 40; i++) {
      assertEquals(1, alarms.size());
      Duration wait = ring();
      assertTrue(wait.toMillis() <= SaveGate.LONGEST_MILLIS, "waited " + wait);
      assertEquals(i + 1, admitted.size());
      gate.left(new Desk(admitted.get(i)), StoreUnavailable.Reason.SILENT);
      longest = longest.compareTo(wait) < 0 ? wait : longest;
    }
    assertTrue(longest.toMillis() > SaveGate.SHORTEST_MILLIS, "never waited longer: " + longest);
    assertTrue(admitted.stream().distinct().count() > 1, "one desk that fails stops the others");
  }

  @Test
  void when_the_store_is_back_those_that_wait_follow_the_oldest_first_and_not_all_at_once() {
    Desk desk = new Desk(0);
    gate.enter(desk);
    gate.left(desk, StoreUnavailable.Reason.SILENT);
    for (int i = 40; i > 0; i--) {
      gate.enter(new Desk(i));
    }
    int served = 0;
    for (int steps = 0; gate.unsaved() > 0 && steps < 200; steps++) {
      ring();
      assertTrue(admitted.size() - served <= 5, "more than 50 a second");
      while (served < admitted.size()) {
        gate.left(new Desk(admitted.get(served)), null);
        served++;
      }
    }
    assertEquals(41, admitted.size());
    List<Integer> healthy = admitted.stream().filter(number -> number > 0).toList();
    assertEquals(healthy.stream().sorted(Comparator.naturalOrder()).toList(), healthy);
    ring();
    assertEquals(SaveGate.Admission.NOW, gate.enter(desk));
    assertTrue(alarms.isEmpty());
  }

  @Test
  void a_desk_that_is_gone_waits_no_more() {
    Desk desk = new Desk(0);
    gate.enter(desk);
    gate.left(desk, StoreUnavailable.Reason.SILENT);
    gate.forget(desk);
    assertEquals(0, gate.unsaved());
    ring();
    assertEquals(List.of(), admitted);
    assertEquals(SaveGate.Admission.NOW, gate.enter(desk));
  }
}
