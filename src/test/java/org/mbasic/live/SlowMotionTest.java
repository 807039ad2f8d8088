package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Programs that run statement by statement, for who watches them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowMotionTest {
  private static final String HELLO =
      "{\"type\":\"hello\",\"workspace\":\"\",\"epoch\":0,\"offset\":0,\"program\":0}";
  private static final String EDIT =
      "{\"type\":\"edit\",\"base\":1,\"text\":\"10 A=1:A=2\\n20 FOR I=1 TO 2\\n30 NEXT\\n\"}";

  private final FakeNode server = new FakeNode();
  private final FakeWire wire = new FakeWire();
  private final Conversation page =
      new Conversation(
          new LiveDesks(server.node(WebSettings.Scope.TAB, true)),
          server.visitor("alice", ""),
          wire);

  private void say(String message) {
    page.receive(message, true);
    server.run();
  }

  /** Line and column of the statements that were shown while the program ran. */
  private static List<String> shown(List<JsonObject> states) {
    return states.stream()
        .filter(state -> state.getString("mode").equals("running"))
        .map(state -> state.getJsonObject("next"))
        .map(next -> next.getInt("line") + ":" + next.getInt("from"))
        .distinct()
        .toList();
  }

  @Test
  void a_page_sees_each_statement_before_it_runs_and_has_time_to() {
    say(HELLO);
    say(EDIT);
    say("{\"type\":\"pace\",\"millis\":500}");
    long before = server.nanos;
    say("{\"type\":\"command\",\"seq\":1,\"name\":\"run\"}");
    assertEquals(List.of("10:3", "10:7", "20:3", "30:3"), shown(wire.of("state")));
    assertTrue(server.nanos - before > 2_000_000_000L, "nanoseconds: " + (server.nanos - before));
    server.run();
    assertEquals("ready", wire.last("state").getString("mode"));
    assertEquals(500, wire.last("state").getInt("pace"));
  }

  @Test
  void the_trace_of_a_run_is_told_while_a_page_shows_it() {
    say(HELLO);
    say(EDIT);
    say("{\"type\":\"look\",\"panel\":\"trace\",\"offset\":0}");
    say("{\"type\":\"command\",\"seq\":1,\"name\":\"run\"}");
    assertEquals(
        "[[\"5\",\"30\",\"NEXT\"],[\"4\",\"30\",\"NEXT\"],[\"3\",\"20\",\"FOR I=1 TO 2\"],"
            + "[\"2\",\"10\",\"A=2\"],[\"1\",\"10\",\"A=1\"]]",
        wire.last("panel").getJsonArray("rows").toString());
    say("{\"type\":\"look\",\"panel\":\"nothing\",\"offset\":0}");
    say("{\"type\":\"command\",\"seq\":2,\"name\":\"run\"}");
    say("{\"type\":\"look\",\"panel\":\"trace\",\"offset\":0}");
    assertEquals("[]", wire.last("panel").getJsonArray("rows").toString());
  }

  @Test
  void what_is_typed_at_the_prompt_does_not_wait() {
    say(HELLO);
    say("{\"type\":\"pace\",\"millis\":500}");
    long before = server.nanos;
    say("{\"type\":\"keys\",\"seq\":1,\"text\":\"FOR I=1 TO 50:NEXT\\r\"}");
    for (int i = 0; i < 10; i++) {
      server.run();
    }
    assertTrue(wire.output().endsWith("FOR I=1 TO 50:NEXT\r\nOk\r\n"), wire.output());
    // The clock goes on to when a save is due, too; the 50 waits of a program would be 25 seconds.
    assertTrue(server.nanos - before < 20_000_000_000L, "nanoseconds: " + (server.nanos - before));
  }
}
