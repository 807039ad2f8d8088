package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;

/** When a desk is saved, and what happens while the store is away. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskSavingTest extends PagesFixture {
  @Test
  void without_a_page_a_program_is_saved_and_pauses_after_a_while() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    page.conversation.close();
    server.run();
    assertFalse(server.turns.isEmpty(), "it goes on at first");
    server.pass(Duration.ofSeconds(WebSettings.Stay.DEFAULT.unattendedSeconds() + 1));
    desks.tick();
    server.run();
    assertTrue(server.turns.isEmpty(), "it has paused");
    server.pass(Duration.ofSeconds(WebSettings.Stay.DEFAULT.detachedSeconds()));
    desks.tick();
    server.run();
    assertTrue(desks.living(alice.identity(), page.workspace()).isEmpty(), "out of memory");
    Page again = page(alice, page.workspace());
    assertEquals("running", again.mode());
  }

  @Test
  void a_program_that_runs_is_saved_every_few_seconds() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    int before = server.store.saves;
    server.pass(Duration.ofSeconds(3));
    desks.tick();
    server.run();
    assertEquals(before, server.store.saves);
    server.pass(Duration.ofSeconds(2));
    desks.tick();
    server.run();
    assertEquals(before + 1, server.store.saves);
    assertEquals("2026-11-23T12:00:05Z", page.wire.last("saved").getString("at"));
  }

  @Test
  void a_desk_that_waits_takes_no_turn_before_its_save_is_due() {
    String workspace = page(alice, "").edit("10 INPUT A\n").press("run").workspace();
    server.pass(Duration.ofSeconds(5));
    desks.tick();
    server.run();
    restart();
    page(alice, workspace);
    for (int i = 0; i < 4; i++) {
      server.pass(Duration.ofSeconds(1));
      desks.tick();
      assertTrue(server.turns.isEmpty(), "at second " + (i + 1));
    }
    int before = server.store.saves;
    server.pass(Duration.ofSeconds(1));
    desks.tick();
    server.run();
    assertEquals(before + 1, server.store.saves);
  }

  @Test
  void a_workspace_that_came_back_and_that_the_store_then_lost_is_still_its_owners() {
    String workspace = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run").workspace();
    restart();
    Page running = page(alice, workspace);
    assertEquals("running", running.mode());
    server.store.entries.clear();
    server.pass(Duration.ofSeconds(6));
    desks.tick();
    server.run();
    restart();
    Page again = page(alice, workspace);
    assertEquals(workspace, again.workspace());
    assertEquals("running", again.mode());
  }

  @Test
  void work_goes_on_while_the_store_is_away_and_is_saved_when_it_is_back() {
    Page page = page(alice, "");
    server.store.away = true;
    page.type("A=8\r");
    assertTrue(page.wire.output().endsWith("A=8\r\nOk\r\n"));
    assertEquals("2026-11-23T12:00:00Z", page.wire.last("unsaved").getString("since"));
    assertEquals(seq, page.wire.last("keysAck").getInt("seq"));
    server.store.away = false;
    server.pass(Duration.ofSeconds(5));
    desks.tick();
    server.run();
    restart();
    Page again = page(alice, page.workspace()).type("PRINT A\r");
    assertTrue(again.wire.output().endsWith(" 8 \r\nOk\r\n"));
  }

  @Test
  void that_the_store_is_lost_is_told_before_the_next_save_is_due() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    server.store.away = true;
    server.pass(Duration.ofSeconds(1));
    desks.tick();
    server.run();
    assertEquals(0, page.wire.of("unsaved").size(), "nobody knows yet");
    server.outage = Optional.of(StoreUnavailable.Reason.SILENT);
    server.pass(Duration.ofSeconds(1));
    desks.tick();
    server.run();
    assertEquals("2026-11-23T12:00:00Z", page.wire.last("unsaved").getString("since"));
  }

  @Test
  void that_the_store_is_full_is_told_to_all_and_over_when_it_has_room() {
    Page page = page(alice, "");
    Page other = page(bob, "");
    server.store.crowded = true;
    page.type("A=8\r");
    other.type("A=9\r");
    assertEquals("The storage is full.", page.wire.last("unsaved").getString("reason"));
    assertEquals("The storage is full.", other.wire.last("unsaved").getString("reason"));
    server.store.crowded = false;
    server.pass(Duration.ofSeconds(5));
    desks.tick();
    server.run();
    restart();
    Page again = page(alice, page.workspace()).type("PRINT A\r");
    assertTrue(again.wire.output().endsWith(" 8 \r\nOk\r\n"));
    Page otherAgain = page(bob, other.workspace()).type("PRINT A\r");
    assertTrue(otherAgain.wire.output().endsWith(" 9 \r\nOk\r\n"));
  }

  @Test
  void a_workspace_that_cannot_be_read_is_not_replaced_by_an_empty_one() {
    Page page = page(alice, "").type("A=8\r");
    restart();
    server.store.away = true;
    Page turnedAway = page(alice, page.workspace());
    assertEquals(1, turnedAway.wire.of("problem").size());
    assertEquals(0, turnedAway.wire.of("welcome").size());
    assertEquals(Wire.Close.LATER, turnedAway.wire.closed);
    server.store.away = false;
    Page again = page(alice, page.workspace()).type("PRINT A\r");
    assertTrue(again.wire.output().endsWith(" 8 \r\nOk\r\n"));
  }

  @Test
  void of_a_damaged_workspace_the_program_is_kept() {
    Page page = page(alice, "").edit("10 PRINT 1\n");
    Objects.requireNonNull(server.store.entries.get(WorkspaceId.parse(page.workspace())))
        .fields
        .put("execution", "nonsense".getBytes(StandardCharsets.US_ASCII));
    restart();
    Page again = page(alice, page.workspace());
    assertEquals(page.workspace(), again.workspace());
    assertEquals("10 PRINT 1\n", again.wire.last("program").getString("text"));
    assertEquals(1, again.wire.of("problem").size());
  }

  @Test
  void output_that_depends_on_keys_waits_until_the_keys_are_saved() {
    Page page = page(alice, "");
    server.store.slow = true;
    page.type("PRINT 6\r");
    assertFalse(page.wire.output().contains("6"));
    assertEquals(0, page.wire.of("keysAck").size());
    while (!server.store.answers.isEmpty()) {
      server.store.answers.remove().run();
      server.run();
    }
    assertTrue(page.wire.output().endsWith("PRINT 6\r\n 6 \r\nOk\r\n"), page.wire.output());
    assertEquals(1, page.wire.of("keysAck").size());
  }

  @Test
  void output_and_acknowledgements_come_though_keys_come_faster_than_saves() {
    Page page = page(alice, "").edit("10 A$=INKEY$:IF A$=\"\" THEN 10\n20 PRINT A$;:GOTO 10\n");
    page.press("run");
    server.store.slow = true;
    page.type("a");
    for (char key = 'b'; key <= 't'; key++) {
      page.type(String.valueOf(key));
      server.store.answers.remove().run();
      server.run();
    }
    assertTrue(page.wire.output().endsWith("abcdefghijklmnopqrs"), page.wire.output());
    assertFalse(page.wire.output().contains("t"), "what is not saved is not shown");
    assertEquals(seq - 1, page.wire.last("keysAck").getInt("recorded"));
  }

  @Test
  void a_workspace_with_a_page_is_kept_from_expiring() {
    Page page = page(alice, "").type("A=8\r");
    server.pass(Duration.ofSeconds(5));
    everythingTicks();
    server.pass(Duration.ofMinutes(9));
    everythingTicks();
    assertEquals(0, server.store.touches);
    server.pass(Duration.ofMinutes(1));
    everythingTicks();
    everythingTicks();
    assertEquals(1, server.store.touches);
    page.conversation.close();
  }

  private void everythingTicks() {
    for (int i = 0; i < 20; i++) {
      server.pass(Duration.ofSeconds(1));
      desks.tick();
    }
    server.run();
  }

  @Test
  void while_too_much_is_not_saved_no_new_workspace_begins() {
    server.unsavedWorkspaces = 1;
    restart();
    Page page = page(alice, "");
    server.store.away = true;
    page.type("A=8\r");
    Page turnedAway = page(bob, "");
    assertEquals(Wire.Close.LATER, turnedAway.wire.closed);
    assertEquals(1, turnedAway.wire.of("problem").size());
    assertEquals(1, server.metrics.of(Metrics.Counter.REFUSED));
    long before = FakeNode.gauge(desks, "mbasic_unsaved_seconds");
    server.pass(Duration.ofSeconds(7));
    assertEquals(1, FakeNode.gauge(desks, "mbasic_unsaved_workspaces"));
    assertEquals(before + 7, FakeNode.gauge(desks, "mbasic_unsaved_seconds"));
    server.store.away = false;
    server.run();
    assertEquals(1, page(bob, "").wire.of("welcome").size());
  }

  @Test
  void at_the_end_all_is_saved_and_the_pages_come_again() throws InterruptedException {
    Page page = page(alice, "").type("A=8\r").edit(ENDLESS);
    drain();
    assertEquals(Wire.Close.RESTART, page.wire.closed);
    restart();
    Page again = page(alice, page.workspace());
    assertEquals(page.wire.output(), again.wire.output());
    assertEquals(ENDLESS, again.wire.last("program").getString("text"));
  }

  private void drain() throws InterruptedException {
    Thread end = new Thread(() -> desks.drain(10));
    end.start();
    while (end.isAlive()) {
      server.run();
      Thread.onSpinWait();
    }
    end.join();
  }

  @Test
  void at_the_end_a_store_that_was_away_is_tried_once_more() throws InterruptedException {
    Page page = page(alice, "");
    server.store.away = true;
    server.distant = true;
    page.type("A=8\r");
    server.distant = false;
    server.store.away = false;
    drain();
    assertEquals(Wire.Close.RESTART, page.wire.closed);
    restart();
    Page again = page(alice, page.workspace()).type("PRINT A\r");
    assertTrue(again.wire.output().endsWith(" 8 \r\nOk\r\n"), again.wire.output());
  }

  @Test
  void at_the_end_a_store_that_stays_away_holds_nobody_up() throws InterruptedException {
    Page page = page(alice, "");
    server.store.away = true;
    page.type("A=8\r");
    drain();
    assertEquals(Wire.Close.RESTART, page.wire.closed);
  }
}
