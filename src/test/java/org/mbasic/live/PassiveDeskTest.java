package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;
import org.mbasic.store.memory.MemoryStore;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.WorkspaceId;

/** Workspaces that nobody uses leave memory, and their pages do not notice. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PassiveDeskTest {
  private final FakeNode server = new FakeNode();
  private final Visitor alice = server.visitor("alice", "");
  private final LiveDesks desks = new LiveDesks(server.node(WebSettings.Scope.TAB, true));
  private int seq;

  /** A page and its conversation. */
  private final class Page {
    final FakeWire wire = new FakeWire();
    final Conversation conversation = new Conversation(desks, alice, wire);

    Page(String workspace) {
      say(
          "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":0,\"program\":0}"
              .formatted(workspace));
    }

    Page say(String frame) {
      conversation.receive(frame, true);
      server.run();
      return this;
    }

    /** Types without anything else happening. */
    void key(String text) {
      conversation.receive(
          "{\"type\":\"keys\",\"seq\":%d,\"text\":\"%s\"}".formatted(++seq, text), true);
    }

    Page type(String text) {
      key(text);
      server.run();
      return this;
    }

    String workspace() {
      return wire.last("welcome").getString("workspace");
    }
  }

  private void pass(Duration time) {
    server.pass(time);
    for (int i = 0; i < 20; i++) {
      server.pass(Duration.ofSeconds(1));
      desks.tick();
      server.run();
    }
  }

  /** Until the desk has left memory. */
  private void idle(Page page) {
    pass(Duration.ofMinutes(10));
    assertFalse(living(page));
    assertNull(page.wire.closed);
  }

  private boolean living(Page page) {
    return desks.living(alice.identity(), page.workspace()).isPresent();
  }

  @Test
  void what_is_typed_after_ten_idle_minutes_finds_all_as_it_was() {
    Page page = new Page("").type("10 INPUT A\\r20 PRINT A*7\\rRUN\\r").type("1");
    pass(Duration.ofMinutes(9));
    assertTrue(living(page), "too early");
    idle(page);
    assertEquals(1, FakeNode.gauge(desks, "mbasic_passive_workspaces"));
    assertEquals(0, FakeNode.gauge(desks, "mbasic_live_workspaces"));
    String before = page.wire.output();
    page.type("2\\r");
    assertTrue(living(page));
    assertEquals(0, FakeNode.gauge(desks, "mbasic_passive_workspaces"));
    assertEquals(before + "2\r\n 84 \r\nOk\r\n", page.wire.output());
    assertEquals(seq, page.wire.last("keysAck").getInt("seq"));
    assertNull(page.wire.closed);
  }

  @Test
  void the_workspace_is_left_to_whom_wants_it() {
    Page page = new Page("").type("A=1\\r");
    WorkspaceId id = WorkspaceId.parse(page.workspace());
    idle(page);
    MemoryStore.Entry entry = Objects.requireNonNull(server.store.entries.get(id));
    assertNull(entry.owner);
    server.store.acquire(id, new Owner("n2"), 0, false);
    server.store.release(id, new Ownership(new Owner("n2"), entry.epoch));
    page.type("PRINT A\\r");
    assertTrue(page.wire.output().endsWith(" 1 \r\nOk\r\n"), page.wire.output());
  }

  @Test
  void keys_typed_while_it_is_loaded_come_in_order() {
    Page page = new Page("");
    idle(page);
    page.key("PR");
    page.key("INT");
    page.key(" 6*7\\r");
    server.run();
    assertTrue(page.wire.output().endsWith("PRINT 6*7\r\n 42 \r\nOk\r\n"), page.wire.output());
  }

  @Test
  void keys_typed_at_the_moment_it_leaves_are_not_lost() {
    Page page = new Page("");
    pass(Duration.ofMinutes(9));
    server.pass(Duration.ofMinutes(1));
    for (int i = 0; i < 20; i++) {
      server.pass(Duration.ofSeconds(1));
      desks.tick();
    }
    page.type("PRINT 5\\r");
    assertTrue(page.wire.output().endsWith("PRINT 5\r\n 5 \r\nOk\r\n"), page.wire.output());
  }

  @Test
  void all_pages_are_back_with_the_first_and_the_same_one_types() {
    Page older = new Page("");
    Page newer = new Page(older.workspace());
    idle(older);
    older.say("{\"type\":\"shown\",\"offset\":0}");
    newer.type("PRINT 5\\r");
    assertTrue(newer.wire.output().endsWith(" 5 \r\nOk\r\n"), newer.wire.output());
    assertEquals(newer.wire.output(), older.wire.output());
    assertFalse(older.wire.last("keyboard").getBoolean("yours"));
  }

  @Test
  void a_page_that_comes_brings_the_others_back() {
    Page older = new Page("");
    idle(older);
    Page newer = new Page(older.workspace());
    newer.type("PRINT 5\\r");
    assertEquals(newer.wire.output(), older.wire.output());
    assertFalse(older.wire.last("keyboard").getBoolean("yours"));
  }

  @Test
  void without_the_store_it_stays_out_and_the_page_comes_again_with_its_keys() {
    Page page = new Page("");
    idle(page);
    server.store.away = true;
    page.type("PRINT 5\\r");
    assertEquals(Wire.Close.LATER, page.wire.closed);
    assertEquals(0, FakeNode.gauge(desks, "mbasic_passive_workspaces"));
  }

  @Test
  void a_running_program_and_a_change_that_is_not_saved_stay_in_memory() {
    Page running = new Page("").type("10 GOTO 10\\rRUN\\r");
    Page unsaved = new Page("");
    server.store.away = true;
    unsaved.type("A=1\\r");
    pass(Duration.ofMinutes(10));
    assertTrue(living(running));
    assertTrue(living(unsaved));
  }

  @Test
  void pages_that_stay_are_asked_for_a_sign_of_life_and_keep_the_workspace_from_expiring() {
    Page page = new Page("");
    idle(page);
    int pings = page.wire.pings;
    int touches = server.store.touches;
    server.pass(Duration.ofMinutes(10));
    for (int i = 0; i < 20 * LiveDesks.TICKS; i++) {
      desks.tick();
    }
    assertEquals(pings + 1, page.wire.pings);
    assertEquals(touches + 1, server.store.touches);
    page.wire.heard -= (Tabs.SILENT_SECONDS + 1) * 1_000_000_000L;
    for (int i = 0; i < 20 * LiveDesks.TICKS; i++) {
      desks.tick();
    }
    assertEquals(Wire.Close.LATER, page.wire.closed);
  }

  @Test
  void when_the_last_page_goes_nothing_of_it_is_kept() {
    Page page = new Page("");
    idle(page);
    page.conversation.close();
    for (int i = 0; i < 20 * LiveDesks.TICKS; i++) {
      desks.tick();
    }
    assertEquals(0, FakeNode.gauge(desks, "mbasic_passive_workspaces"));
  }

  @Test
  void the_end_of_the_server_is_told_to_pages_that_stayed() {
    Page page = new Page("");
    idle(page);
    desks.drain(1);
    assertEquals(Wire.Close.RESTART, page.wire.closed);
  }
}
