package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.keys.Secrets;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.WorkspaceId;

/** Which workspace a page gets, and which of its pages types. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageWorkspaceTest extends PagesFixture {
  @Test
  void two_tabs_have_two_workspaces() {
    Page one = page(alice, "").type("A=1\r");
    Page two = page(alice, "").type("A=2\r");
    assertNotEquals(one.workspace(), two.workspace());
    assertTrue(one.type("PRINT A\r").wire.output().endsWith(" 1 \r\nOk\r\n"));
    assertTrue(two.type("PRINT A\r").wire.output().endsWith(" 2 \r\nOk\r\n"));
  }

  private void delete(String workspace) {
    WorkspaceId id = WorkspaceId.parse(workspace);
    server.store.delete(id).toCompletableFuture().join();
    desks.deleted(id);
    server.run();
  }

  /** Nothing saves it any more, and who asks for it is told. */
  private void assertStaysDeleted(String workspace) {
    for (int i = 0; i < 20; i++) {
      server.pass(Duration.ofSeconds(1));
      desks.tick();
      server.run();
    }
    assertEquals(
        Map.of(),
        Objects.requireNonNull(server.store.entries.get(WorkspaceId.parse(workspace))).fields);
    assertEquals(Wire.Close.DELETED, page(alice, workspace).wire.closed);
  }

  @Test
  void a_workspace_that_runs_is_deleted_and_its_pages_go() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    Page mirror = mirror(alice, page.workspace());
    delete(page.workspace());
    assertEquals(Wire.Close.DELETED, page.wire.closed);
    assertEquals(Wire.Close.DELETED, mirror.wire.closed);
    assertStaysDeleted(page.workspace());
  }

  @Test
  void a_save_that_is_under_way_does_not_bring_a_deleted_workspace_back() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    server.store.slow = true;
    page.type("A");
    delete(page.workspace());
    while (!server.store.answers.isEmpty()) {
      server.store.answers.remove().run();
      server.run();
    }
    server.store.slow = false;
    assertEquals(Wire.Close.DELETED, page.wire.closed);
    assertStaysDeleted(page.workspace());
  }

  @Test
  void a_workspace_out_of_memory_is_deleted_and_its_pages_go() {
    Page page = page(alice, "");
    for (int i = 0; i < 40; i++) {
      server.pass(Duration.ofMinutes(1));
      desks.tick();
      server.run();
    }
    assertEquals(1, FakeNode.gauge(desks, "mbasic_passive_workspaces"));
    delete(page.workspace());
    assertEquals(Wire.Close.DELETED, page.wire.closed);
    assertStaysDeleted(page.workspace());
  }

  @Test
  void the_server_that_runs_what_another_one_deletes_hears_of_it_at_its_next_save() {
    Page page = page(alice, "").edit("10 A=A+1\n20 GOTO 10\n").press("run");
    LiveDesks running = desks;
    server.name = "n2";
    restart();
    delete(page.workspace());
    server.pass(Duration.ofSeconds(6));
    running.tick();
    server.run();
    assertEquals(Wire.Close.DELETED, page.wire.closed);
    assertTrue(running.living(alice.identity(), page.workspace()).isEmpty());
    assertStaysDeleted(page.workspace());
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
    Visitor visitor = server.visitor("alice", id.value());
    Page one = page(visitor, "").type("A=1\r");
    assertEquals(id.value(), one.workspace());
    Page two = page(visitor, "");
    assertEquals(id.value(), two.workspace());
    assertEquals(one.wire.output(), two.wire.output());
  }

  @Test
  void in_browser_scope_a_tab_stays_in_the_workspace_it_names() {
    desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));
    Visitor carol = server.visitor("carol", WorkspaceId.random().value());
    Page first = page(carol, "").type("A=1\r");
    Page other = fresh(carol).type("A=2\r");
    assertNotEquals(first.workspace(), other.workspace());
    restart(WebSettings.Scope.BROWSER);
    Page again = proven(carol, other);
    again.say("{\"type\":\"shown\",\"offset\":0}");
    again.type("PRINT A\r");
    assertEquals(other.workspace(), again.workspace());
    assertTrue(again.wire.output().endsWith(" 2 \r\nOk\r\n"));
    assertEquals(first.workspace(), page(carol, "").workspace());
  }

  @Test
  void in_browser_scope_nobody_is_asked_for_a_workspace_without_proof() {
    desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));
    Visitor carol = server.visitor("carol", WorkspaceId.random().value());
    Visitor dave = server.visitor("dave", WorkspaceId.random().value());
    Page hers = page(carol, "").type("A=1\r");
    restart(WebSettings.Scope.BROWSER);
    page(dave, "");
    int asked = server.store.acquisitions;
    assertNotEquals(hers.workspace(), proven(dave, hers).workspace());
    assertNotEquals(hers.workspace(), page(dave, hers.workspace()).workspace());
    assertEquals(asked, server.store.acquisitions);
  }

  @Test
  void a_page_can_prove_that_its_workspace_is_its_browsers() {
    Deeds deeds = new Deeds(Secrets.NONE.ring("deeds"));
    Page hers = page(alice, "");
    String deed = hers.wire.last("welcome").getString("deed");
    assertTrue(deeds.proves(deed, "alice", hers.workspace()));
    assertFalse(deeds.proves(deed, "bob", hers.workspace()));
    assertFalse(deeds.proves(deed, "alice", page(alice, "").workspace()));
    assertFalse(deeds.proves("", "alice", hers.workspace()));
  }

  private static long life(Page page) {
    return page.wire.last("welcome").getJsonNumber("life").longValue();
  }

  @Test
  void in_browser_scope_a_workspace_that_the_store_lost_begins_another_life() {
    Visitor carol = server.visitor("carol", WorkspaceId.random().value());
    desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));
    Page first = page(carol, "").type("A=8\r");
    desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));
    assertEquals(life(first), life(page(carol, first.workspace())), "another server knows it");
    server.store.entries.clear();
    desks = new LiveDesks(server.node(WebSettings.Scope.BROWSER, true));
    Page reloaded = new Page(carol);
    reloaded.greet(first.workspace(), first.wire.last("welcome").getInt("epoch"), 0);
    server.run();
    assertEquals(carol.identity().workspace(), reloaded.workspace());
    assertNotEquals(life(first), life(reloaded));
    assertEquals(life(reloaded), life(page(carol, "")));
  }

  private Map<String, byte[]> saved(Page page) {
    return Objects.requireNonNull(server.store.entries.get(WorkspaceId.parse(page.workspace())))
        .fields;
  }

  @Test
  void a_workspace_of_an_older_release_has_the_same_life_at_all_servers() {
    Page first = page(alice, "").type("A=1\r");
    saved(first).remove(Ties.LIFE);
    restart();
    Page second = page(alice, first.workspace());
    assertNotEquals(0, life(second));
    assertTrue(second.wire.of("problem").isEmpty());
    restart();
    assertEquals(life(second), life(page(alice, first.workspace())));
  }

  @Test
  void a_page_that_knows_no_life_is_told_that_its_workspace_is_a_new_one() {
    Page first = page(alice, "").type("A=1\r");
    server.store.entries.clear();
    restart();
    Page back = new Page(alice);
    back.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":1,\"offset\":9,\"program\":0,\"deed\":\"%s\"}"
            .formatted(first.workspace(), first.wire.last("welcome").getString("deed")));
    server.run();
    assertEquals(first.workspace(), back.workspace());
    assertTrue(
        back.wire.last("problem").getString("message").contains("no longer has this workspace"));
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
    Page mirror = mirror(alice, typist.workspace());
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

  @Test
  void a_mirror_alone_has_the_keyboard_until_somebody_comes_to_type() {
    Page typist = page(alice, "");
    typist.conversation.close();
    server.run();
    Page mirror = mirror(alice, typist.workspace());
    assertTrue(mirror.hasKeyboard());
    page(alice, typist.workspace());
    assertFalse(mirror.hasKeyboard());
  }

  @Test
  void runs_and_the_errors_that_users_see_are_counted() {
    String handled = "10 ON ERROR GOTO 30\n20 ERROR 5\n30 RESUME 40\n40 ON ERROR GOTO 0:ERROR 9\n";
    page(alice, "").edit(handled).press("run").type("PRUNT\r").type("GOTO 30\r");
    assertEquals(1, server.metrics.of(Metrics.Counter.RUNS));
    String text = server.metrics.text(List.of());
    assertTrue(text.contains("\nmbasic_errors_total{error=\"9\"} 1\n"), "that of line 40");
    assertTrue(text.contains("\nmbasic_errors_total{error=\"2\"} 1\n"), "that of the typed line");
    assertTrue(text.contains("\nmbasic_errors_total{error=\"20\"} 1\n"), "RESUME without error");
    assertFalse(text.contains("{error=\"5\"}"), "the program has handled it");
  }
}
