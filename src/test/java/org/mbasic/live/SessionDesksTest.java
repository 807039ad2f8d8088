package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;
import org.mbasic.store.httpsession.SessionStandIn;

/**
 * Desks in HTTP sessions, which requests alone carry to other servers, and which may end while a
 * page is open.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionDesksTest extends PagesFixture {
  private static final String KEPT = " 8 \r\nOk\r\n";
  private static final Identity ALICE = new Identity("alice", "");

  private final StandInStores stores = new StandInStores(() -> server.nanos);
  private final SessionStandIn first = new SessionStandIn();
  private final SessionStandIn second = new SessionStandIn();
  private final Visitor before = new Visitor(ALICE, stores.of(first));
  private final Visitor after = new Visitor(ALICE, stores.of(second));

  @BeforeEach
  void begin() {
    desks = new LiveDesks(server.node(WebSettings.Scope.TAB, stores));
  }

  /** What the page's request does. */
  private boolean checkpoint(Visitor visitor, Page page) {
    CompletableFuture<Saver.Writing> save = new CompletableFuture<>();
    desks.living(visitor.identity(), page.workspace()).orElseThrow().saveBy(visitor.store(), save);
    server.run();
    boolean saved = save.join().run().toCompletableFuture().join();
    server.run();
    return saved;
  }

  /** The page is closed, and the desk leaves memory. */
  private void leave(Page page) {
    page.conversation.close();
    server.run();
    pass(Duration.ofSeconds(WebSettings.Stay.DEFAULT.detachedSeconds()));
  }

  private void assertKept(Visitor visitor, String workspace) {
    begin();
    Page again = page(visitor, workspace).type("PRINT A\r");
    assertEquals(workspace, again.workspace());
    assertTrue(again.wire.output().endsWith(KEPT), again.wire.output());
  }

  private void pass(Duration time) {
    server.pass(time);
    for (int i = 0; i < LiveDesks.TICKS; i++) {
      server.pass(Duration.ofSeconds(1));
      desks.tick();
      server.run();
    }
  }

  @Test
  void what_is_saved_outside_of_a_request_does_not_count_for_its_page() {
    Page page = page(before, "").type("A=8\r");
    pass(Duration.ofSeconds(6));
    assertTrue(first.getAttributeNames().hasMoreElements(), "it is saved");
    assertEquals(seq, page.wire.last("keysAck").getInt("seq"));
    assertEquals(0, page.wire.last("keysAck").getInt("recorded"));
    assertEquals(0, page.wire.of("saved").size());
    checkpoint(before, page);
    assertEquals(seq, page.wire.last("keysAck").getInt("recorded"));
    assertEquals(1, page.wire.of("saved").size());
  }

  @Test
  void a_request_that_gave_up_makes_nothing_count() {
    Page page = page(before, "").type("A=8\r");
    CompletableFuture<Saver.Writing> save = new CompletableFuture<>();
    save.cancel(false);
    desks.living(ALICE, page.workspace()).orElseThrow().saveBy(before.store(), save);
    server.run();
    assertEquals(0, page.wire.last("keysAck").getInt("recorded"));
  }

  @Test
  void workspaces_that_no_page_has_open_count_while_their_sessions_live() {
    server.stay = new WebSettings.Stay(2, 10, 300, 10, 3_600, 1 << 18);
    begin();
    first.life = 3_600;
    second.life = 36_000;
    leave(page(before, ""));
    Page kept = page(after, "").type("A=8\r");
    leave(kept);
    assertEquals(0, FakeNode.gauge(desks, "mbasic_live_workspaces"));
    assertEquals(2, FakeNode.gauge(desks, "mbasic_kept_workspaces"));
    assertTrue(desks.full());
    Page refused = page(after, "");
    assertEquals(Wire.Close.LATER, refused.wire.closed);
    assertEquals(kept.workspace(), page(after, kept.workspace()).workspace(), "it comes back");
    server.pass(Duration.ofHours(1));
    assertFalse(desks.full());
    assertNull(page(after, "").wire.closed);
  }

  @Test
  void when_the_session_ends_the_page_is_told_and_the_next_request_saves_all_in_another() {
    Page page = page(before, "").type("A=8\r");
    assertTrue(checkpoint(before, page));
    first.invalidate();
    page.type("B=1\r");
    pass(Duration.ofSeconds(6));
    assertNull(page.wire.closed);
    String told = page.wire.last("unsaved").getString("reason");
    assertTrue(told.contains("session"), told);
    assertTrue(checkpoint(after, page), "by the first request");
    int unsaved = page.wire.of("unsaved").size();
    page.type("PRINT A\r");
    assertTrue(page.wire.output().endsWith(KEPT), page.wire.output());
    assertTrue(checkpoint(after, page));
    assertEquals(unsaved, page.wire.of("unsaved").size());
    assertKept(after, page.workspace());
  }

  @Test
  void a_request_of_the_new_session_saves_all_though_nothing_had_changed() {
    Page page = page(before, "").type("A=8\r");
    checkpoint(before, page);
    first.invalidate();
    checkpoint(after, page);
    assertKept(after, page.workspace());
  }

  @Test
  void a_page_that_comes_with_the_new_session_brings_its_workspace_there() {
    Page page = page(before, "").type("A=8\r");
    checkpoint(before, page);
    first.invalidate();
    page.conversation.close();
    server.run();
    Page again = page(after, page.workspace());
    assertEquals(page.workspace(), again.workspace());
    assertKept(after, page.workspace());
  }

  @Test
  void a_page_that_nobody_has_used_for_long_keeps_its_workspace_all_the_same() {
    Page page = page(before, "").type("A=8\r");
    checkpoint(before, page);
    pass(Duration.ofMinutes(30));
    first.invalidate();
    page.type("PRINT A\r");
    assertTrue(page.wire.output().endsWith(KEPT), page.wire.output());
    checkpoint(after, page);
    assertKept(after, page.workspace());
  }

  @Test
  void without_a_page_the_workspace_leaves_memory_with_the_session() {
    Page page = page(before, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    first.invalidate();
    leave(page);
    assertTrue(desks.living(ALICE, page.workspace()).isEmpty());
    assertFalse(server.turns.size() > 1, "nothing goes on");
  }
}
