package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.ClientMessage;

/** More is typed than a program that does not ask for it has room for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypingAheadTest extends PagesFixture {
  private static final String LINE = "*".repeat(31) + "\\r";
  private static final int LINES_OF_A_MESSAGE = 2048 / 32;

  /** More than the 65,536 keys of the machine. */
  private static final int MESSAGES = 40;

  private static final String COUNT =
      """
      10 FOR I=1 TO 900000:NEXT
      20 LINE INPUT A$:IF A$<>"END" THEN N=N+1:GOTO 20
      30 PRINT "LINES";N
      """;

  private void say(Page page, String type, String members) {
    page.say("{\"type\":\"%s\",\"seq\":%d,%s}".formatted(type, ++seq, members));
  }

  private void keys(Page page, String text) {
    say(page, "keys", "\"text\":\"" + text + "\"");
  }

  /** All comes while the program is still busy with its loop. */
  private Page typedAhead(String program, int messages) {
    Page page = page(alice, "").edit(program);
    say(page, "command", "\"name\":\"run\"");
    server.turns.remove().run();
    for (int i = 0; i < messages; i++) {
      keys(page, LINE.repeat(LINES_OF_A_MESSAGE));
    }
    return page;
  }

  /** Runs until all has arrived that was typed. */
  private void arrive(Page page) {
    for (int i = 0; i < 1_000; i++) {
      server.run();
      if (!page.wire.of("keysAck").isEmpty() && acknowledged(page, "seq") == seq) {
        return;
      }
    }
  }

  private void runToItsEnd(Page page) {
    for (int i = 0; i < 1_000 && !server.turns.isEmpty(); i++) {
      server.run();
    }
    page.say("{\"type\":\"shown\",\"offset\":9000000}");
  }

  private static long acknowledged(Page page, String what) {
    return page.wire.last("keysAck").getInt(what);
  }

  @Test
  void what_finds_no_room_is_typed_when_there_is_some() {
    Page page = typedAhead(COUNT, MESSAGES);
    keys(page, "END\\r");
    arrive(page);
    assertEquals(seq, acknowledged(page, "seq"), "it has arrived");
    assertTrue(acknowledged(page, "recorded") < seq, "but the page is still to keep it");
    runToItsEnd(page);
    assertTrue(
        page.wire.output().contains("LINES " + MESSAGES * LINES_OF_A_MESSAGE + " \r\n"),
        page.wire.output().length() + " characters");
    assertEquals(seq, acknowledged(page, "recorded"));
  }

  @Test
  void what_waits_is_typed_by_another_server_when_the_first_one_dies() {
    Page page = typedAhead(COUNT, MESSAGES);
    arrive(page);
    long recorded = acknowledged(page, "recorded");
    String workspace = page.workspace();
    server.turns.clear();
    restart();
    Page again = page(alice, workspace);
    assertEquals(recorded, acknowledged(again, "seq"), "no more has arrived there");
  }

  @Test
  void a_break_is_heard_at_once_and_drops_keys_but_no_file_before_it() {
    Page page = typedAhead("10 GOTO 10\n", MESSAGES);
    say(page, "store", "\"name\":\"A\",\"text\":\"7\"");
    arrive(page);
    keys(page, "\\u0003");
    runToItsEnd(page);
    assertEquals("ready", page.mode());
    assertEquals(seq, acknowledged(page, "recorded"));
    page.type("OPEN \"I\",1,\"A\":INPUT#1,N:CLOSE:PRINT \"READ\";N\r");
    assertTrue(page.wire.output().endsWith("READ 7 \r\nOk\r\n"), page.wire.output());
  }

  @Test
  void a_button_that_stops_the_program_is_heard_at_once() {
    Page page = typedAhead("10 GOTO 10\n", MESSAGES);
    say(page, "command", "\"name\":\"list\"");
    runToItsEnd(page);
    assertTrue(page.wire.output().endsWith("LIST\r\n10 GOTO 10\r\nOk\r\n"), page.wire.output());
  }

  @Test
  void what_is_more_than_a_program_can_be_long_is_refused_and_that_is_told() {
    Page page = typedAhead("10 GOTO 10\n", 1 + (65_536 + ClientMessage.MAX_PROGRAM) / 2048);
    arrive(page);
    JsonObject problem = page.wire.last("problem");
    assertTrue(problem.getString("message").startsWith("2048 characters"), problem.toString());
    assertEquals(1, page.wire.of("problem").size());
    assertEquals(seq, acknowledged(page, "seq"));
  }
}
