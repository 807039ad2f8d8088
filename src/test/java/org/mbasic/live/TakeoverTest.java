package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.WorkspaceId;

/** What another server finds that takes a workspace over, and what becomes of the first one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TakeoverTest extends PagesFixture {
  /** Says at which look it found a key. */
  private static final String POLLING =
      "10 N=N+1:A$=INKEY$\n20 IF A$<>\"\" THEN PRINT \"KEY \";A$;\" AT\";N\n30 GOTO 10\n";

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
    second.greet(first.workspace(), 0, shown);
    server.run();
    second.type(seq, "PRINT 2\r");
    second.say("{\"type\":\"shown\",\"offset\":" + shown + "}");
    server.run();
    assertEquals(0, second.wire.of("rewound").size());
    assertTrue(first.wire.output().endsWith(second.wire.output()), second.wire.output());
    assertEquals(seq, second.wire.last("keysAck").getInt("recorded"));
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
  void a_page_that_mirrors_leaves_the_workspace_where_it_is_and_finds_it_there() {
    Page typist = page(alice, "").type("A=1\r");
    LiveDesks one = desks;
    desks = second(true, id -> fail("nobody is asked for what is only mirrored"));
    assertEquals(Wire.Close.ELSEWHERE, wasThere(typist).wire.closed);
    typist.type("PRINT A\r");
    assertTrue(typist.wire.output().endsWith(" 1 \r\nOk\r\n"), typist.wire.output());
    assertEquals(0, typist.wire.of("keyboard").size());
    desks = one;
    Page found = mirror(alice, typist.workspace());
    assertFalse(found.hasKeyboard());
    typist.type("PRINT 2\r");
    assertEquals(typist.wire.output(), found.wire.output());
  }

  /** A page that mirrored the workspace of another one, and comes again to do so. */
  private Page wasThere(Page typist) {
    Page mirror = new Page(alice);
    mirror.say(MIRROR.formatted(typist.workspace()).replace("\"epoch\":0", "\"epoch\":1"));
    server.run();
    return mirror;
  }

  @Test
  void a_page_that_mirrors_goes_on_by_itself_where_the_owner_is_dead() {
    Page typist = page(alice, "").edit("10 INPUT A\n20 PRINT A*6\n").press("run");
    desks = second(false, id -> {});
    Page mirror = wasThere(typist);
    assertTrue(mirror.hasKeyboard());
    assertTrue(mirror.type("7\r").wire.output().endsWith("? 7\r\n 42 \r\nOk\r\n"));
    Page again = page(alice, typist.workspace());
    assertFalse(mirror.hasKeyboard());
    assertEquals(mirror.wire.output(), again.wire.output());
  }

  @Test
  void a_page_that_mirrors_goes_on_by_itself_where_nobody_has_the_workspace_any_more() {
    Page typist = page(alice, "").type("A=7\r");
    desks.handOver(WorkspaceId.parse(typist.workspace()));
    server.run();
    desks = second(true, id -> {});
    Page mirror = wasThere(typist).type("PRINT A\r");
    assertTrue(mirror.wire.output().endsWith(" 7 \r\nOk\r\n"), mirror.wire.output());
  }

  @Test
  void a_page_that_has_seen_a_later_owner_is_not_served_by_an_earlier_one() {
    Page first = page(alice, "").type("A=1\r");
    LiveDesks old = desks;
    restart();
    Page elsewhere = page(alice, first.workspace()).type("A=2\r");
    desks = old;
    Page back = new Page(alice);
    back.greet(first.workspace(), elsewhere.wire.last("welcome").getInt("epoch"), 0);
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
      second.greet(first.workspace(), 0, shown.length());
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
    assertTrue(old.living(alice.identity(), first.workspace()).isEmpty());
  }

  @Test
  void a_server_that_stood_still_asks_the_store_before_it_shows_more() {
    Page first =
        page(alice, "").edit("10 FOR I=1 TO 300:NEXT:PRINT \"*\"\n20 GOTO 10\n").press("run");
    server.store.acquire(WorkspaceId.parse(first.workspace()), new Owner("n2"), 0, true);
    String shown = first.wire.output();
    server.nanos += Pulse.STANDSTILL.toNanos();
    server.run();
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    assertEquals(shown, first.wire.output());
  }

  private Duration patience = HandoverRequests.PATIENCE;

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
          public CompletionStage<Boolean> isGone(Owner owner) {
            assertEquals("n1", owner.node());
            return CompletableFuture.completedStage(!alive);
          }

          @Override
          public Duration patience() {
            return patience;
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
    assertEquals(1, server.metrics.of(Metrics.Counter.HANDOVERS_GIVEN));
    assertEquals(1, server.metrics.of(Metrics.Counter.HANDOVERS_RECEIVED));
    assertEquals(0, server.metrics.of(Metrics.Counter.TAKEOVERS));
    assertEquals(0, server.metrics.of(Metrics.Counter.FENCED));
  }

  /** Who has its request by way of the store need not wait for its next attempt to reach it. */
  @Test
  void what_changed_while_the_store_was_away_is_handed_over_as_soon_as_it_is_back() {
    Page first = page(alice, "").type("A=1\r");
    server.store.away = true;
    server.distant = true;
    first.type("A=3\r").type("B=4\r");
    server.distant = false;
    server.store.away = false;
    desks = second(true, desks::handOver);
    Page next = page(alice, first.workspace()).type("PRINT A;B\r");
    assertTrue(next.wire.output().endsWith(" 3  4 \r\nOk\r\n"), next.wire.output());
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    assertEquals(1, server.metrics.of(Metrics.Counter.HANDOVERS_RECEIVED));
    assertEquals(0, server.metrics.of(Metrics.Counter.FENCED));
  }

  @Test
  void a_page_that_comes_during_a_handover_waits_for_its_end() {
    Page first = page(alice, "").type("A=1\r");
    server.store.slow = true;
    desks.handOver(WorkspaceId.parse(first.workspace()));
    server.run();
    Page late = new Page(alice);
    late.greet(first.workspace(), 0, 0);
    server.run();
    assertTrue(server.turns.isEmpty(), "there is nothing to do before the store has answered");
    assertEquals(0, late.wire.of("welcome").size());
    server.store.slow = false;
    server.store.answers.remove().run();
    server.run();
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    late.type("PRINT A\r");
    assertTrue(late.wire.output().endsWith(" 1 \r\nOk\r\n"), late.wire.output());
  }

  @Test
  void a_page_that_left_during_a_handover_does_not_have_the_workspace_fetched_back() {
    Page first = page(alice, "").type("A=1\r");
    server.store.slow = true;
    desks.handOver(WorkspaceId.parse(first.workspace()));
    server.run();
    Page late = new Page(alice);
    late.greet(first.workspace(), 0, 0);
    server.run();
    late.wire.close(Wire.Close.LATER, "");
    late.conversation.close();
    server.store.slow = false;
    server.store.answers.remove().run();
    server.run();
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    assertTrue(desks.living(alice.identity(), first.workspace()).isEmpty());
  }

  @Test
  void a_page_that_comes_during_a_handover_that_fails_comes_in_then() {
    Page first = page(alice, "").type("A=1\r");
    server.store.slow = true;
    desks.handOver(WorkspaceId.parse(first.workspace()));
    server.run();
    Page late = new Page(alice);
    late.greet(first.workspace(), 0, 0);
    first.type("A=2\r");
    server.store.slow = false;
    server.store.away = true;
    server.store.answers.remove().run();
    server.run();
    assertNull(first.wire.closed);
    late.type("PRINT A\r");
    assertTrue(late.wire.output().endsWith(" 2 \r\nOk\r\n"), late.wire.output());
  }

  @Test
  void what_is_typed_during_a_handover_is_handed_over_too() {
    Page first = page(alice, "").type("A=1\r");
    server.store.slow = true;
    desks.handOver(WorkspaceId.parse(first.workspace()));
    server.run();
    first.type("A=3\r");
    server.store.slow = false;
    server.store.answers.remove().run();
    server.run();
    assertEquals(Wire.Close.ELSEWHERE, first.wire.closed);
    restart();
    Page next = page(alice, first.workspace()).type("PRINT A\r");
    assertTrue(next.wire.output().endsWith(" 3 \r\nOk\r\n"), next.wire.output());
    assertEquals(1, server.metrics.of(Metrics.Counter.HANDOVERS_GIVEN));
  }

  @Test
  void an_owner_that_does_not_answer_is_forced_after_a_while() {
    Page first = page(alice, "").type("A=3\r");
    LiveDesks old = desks;
    desks = second(true, id -> {});
    Page next = new Page(alice);
    next.greet(first.workspace(), 0, 0);
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
    assertTrue(old.living(alice.identity(), first.workspace()).isEmpty());
  }

  /** One whose way to the store comes back later than that of the server that asks. */
  @Test
  void an_owner_that_hears_nothing_at_first_is_asked_again_and_hands_over() {
    Page first = page(alice, "").type("A=3\r");
    LiveDesks old = desks;
    int[] requests = {0};
    patience = Duration.ofSeconds(10);
    desks =
        second(
            true,
            id -> {
              if (++requests[0] > 4) {
                old.handOver(id);
              }
            });
    Page next = new Page(alice);
    next.greet(first.workspace(), 0, 0);
    for (int i = 0; i < 10 && next.wire.of("welcome").isEmpty(); i++) {
      server.run();
    }
    assertEquals(1, server.metrics.of(Metrics.Counter.HANDOVERS_RECEIVED));
    assertEquals(0, server.metrics.of(Metrics.Counter.TAKEOVERS));
    next.type("PRINT A\r");
    assertTrue(next.wire.output().endsWith(" 3 \r\nOk\r\n"), next.wire.output());
  }

  @Test
  void of_pages_that_wait_for_a_takeover_the_last_that_came_types() {
    Page first = page(alice, "").type("A=3\r");
    desks = second(true, id -> {});
    List<Page> waiting = List.of(new Page(alice), new Page(alice), new Page(alice));
    waiting.forEach(page -> page.greet(first.workspace(), 0, 0));
    for (int i = 0; i < 10 && waiting.get(2).wire.of("welcome").isEmpty(); i++) {
      server.run();
    }
    assertTrue(waiting.get(2).wire.of("keyboard").isEmpty(), "it types from the first moment");
    assertFalse(waiting.get(1).hasKeyboard());
    assertFalse(waiting.get(0).hasKeyboard());
  }

  @Test
  void an_owner_that_is_gone_is_forced_at_once() {
    Page first = page(alice, "").type("A=3\r");
    desks = second(false, id -> {});
    Page next = new Page(alice);
    next.greet(first.workspace(), 0, 0);
    assertEquals(1, server.metrics.of(Metrics.Counter.TAKEOVERS), "before any timer has run out");
    server.run();
    assertEquals(1, server.metrics.of(Metrics.Counter.TAKEOVERS), "the timer finds it done");
    assertTrue(first.wire.output().startsWith(next.wire.output()));
  }

  @Test
  void what_the_store_takes_from_an_owner_that_is_known_to_be_gone_counts_as_forced() {
    Page first = page(alice, "").type("A=3\r");
    server.store.unheard = new Owner("n1");
    desks = second(true, id -> fail("nobody need be asked"));
    page(alice, first.workspace());
    assertEquals(1, server.metrics.of(Metrics.Counter.TAKEOVERS));
    assertEquals(0, server.metrics.of(Metrics.Counter.HANDOVERS_RECEIVED));
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
    server.store.away = false;
    server.pass(Duration.ofSeconds(5));
    desks.tick();
    server.run();
    restart();
    Page again = page(alice, page.workspace()).type("PRINT A\r");
    assertTrue(again.wire.output().endsWith(" 3 \r\nOk\r\n"));
  }
}
