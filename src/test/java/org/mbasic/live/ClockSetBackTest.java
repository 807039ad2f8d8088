package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What must happen after a while happens, though the server's clock was ahead and is set right. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClockSetBackTest extends PagesFixture {
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final String COUNTING = "10 A=A+1\n20 GOTO 10\n";

  /** Time passes, the last twenty seconds of it with looks after all desks. */
  private void pass(Duration time) {
    server.pass(time.minusSeconds(20));
    for (int i = 0; i < 20; i++) {
      server.pass(Duration.ofSeconds(1));
      desks.tick();
      server.run();
    }
  }

  @Test
  void a_program_that_runs_is_saved() {
    Page page = page(alice, "").edit(COUNTING).press("run");
    int before = server.store.saves;
    server.setBack(AHEAD);
    server.pass(Duration.ofSeconds(5));
    desks.tick();
    server.run();
    assertEquals(before + 1, server.store.saves);
    assertEquals("2026-11-22T12:00:05Z", page.wire.last("saved").getString("at"));
  }

  @Test
  void pages_are_asked_for_a_sign_of_life() {
    Page page = page(alice, "");
    int before = page.wire.pings;
    server.setBack(AHEAD);
    pass(Duration.ofSeconds(20));
    assertEquals(before + 1, page.wire.pings);
  }

  @Test
  void a_program_without_a_page_pauses_and_leaves_memory() {
    Page page = page(alice, "").edit(COUNTING).press("run");
    page.conversation.close();
    server.run();
    server.setBack(AHEAD);
    pass(Duration.ofSeconds(WebSettings.Stay.DEFAULT.unattendedSeconds() + 20));
    assertTrue(server.turns.isEmpty(), "it has paused");
    pass(Duration.ofSeconds(WebSettings.Stay.DEFAULT.detachedSeconds()));
    assertTrue(desks.living(alice.identity(), page.workspace()).isEmpty(), "out of memory");
  }

  @Test
  void a_workspace_with_a_page_is_kept_from_expiring() {
    Page page = page(alice, "");
    pass(Duration.ofSeconds(20));
    server.setBack(AHEAD);
    pass(Duration.ofMinutes(9));
    page.say("{\"type\":\"shown\",\"offset\":0}");
    assertEquals(0, server.store.touches);
    pass(Duration.ofMinutes(1));
    pass(Duration.ofSeconds(20));
    assertEquals(1, server.store.touches);
    assertTrue(desks.living(alice.identity(), page.workspace()).isPresent());
  }

  @Test
  void a_workspace_that_nobody_uses_leaves_memory_and_is_kept_from_expiring() {
    Page page = page(alice, "");
    server.setBack(AHEAD);
    pass(Duration.ofMinutes(10));
    pass(Duration.ofSeconds(20));
    assertFalse(desks.living(alice.identity(), page.workspace()).isPresent());
    int before = server.store.touches;
    server.setBack(AHEAD);
    server.pass(Duration.ofMinutes(10));
    for (int i = 0; i < 20 * LiveDesks.TICKS; i++) {
      desks.tick();
    }
    assertEquals(before + 1, server.store.touches);
  }

  @Test
  void how_long_changes_are_missing_in_the_store_is_told() {
    Page page = page(alice, "");
    server.store.away = true;
    page.type("A=8\r");
    long before = FakeNode.gauge(desks, "mbasic_unsaved_seconds");
    server.setBack(AHEAD);
    server.pass(Duration.ofSeconds(7));
    assertEquals(before + 7, FakeNode.gauge(desks, "mbasic_unsaved_seconds"));
  }
}
