package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.Wire;

/** What a socket may send, and how many a network may open. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConversationTest {
  private static final String HELLO =
      "{\"type\":\"hello\",\"workspace\":\"\",\"epoch\":0,\"offset\":0,\"program\":0}";
  private static final String SHOWN = "{\"type\":\"shown\",\"offset\":0}";

  private final FakeNode server = new FakeNode();
  private LiveDesks desks = new LiveDesks(server.node(WebSettings.Scope.TAB, true));

  private FakeWire enter(String name) {
    FakeWire wire = new FakeWire();
    converse(name, wire).receive(HELLO, true);
    server.run();
    return wire;
  }

  private Conversation converse(String name, FakeWire wire) {
    return new Conversation(desks, server.visitor(name, ""), wire);
  }

  @Test
  void a_page_that_sends_too_many_messages_is_sent_to_come_again() {
    FakeWire wire = new FakeWire();
    Conversation conversation = converse("alice", wire);
    conversation.receive(HELLO, true);
    for (int i = 0; i < 10 * Access.DEFAULT.messages() - 1; i++) {
      conversation.receive(SHOWN, true);
      server.run();
    }
    assertNull(wire.closed);
    for (int i = 0; i < Access.DEFAULT.messages(); i++) {
      conversation.receive(SHOWN, true);
    }
    assertEquals(Wire.Close.LATER, wire.closed);
  }

  @Test
  void parts_that_never_end_are_counted_too() {
    FakeWire wire = new FakeWire();
    Conversation conversation = converse("alice", wire);
    String part = " ".repeat(ClientMessage.MAX_FRAME);
    for (int i = 0; i < 6; i++) {
      conversation.receive(part, true);
    }
    assertEquals(Wire.Close.LATER, wire.closed);
  }

  private static Access withWorkspaces(int limit) {
    Access all = Access.DEFAULT;
    return new Access(
        all.origins(),
        all.proxies(),
        all.requests(),
        limit,
        all.handshakes(),
        all.messages(),
        all.characters());
  }

  @Test
  void a_network_opens_so_many_workspaces_a_minute_and_the_others_are_told() {
    server.access = withWorkspaces(3);
    desks = new LiveDesks(server.node(WebSettings.Scope.TAB, true));
    for (int i = 0; i < 3; i++) {
      assertEquals(1, enter("visitor " + i).of("welcome").size());
    }
    FakeWire late = enter("late");
    assertEquals(0, late.of("welcome").size());
    assertEquals(1, late.of("problem").size());
    assertEquals(Wire.Close.LATER, late.closed);
  }
}
