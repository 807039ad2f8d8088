package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.Wire;

/** What a page sees of its desk, and what it may say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveDesksTest extends PagesFixture {
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
  void a_program_waits_for_a_page_that_does_not_show_its_output() {
    Page page = page(alice, "").edit(ENDLESS).press("run");
    for (int i = 0; i < 40 && !server.turns.isEmpty(); i++) {
      server.run();
    }
    assertTrue(server.turns.isEmpty(), "the program has paused");
    long sent = page.wire.output().length();
    assertTrue(sent >= WebSettings.Stay.DEFAULT.unshown(), "paused at " + sent);
    assertTrue(sent < 2L * WebSettings.Stay.DEFAULT.unshown(), "paused at " + sent);
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
      server.pass(Duration.ofSeconds(1));
      desks.tick();
    }
    server.run();
    assertEquals(Wire.Close.LATER, page.wire.closed);
  }
}
