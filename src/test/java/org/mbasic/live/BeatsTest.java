package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.WorkspaceId;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BeatsTest {
  private static final int DESKS = 2_000;
  private static final int TICK = 1_000 / LiveDesks.TICKS;

  /** Nanoseconds may be negative, and pass zero. */
  private final long begun = -TimeUnit.SECONDS.toNanos(2);

  private long after(long millis) {
    return begun + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void desks_that_began_together_are_looked_after_at_moments_spread_over_the_second() {
    List<Beats> desks = new ArrayList<>();
    for (int i = 0; i < DESKS; i++) {
      desks.add(new Beats(WorkspaceId.random(), begun));
    }
    for (int tick = 1; tick <= 5 * LiveDesks.TICKS; tick++) {
      long now = after((long) tick * TICK);
      long due = desks.stream().filter(desk -> desk.due(now)).count();
      assertTrue(due < 2 * DESKS / LiveDesks.TICKS, due + " at once");
    }
  }

  @Test
  void a_desk_is_looked_after_once_a_second_however_late_the_ticks_are() {
    Beats desk = new Beats(WorkspaceId.random(), begun);
    int looks = 0;
    for (int millis = 0; millis <= 60_000; millis += 37) {
      looks += desk.due(after(millis)) ? 1 : 0;
    }
    assertEquals(60, looks, 1);
    assertTrue(desk.due(after(90_000)));
    assertFalse(desk.due(after(90_000)));
  }

  @Test
  void a_pause_has_passed_at_the_look_nearest_to_its_end() {
    assertTrue(Beats.reached(begun, 5, after(4_960)));
    assertFalse(Beats.reached(begun, 5, after(4_040)));
  }
}
