package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;

/** How many workspaces a server has, and how long their programs run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StayTest extends PagesFixture {
  private static final int UNSHOWN = 1 << 18;
  private static final String COUNTING = "10 A=A+1\n20 GOTO 10\n";

  private final Visitor carol = server.visitor("carol", "");

  private void restart(int workspaces, int runSeconds) {
    server.stay = new WebSettings.Stay(workspaces, 10, 300, 10, runSeconds, UNSHOWN);
    restart();
  }

  private static void assertTurnedAway(Page page) {
    assertEquals(0, page.wire.of("welcome").size());
    assertEquals(1, page.wire.of("problem").size());
    assertEquals(Wire.Close.LATER, page.wire.closed);
  }

  @Test
  void a_server_has_so_many_workspaces_and_begins_no_more_and_others_come_back() {
    String kept = page(carol, "").type("A=8\r").workspace();
    restart(2, 3_600);
    Page first = page(alice, "");
    Page second = page(bob, "");
    assertTrue(desks.full());
    assertTurnedAway(page(carol, ""));
    assertEquals(1, server.metrics.of(Metrics.Counter.REFUSED));
    assertEquals(1, page(alice, first.workspace()).wire.of("welcome").size());
    Page back = page(carol, kept).type("PRINT A\r");
    assertTrue(back.wire.output().endsWith("PRINT A\r\n 8 \r\nOk\r\n"), back.wire.output());
    back.conversation.close();
    second.conversation.close();
    server.run();
    server.pass(Duration.ofMinutes(5));
    desks.tick();
    server.run();
    assertFalse(desks.full());
    assertEquals(1, page(carol, "").wire.of("welcome").size());
  }

  @Test
  void a_workspace_out_of_memory_whose_page_stayed_counts_and_comes_back() {
    restart(1, 3_600);
    Page page = page(alice, "").type("A=8\r");
    for (int i = 0; i < 2 * LiveDesks.TICKS; i++) {
      server.pass(Duration.ofMinutes(1));
      desks.tick();
      server.run();
    }
    assertEquals(1, FakeNode.gauge(desks, "mbasic_passive_workspaces"));
    assertTurnedAway(page(bob, ""));
    page.type("PRINT A\r");
    assertTrue(page.wire.output().endsWith("PRINT A\r\n 8 \r\nOk\r\n"), page.wire.output());
  }

  private void turns(int number) {
    for (int i = 0; i < number && !server.turns.isEmpty(); i++) {
      server.turns.remove().run();
    }
  }

  /** Runs until the program stands, ten seconds at the most. */
  private long runOut() {
    long begun = server.nanos;
    while (!server.turns.isEmpty() && server.nanos - begun < 10_000_000_000L) {
      turns(1);
    }
    return server.nanos - begun;
  }

  @Test
  void a_program_that_goes_on_while_nothing_is_typed_breaks_and_can_be_continued() {
    restart(10, 1);
    Page page = page(alice, "").edit(COUNTING).press("run");
    runOut();
    assertEquals("ready", page.mode());
    assertTrue(
        page.wire.output().matches("(?s).*\\^C\r\nBreak in [12]0\r\nOk\r\n"), page.wire.output());
    String told = page.wire.last("problem").getString("message");
    assertTrue(told.contains("ran for 1 s"), told);
    page.type("CONT\r");
    assertEquals("running", page.mode());
    runOut();
    assertEquals("ready", page.mode());
  }

  @Test
  void who_types_at_a_program_lets_it_go_on() {
    restart(10, 1);
    Page page = page(alice, "").edit("10 A$=INKEY$\n20 GOTO 10\n").press("run");
    long begun = server.nanos;
    while (server.nanos - begun < 3_000_000_000L) {
      turns(40);
      page.type("x");
    }
    assertEquals("running", page.mode());
    assertEquals(0, page.wire.of("problem").size());
  }

  @Test
  void a_page_that_comes_again_does_not_give_a_program_its_time_anew() {
    restart(10, 1);
    Page page = page(alice, "").edit(COUNTING).press("run");
    for (int i = 0; i < 20; i++) {
      turns(10);
      page(alice, page.workspace()).conversation.close();
    }
    assertTrue(page.wire.output().contains("Break"), page.wire.output());
  }

  @Test
  void that_a_program_was_broken_off_is_in_the_store_before_it_shows() {
    restart(10, 1);
    Page page = page(alice, "").edit(COUNTING).press("run");
    server.store.slow = true;
    runOut();
    assertFalse(page.wire.output().contains("Break"), page.wire.output());
    while (!server.store.answers.isEmpty()) {
      server.store.answers.remove().run();
      server.run();
    }
    assertTrue(page.wire.output().contains("Break"), page.wire.output());
  }
}
