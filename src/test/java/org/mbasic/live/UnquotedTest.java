package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnquotedTest {
  @Test
  void a_logged_error_tells_its_place_and_not_what_it_quotes() {
    Throwable error = new IllegalStateException("PLANTED", new NumberFormatException("PLANTED"));
    Unquoted unquoted = new Unquoted(error);
    StringWriter printed = new StringWriter();
    unquoted.printStackTrace(new PrintWriter(printed));
    assertFalse(printed.toString().contains("PLANTED"), printed.toString());
    assertTrue(printed.toString().contains("NumberFormatException"), printed.toString());
    assertArrayEquals(error.getStackTrace(), unquoted.getStackTrace());
    assertEquals("java.lang.IllegalStateException", unquoted.getMessage());
  }

  @Test
  void no_message_or_visitor_shows_what_it_holds() {
    Identity identity = new Identity("PLANTED", "PLANTED");
    List<Object> all =
        List.of(
            new ClientMessage.Keys(1, "PLANTED"),
            new ClientMessage.Edit(1, 1, "PLANTED"),
            new ServerMessage.Output(1, 2, "PLANTED", false),
            new ServerMessage.Program(1, false, "PLANTED", 1, List.of(), 0),
            identity,
            new Visitor(identity, new FakeStore()),
            new Ties("PLANTED", 1, 2));
    all.forEach(one -> assertFalse(one.toString().contains("PLANTED"), one.toString()));
  }
}
