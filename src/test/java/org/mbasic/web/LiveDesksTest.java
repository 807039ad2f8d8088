package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.WorkspaceId;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveDesksTest {
  private static final String ENDLESS = "10 PRINT STRING$(70,42)\n20 GOTO 10\n";

  /** Says at which look it found a key. */
  private static final String POLLING =
      "10 N=N+1:A$=INKEY$\n20 IF A$<>\"\" THEN PRINT \"KEY \";A$;\" AT\";N\n30 GOTO 10\n";

  private final FakeNode server = new FakeNode();
  private final Visitor alice = new Visitor("alice", "", null);
  private final Visitor bob = new Visitor("bob", "", null);
  private LiveDesks desks = new LiveDesks(server.node(WebSettings.Scope.TAB, true));
  private long seq = 100;

  /** A page and its conversation. */
  private final class Page {
    final FakeWire wire = new FakeWire();
    final Conversation conversation;

    Page(Visitor visitor) {
      conversation = new Conversation(desks, visitor, wire);
    }

    Page hello(String workspace, long offset) {
      say(
          "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":%d,\"program\":0}"
              .formatted(workspace, offset));
      server.run();
      if (wire.closed == null) {
        say("{\"type\":\"shown\",\"offset\":" + offset + "}");
        server.run();
      }
      return this;
    }

    void say(String frame) {
      conversation.receive(frame, true);
    }

    Page type(String keys) {
      return type(++seq, keys);
    }

    Page type(long number, String keys) {
      say("{\"type\":\"keys\",\"seq\":%d,\"text\":\"%s\"}".formatted(number, escaped(keys)));
      server.run();
      return this;
    }

    Page edit(String text) {
      say("{\"type\":\"edit\",\"base\":0,\"text\":\"" + escaped(text) + "\"}");
      server.run();
      return this;
    }

    Page press(String name) {
      say("{\"type\":\"command\",\"seq\":%d,\"name\":\"%s\"}".formatted(++seq, name));
      server.run();
      return this;
    }

    private static String escaped(String text) {
      return text.replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n");
    }

    String workspace() {
      return wire.last("welcome").getString("workspace");
    }

    boolean hasKeyboard() {
      return wire.last("keyboard").getBoolean("yours");
    }

    String mode() {
      return wire.last("state").getString("mode");
    }
  }

  private Page page(Visitor visitor, String workspace) {
    return new Page(visitor).hello(workspace, 0);
  }

  /** Another server process with the same store. */
  private void restart() {
    desks = new LiveDesks(server.node(WebSettings.Scope.TAB, true));
  }

  @Test
  void a_first_page_gets_a_new_workspace_at_the_prompt() {
    Page page = page(alice, "");
    assertEquals("welcome", page.wire.types().get(0));
    assertTrue(page.workspace().matches("[0-9a-f]{32}"));
    assertTrue(page.wire.output().endsWith("Ok\r\n"), page.wire.output());
    assertEquals("ready", page.mode());
    assertEquals("state", page.wire.types().get(page.wire.types().lastIndexOf("state")));
  }

  @Test
  void what_is_typed_is_echoed_run_and_acknowledged() {
    Page page = page(alice, "").type("PRINT 1+1\r");
    assertTrue(page.wire.output().endsWith("PRINT 1+1\r\n 2 \r\nOk\r\n"), page.wire.output());
    assertEquals(seq, page.wire.last("keysAck").getInt("seq"));
  }

  @Test
  void after_system_the_prompt_is_back_and_the_program_still_there() {
    Page page = page(alice, "").edit("10 END\n").type("SYSTEM\r");
    assertTrue(page.wire.output().endsWith("SYSTEM\r\nOk\r\n"), page.wire.output());
    page.type("LIST\r");
    assertTrue(page.wire.output().endsWith("LIST\r\n10 END\r\nOk\r\n"), page.wire.output());
  }

  @Test
  void a_program_asks_and_goes_on_with_the_answer() {
    Page page = page(alice, "").edit("10 INPUT A\n20 PRINT A*2\n").press("run");
    assertEquals("line", page.mode());
    assertEquals(10, page.wire.last("state").getInt("line"));
    page.type("21\r");
    assertTrue(page.wire.output().endsWith("? 21\r\n 42 \r\nOk\r\n"), page.wire.output());
    assertEquals("ready", page.mode());
  }

  @Test
  void an_edit_is_answered_with_the_program_as_listed() {
    Page page = page(alice, "").edit("20 end\n10 print\"a\"");
    assertEquals("10 PRINT\"a\"\n20 END\n", page.wire.last("program").getString("text"));
    assertEquals(2, page.wire.last("program").getInt("lines"));
  }

  @Test
  void a_line_typed_at_the_prompt_shows_in_the_editor() {
    Page page = page(alice, "").type("10 PRINT 1\r");
    assertEquals("10 PRINT 1\n", page.wire.last("program").getString("text"));
  }

  @Test
  void keys_sent_again_are_not_typed_again() {
    Page page = page(alice, "").type(7_000, "PRINT 5\r");
    String output = page.wire.output();
    page.type(7_000, "PRINT 5\r");
    assertEquals(output, page.wire.output());
    assertEquals(2, page.wire.of("keysAck").size());
  }

  @Test
  void a_reload_finds_everything_as_it_was() {
    Page first = page(alice, "").edit("10 A=7\n20 INPUT B\n30 PRINT A*B\n").press("run");
    first.conversation.close();
    Page second = page(alice, first.workspace());
    assertEquals(first.workspace(), second.workspace());
    assertEquals(first.wire.output(), second.wire.output());
    assertEquals("line", second.mode());
    second.type("6\r");
    assertTrue(second.wire.output().endsWith("? 6\r\n 42 \r\nOk\r\n"), second.wire.output());
  }

  @Test
  void another_server_goes_on_where_the_first_one_died() {
    Page first = page(alice, "").edit("10 A=7\n20 INPUT B\n30 PRINT A*B\n").press("run");
    first.type("x\r");
    assertTrue(first.wire.output().endsWith("?Redo from start\r\n? "), first.wire.output());
    restart();
    Page second = page(alice, first.workspace());
    assertEquals(first.wire.output(), second.wire.output());
    assertEquals(
        "10 A=7\n20 INPUT B\n30 PRINT A*B\n", second.wire.last("program").getString("text"));
    assertTrue(second.wire.last("welcome").getInt("epoch") > 1);
    second.type(seq, "x\r");
    assertEquals(first.wire.output(), second.wire.output(), "keys that were consumed before");
    second.type("6\r");
    assertTrue(second.wire.output().endsWith("? 6\r\n 42 \r\nOk\r\n"), second.wire.output());
  }

  @Test
  void what_a_running_program_prints_again_on_another_server_keeps_its_place() {
    Page first = page(alice, "").edit(ENDLESS).press("run");
    int shown = first.wire.output().length();
    restart();
    Page second = new Page(alice).hello(first.workspace(), shown);
    long base = second.wire.of("output").get(0).getInt("offset");
    assertTrue(base < shown, "saved up to " + base + ", shown up to " + shown);
    String again = second.wire.output();
    assertEquals(
        first.wire.output().substring((int) base),
        again.substring(0, Math.min(again.length(), shown - (int) base)));
  }

  @Test
  void what_was_typed_and_lost_with_a_server_does_not_hide_what_comes_after() {
    Page first = page(alice, "").type("PRINT 1\r");
    server.store.away = true;
    first.type("PRINT 2\r");
    server.store.away = false;
    int shown = first.wire.output().length();
    restart();
    Page second = new Page(alice).hello(first.workspace(), shown).type("PRINT 3\r");
    int rewound = second.wire.last("rewound").getInt("offset");
    assertTrue(second.wire.output().endsWith(" 1 \r\nOk\r\nPRINT 3\r\n 3 \r\nOk\r\n"));
    assertTrue(first.wire.output().substring(0, rewound).endsWith(" 1 \r\nOk\r\n"));
    assertTrue(second.wire.of("output").get(0).getInt("offset") <= rewound);
    assertEquals(1, second.wire.of("rewound").size());
  }

  @Test
  void what_was_typed_while_the_store_was_away_is_kept_by_the_page_until_it_is_on_record() {
    Page first = page(alice, "").type("PRINT 1\r");
    server.store.away = true;
    first.type("PRINT 2\r");
    assertEquals(seq, first.wire.last("keysAck").getInt("seq"));
    assertEquals(seq - 1, first.wire.last("keysAck").getInt("recorded"));
    server.store.away = false;
    int shown = first.wire.output().length();
    restart();
    Page second = new Page(alice);
    second.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":%d,\"program\":0}"
            .formatted(first.workspace(), shown));
    server.run();
    second.type(seq, "PRINT 2\r");
    second.say("{\"type\":\"shown\",\"offset\":" + shown + "}");
    server.run();
    assertEquals(0, second.wire.of("rewound").size());
    assertTrue(first.wire.output().endsWith(second.wire.output()), second.wire.output());
    assertEquals(seq, second.wire.last("keysAck").getInt("recorded"));
  }

  @Test
  void a_button_sent_again_is_not_pressed_again() {
    Page page = page(alice, "").edit("10 PRINT 7\n").press("run");
    String output = page.wire.output();
    seq--;
    page.press("run");
    assertEquals(output, page.wire.output());
    restart();
    Page again = page(alice, page.workspace());
    seq--;
    again.press("run");
    assertEquals(output, again.wire.output());
  }

  @Test
  void what_pages_compared_is_counted() {
    Page page = page(alice, "");
    page.say("{\"type\":\"compared\",\"characters\":70,\"lost\":0}");
    page.say("{\"type\":\"compared\",\"characters\":30,\"lost\":9}");
    server.run();
    assertEquals(2, server.metrics.of(Metrics.Counter.REPLAYS));
    assertEquals(100, server.metrics.of(Metrics.Counter.REPLAYED_CHARACTERS));
    assertEquals(1, server.metrics.of(Metrics.Counter.MISMATCHES));
    assertEquals(9, server.metrics.of(Metrics.Counter.MISMATCHED_CHARACTERS));
  }

  @Test
  void a_server_that_was_replaced_and_does_not_know_it_yet_shows_nothing_to_a_new_page() {
    Page first = page(alice, "").type("A=1\r");
    LiveDesks old = desks;
    first.conversation.close();
    server.run();
    restart();
    Page elsewhere = page(alice, first.workspace()).type("A=2\r");
    elsewhere.conversation.close();
    server.run();
    desks = old;
    Page back = page(alice, first.workspace());
    assertEquals(elsewhere.wire.output(), back.wire.output());
    back.type("PRINT A\r");
    assertTrue(back.wire.output().endsWith(" 2 \r\nOk\r\n"));
  }

  @Test
  void a_page_that_has_seen_a_later_owner_is_not_served_by_an_earlier_one() {
    Page first = page(alice, "").type("A=1\r");
    LiveDesks old = desks;
    restart();
    Page elsewhere = page(alice, first.workspace()).type("A=2\r");
    desks = old;
    Page back = new Page(alice);
    back.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":%d,\"offset\":0,\"program\":0}"
            .formatted(first.workspace(), elsewhere.wire.last("welcome").getInt("epoch")));
    server.run();
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    assertEquals(elsewhere.wire.output(), back.wire.output());
    assertTrue(
        back.wire.last("welcome").getInt("epoch") > elsewhere.wire.last("welcome").getInt("epoch"));
  }

  /**
   * The program counts how often it looked before a key came. Keys come at any moment, the server
   * dies at any later one; the next one must print on just as the dead one would have.
   */
  @Test
  void keys_that_a_running_program_looks_for_are_found_at_the_same_look_again() {
    for (int moment = 0; moment < 20; moment++) {
      Page first = page(alice, "").edit(POLLING).press("run");
      long keys = seq;
      for (int key = 0; key < 3; key++) {
        turns((moment * 7 + key) % 5);
        first.say(key(keys + key + 1, key));
      }
      turns(moment % 7);
      String shown = first.wire.output();
      server.turns.clear();
      restart();
      Page second = new Page(alice);
      second.say(
          "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":%d,\"program\":0}"
              .formatted(first.workspace(), shown.length()));
      for (int key = 0; key < 3; key++) {
        second.say(key(keys + key + 1, key));
      }
      second.say("{\"type\":\"shown\",\"offset\":" + shown.length() + "}");
      for (int i = 0; i < 60 && !(shown + second.wire.output()).contains("KEY 2"); i++) {
        turns(1);
      }
      List<JsonObject> frames = second.wire.of("output");
      int from = frames.isEmpty() ? shown.length() : frames.get(0).getInt("offset");
      String whole = shown.substring(0, from) + second.wire.output();
      assertTrue(whole.startsWith(shown), shown + "\nwas followed by\n" + whole);
      assertTrue(whole.contains("KEY 2"), whole);
      assertEquals(whole.indexOf("KEY 2"), whole.lastIndexOf("KEY 2"));
      assertEquals(0, second.wire.of("rewound").size());
    }
  }

  private static String key(long number, int digit) {
    return "{\"type\":\"keys\",\"seq\":" + number + ",\"text\":\"" + digit + "\"}";
  }

  private void turns(int most) {
    for (int i = 0; i < most && !server.turns.isEmpty(); i++) {
      server.turns.remove().run();
    }
  }

  @Test
  void a_server_that_was_replaced_lets_its_pages_go_and_shows_nothing_more() {
    Page first = page(alice, "").edit(ENDLESS);
    LiveDesks old = desks;
    server.store.acquire(WorkspaceId.parse(first.workspace()), new Owner("n2"), 0, true);
    first.press("run");
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    assertTrue(old.living(alice, first.workspace()).isEmpty());
  }

  @Test
  void two_tabs_have_two_workspaces() {
    Page one = page(alice, "").type("A=1\r");
    Page two = page(alice, "").type("A=2\r");
    assertNotEquals(one.workspace(), two.workspace());
    assertTrue(one.type("PRINT A\r").wire.output().endsWith(" 1 \r\nOk\r\n"));
    assertTrue(two.type("PRINT A\r").wire.output().endsWith(" 2 \r\nOk\r\n"));
  }

  @Test
  void an_id_that_nobody_made_is_not_taken_over() {
    String made = "0123456789abcdef0123456789abcdef";
    assertNotEquals(made, page(alice, made).workspace());
    assertTrue(page(alice, "../etc").workspace().matches("[0-9a-f]{32}"));
  }

  @Test
  void the_workspace_of_another_browser_stays_closed_living_or_saved() {
    Page hers = page(alice, "").type("A=1\r");
    assertNotEquals(hers.workspace(), page(bob, hers.workspace()).workspace());
    restart();
    assertNotEquals(hers.workspace(), page(bob, hers.workspace()).workspace());
    assertTrue(
        page(alice, hers.workspace()).type("PRINT A\r").wire.output().endsWith(" 1 \r\nOk\r\n"));
  }

  @Test
  void in_browser_scope_all_tabs_share_the_workspace_of_the_cookie() {
    desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));
    WorkspaceId id = WorkspaceId.random();
    Visitor visitor = new Visitor("alice", id.value(), null);
    Page one = page(visitor, "").type("A=1\r");
    assertEquals(id.value(), one.workspace());
    Page two = page(visitor, WorkspaceId.random().value());
    assertEquals(id.value(), two.workspace());
    assertEquals(one.wire.output(), two.wire.output());
  }

  @Test
  void the_newest_page_types_and_older_ones_mirror() {
    Page old = page(alice, "");
    Page newest = page(alice, old.workspace());
    assertFalse(old.hasKeyboard());
    newest.type("PRINT 3\r");
    assertEquals(newest.wire.output(), old.wire.output());
    old.type("PRINT 4\r");
    assertFalse(newest.wire.output().contains("4"));
    old.say("{\"type\":\"takeOver\"}");
    old.type("PRINT 5\r");
    assertTrue(old.hasKeyboard());
    assertFalse(newest.hasKeyboard());
    assertTrue(newest.wire.output().endsWith(" 5 \r\nOk\r\n"));
  }

  @Test
  void a_mirror_that_comes_again_leaves_the_keyboard_and_gets_it_when_nobody_has_it() {
    Page typist = page(alice, "");
    Page mirror = new Page(alice);
    mirror.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":0,\"program\":0,\"mirror\":true}"
            .formatted(typist.workspace()));
    server.run();
    assertFalse(mirror.hasKeyboard());
    assertEquals(0, typist.wire.of("keyboard").size());
    typist.type("PRINT 3\r");
    assertEquals(typist.wire.output(), mirror.wire.output());
    typist.conversation.close();
    server.run();
    assertTrue(mirror.hasKeyboard());
    mirror.type("PRINT 4\r");
    assertTrue(mirror.wire.output().endsWith(" 4 \r\nOk\r\n"));
  }

  /** Another server with the same store and threads. */
  private LiveDesks second(boolean alive, Consumer<WorkspaceId> asked) {
    server.name = "n2";
    server.handovers =
        new HandoverRequests() {
          @Override
          public void ask(Owner owner, WorkspaceId id, Runnable unheard) {
            assertEquals("n1", owner.node());
            asked.accept(id);
            if (!alive) {
              unheard.run();
            }
          }

          @Override
          public void listen(Consumer<WorkspaceId> handover) {}
        };
    return new LiveDesks(server.node(WebSettings.Scope.TAB, true));
  }

  @Test
  void a_living_owner_is_asked_saves_releases_and_sends_its_pages_away() {
    Page first = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    desks = second(true, desks::handOver);
    Page next = page(alice, first.workspace());
    server.run();
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    assertEquals("running", next.mode());
    assertEquals(1, server.metrics.of(Metrics.Counter.HANDED_OVER));
    assertEquals(1, server.metrics.of(Metrics.Counter.HANDOVERS));
    assertEquals(0, server.metrics.of(Metrics.Counter.TAKEOVERS));
    assertEquals(0, server.metrics.of(Metrics.Counter.FENCED));
  }

  @Test
  void an_owner_that_does_not_answer_is_forced_after_a_while() {
    Page first = page(alice, "").type("A=3\r");
    LiveDesks old = desks;
    desks = second(true, id -> {});
    Page next = new Page(alice);
    next.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":0,\"program\":0}"
            .formatted(first.workspace()));
    for (int i = 0; i < 10 && next.wire.of("welcome").isEmpty(); i++) {
      server.run();
    }
    next.type("PRINT A\r");
    server.run();
    assertTrue(next.wire.output().endsWith(" 3 \r\nOk\r\n"), next.wire.output());
    assertEquals(1, server.metrics.of(Metrics.Counter.TAKEOVERS));
    first.type("A=4\r");
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    assertEquals(1, server.metrics.of(Metrics.Counter.FENCED));
    assertTrue(old.living(alice, first.workspace()).isEmpty());
  }

  @Test
  void an_owner_that_is_gone_is_forced_at_once() {
    Page first = page(alice, "").type("A=3\r");
    long start = System.nanoTime();
    desks = second(false, id -> {});
    Page next = page(alice, first.workspace());
    assertTrue(first.wire.output().startsWith(next.wire.output()));
    assertTrue(System.nanoTime() - start < Takeover.PATIENCE_MILLIS * 1_000_000L);
    assertEquals(1, server.metrics.of(Metrics.Counter.TAKEOVERS));
  }

  @Test
  void a_workspace_that_cannot_be_saved_is_not_handed_over() {
    Page page = page(alice, "");
    server.store.away = true;
    page.type("A=3\r");
    desks.handOver(WorkspaceId.parse(page.workspace()));
    server.run();
    assertNull(page.wire.closed);
    page.type("PRINT A\r");
    assertTrue(page.wire.output().endsWith(" 3 \r\nOk\r\n"));
  }

  @Test
  void a_program_waits_for_a_page_that_does_not_show_its_output() {
    Page page = page(alice, "").edit(ENDLESS).press("run");
    for (int i = 0; i < 40 && !server.turns.isEmpty(); i++) {
      server.run();
    }
    assertTrue(server.turns.isEmpty(), "the program has paused");
    long sent = page.wire.output().length();
    assertTrue(sent >= LiveDesk.MAX_LAG, "paused at " + sent);
    assertTrue(sent < 2 * LiveDesk.MAX_LAG, "paused at " + sent);
    page.say("{\"type\":\"shown\",\"offset\":" + sent + "}");
    server.run();
    assertTrue(page.wire.output().length() > sent, "it goes on");
  }

  @Test
  void a_running_program_can_be_stopped_and_continued() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    assertEquals("running", page.mode());
    page.press("stop");
    assertTrue(page.wire.output().matches("(?s).*\\^C\r\nBreak in [12]0\r\nOk\r\n"));
    assertEquals("ready", page.mode());
    page.press("continue");
    assertEquals("running", page.mode());
  }

  @Test
  void break_typed_by_the_page_stops_the_program() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    page.say("{\"type\":\"keys\",\"seq\":%d,\"text\":\"\\u0003\"}".formatted(++seq));
    server.run();
    assertEquals("ready", page.mode());
  }

  @Test
  void without_a_page_a_program_is_saved_and_pauses_after_a_while() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    page.conversation.close();
    server.run();
    assertFalse(server.turns.isEmpty(), "it goes on at first");
    server.pass(Duration.ofSeconds(LiveDesk.UNATTENDED_SECONDS + 1));
    desks.tick();
    server.run();
    assertTrue(server.turns.isEmpty(), "it has paused");
    server.pass(Duration.ofSeconds(LiveDesk.IDLE_SECONDS));
    desks.tick();
    server.run();
    assertTrue(desks.living(alice, page.workspace()).isEmpty(), "out of memory");
    Page again = page(alice, page.workspace());
    assertEquals("running", again.mode());
  }

  @Test
  void a_program_that_runs_is_saved_every_few_seconds() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    int before = server.store.saves;
    server.pass(Duration.ofSeconds(4));
    desks.tick();
    server.run();
    assertEquals(before, server.store.saves);
    server.pass(Duration.ofSeconds(1));
    desks.tick();
    server.run();
    assertEquals(before + 1, server.store.saves);
    assertEquals("2026-11-23T12:00:05Z", page.wire.last("saved").getString("at"));
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
    StringBuilder metrics = new StringBuilder();
    server.pass(Duration.ofSeconds(7));
    desks.gauges(metrics);
    assertTrue(metrics.toString().contains("\nmbasic_unsaved_workspaces 1\n"), metrics.toString());
    assertTrue(metrics.toString().contains("\nmbasic_unsaved_seconds 7\n"), metrics.toString());
    server.store.away = false;
    server.run();
    assertEquals(1, page(bob, "").wire.of("welcome").size());
  }

  @Test
  void a_bad_frame_costs_a_message_and_nothing_else() {
    Page page = page(alice, "");
    page.say("{\"type\":\"edit\",\"base\":0,\"text\":\"\\u20ac\"}");
    server.run();
    assertEquals(1, page.wire.of("problem").size());
    assertNull(page.wire.closed);
  }

  @Test
  void a_frame_may_come_in_parts_but_not_without_an_end() {
    Page page = page(alice, "");
    page.conversation.receive("{\"type\":\"command\",", false);
    page.conversation.receive("\"seq\":900,\"name\":\"list\"}", true);
    server.run();
    assertTrue(page.wire.output().endsWith("LIST\r\nOk\r\n"), page.wire.output());
    String part = " ".repeat(ClientMessage.MAX_FRAME / 2);
    page.conversation.receive(part, false);
    page.conversation.receive(part, false);
    assertNull(page.wire.closed);
    page.conversation.receive(" ", false);
    assertEquals(Wire.Close.TOO_BIG, page.wire.closed);
  }

  @Test
  void who_does_not_say_hello_first_is_turned_away() {
    Page page = new Page(alice);
    page.say("{\"type\":\"shown\",\"offset\":0}");
    assertEquals(Wire.Close.POLICY, page.wire.closed);
  }

  @Test
  void a_page_without_a_sign_of_life_is_let_go() {
    Page page = page(alice, "");
    page.wire.heard -= (Tabs.SILENT_SECONDS + 1) * 1_000_000_000L;
    for (int i = 0; i < 20; i++) {
      desks.tick();
    }
    server.run();
    assertEquals(Wire.Close.LATER, page.wire.closed);
  }

  @Test
  void at_the_end_all_is_saved_and_the_pages_come_again() throws InterruptedException {
    Page page = page(alice, "").type("A=8\r").edit(ENDLESS);
    Thread end = new Thread(() -> desks.drain(10));
    end.start();
    while (end.isAlive()) {
      server.run();
      Thread.onSpinWait();
    }
    end.join();
    assertEquals(Wire.Close.RESTART, page.wire.closed);
    restart();
    Page again = page(alice, page.workspace());
    assertEquals(page.wire.output(), again.wire.output());
    assertEquals(ENDLESS, again.wire.last("program").getString("text"));
  }
}
