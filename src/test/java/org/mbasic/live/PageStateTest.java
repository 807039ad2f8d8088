package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.workspace.WorkspaceId;

/** What a page keeps for the next page of its workspace. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageStateTest {
  private static final String EDIT = "{\"type\":\"edit\",\"base\":0,\"text\":\"10 END\\n\"}";

  private final FakeNode server = new FakeNode();
  private final WorkspaceId id = WorkspaceId.random();
  private final Visitor alice = server.visitor("alice", id.value());
  private LiveDesks desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));

  private FakeWire page(String... frames) {
    FakeWire wire = new FakeWire();
    Conversation conversation = new Conversation(desks, alice, wire);
    conversation.receive(
        "{\"type\":\"hello\",\"workspace\":\"\",\"epoch\":0,\"offset\":0,\"program\":0}", true);
    server.run();
    for (String frame : frames) {
      conversation.receive(frame, true);
      server.run();
    }
    return wire;
  }

  private static String kept(String state, String draft) {
    return "{\"type\":\"page\",\"state\":\"%s\",\"draft\":\"%s\"}".formatted(state, draft);
  }

  private void die() {
    desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));
  }

  private void assertKept(String state, String draft) {
    FakeWire wire = page();
    assertEquals(state, wire.last("page").getString("state"));
    assertEquals(draft, wire.last("page").getString("draft"));
  }

  @Test
  void a_draft_is_saved_at_once_and_given_to_the_next_page_after_the_server_died() {
    page(EDIT, kept("cursor 7", "PRINT unfin"));
    assertKept("cursor 7", "PRINT unfin");
    die();
    assertKept("cursor 7", "PRINT unfin");
  }

  @Test
  void a_state_alone_is_saved_with_the_next_save() {
    page(EDIT, kept("", ""));
    page(kept("cursor 8", ""));
    server.pass(Duration.ofSeconds(5));
    desks.tick();
    server.run();
    die();
    assertKept("cursor 8", "");
  }

  @Test
  void an_edit_leaves_nothing_unfinished() {
    page(kept("", "PRINT unfin"), EDIT);
    assertKept("", "");
  }

  @Test
  void what_is_too_long_is_refused_and_told() {
    FakeWire wire = page(kept("x".repeat(ClientMessage.MAX_STATE + 1), ""));
    assertEquals(1, wire.of("problem").size());
    assertKept("", "");
  }
}
