package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.WorkspaceId;

/**
 * Where pages come together whose workspace is deleted, expired, or of a browser unknown by now.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoneWorkspaceTest extends PagesFixture {
  private final Visitor carol = server.visitor("carol", WorkspaceId.random().value());

  GoneWorkspaceTest() {
    restart(WebSettings.Scope.BROWSER);
  }

  private void delete(String workspace) {
    WorkspaceId id = WorkspaceId.parse(workspace);
    server.store.delete(id).toCompletableFuture().join();
    desks.deleted(id);
    server.run();
  }

  private static boolean begun(Page page) {
    return page.wire.last("welcome").getBoolean("begun");
  }

  @Test
  void pages_of_a_deleted_workspace_that_the_cookie_names_come_together_in_one_new_one() {
    Page page = page(carol, "").type("A=1\r");
    delete(page.workspace());
    Page one = page(carol, "").type("A=2\r");
    assertNotEquals(carol.identity().workspace(), one.workspace());
    assertEquals(one.workspace(), page(carol, "").workspace());
    restart(WebSettings.Scope.BROWSER);
    Page there = page(carol, "").type("PRINT A\r");
    assertEquals(one.workspace(), there.workspace());
    assertTrue(there.wire.output().endsWith(" 2 \r\nOk\r\n"));
  }

  @Test
  void the_new_one_can_be_deleted_as_well() {
    delete(page(carol, "").workspace());
    Page second = page(carol, "");
    delete(second.workspace());
    Page third = page(carol, "");
    assertNotEquals(second.workspace(), third.workspace());
    assertEquals(third.workspace(), page(carol, "").workspace());
  }

  @Test
  void a_page_that_names_a_deleted_workspace_is_told() {
    Page page = page(carol, "");
    delete(page.workspace());
    assertEquals(Wire.Close.DELETED, page(carol, page.workspace()).wire.closed);
  }

  @Test
  void pages_without_proof_come_together_in_the_workspace_of_the_cookie() {
    Page first = page(carol, WorkspaceId.random().value());
    assertFalse(begun(first), "nothing was done in it");
    assertTrue(first.wire.of("problem").isEmpty(), "nothing of it was lost");
    first.edit("10 REM FIRST\n");
    Page second = page(carol, WorkspaceId.random().value());
    assertEquals(carol.identity().workspace(), first.workspace());
    assertEquals(carol.identity().workspace(), second.workspace());
    assertTrue(begun(second), "first's program is not to be written over");
    assertEquals("10 REM FIRST\n", second.wire.last("program").getString("text"));
  }

  @Test
  void keys_make_a_workspace_begun_as_well() {
    page(carol, "").type("A=1\r");
    assertTrue(begun(page(carol, WorkspaceId.random().value())));
  }

  @Test
  void a_page_that_comes_from_another_workspace_is_shown_the_program_whatever_its_version() {
    page(carol, "").edit("10 REM HERS\n");
    Page other = new Page(carol);
    other.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":3,\"offset\":0,\"program\":2}"
            .formatted(WorkspaceId.random().value()));
    server.run();
    assertEquals("10 REM HERS\n", other.wire.last("program").getString("text"));
  }

  /** Another server with the same store. */
  private void second() {
    server.name = "n2";
    restart(WebSettings.Scope.BROWSER);
  }

  @Test
  void a_page_that_comes_only_to_mirror_leaves_the_workspace_to_its_living_owner() {
    Page typist = page(carol, "").type("A=1\r");
    LiveDesks one = desks;
    second();
    assertEquals(Wire.Close.ELSEWHERE, mirror(carol, "").wire.closed);
    assertEquals(Wire.Close.ELSEWHERE, mirror(carol, typist.workspace()).wire.closed);
    assertEquals(0, typist.wire.of("keyboard").size());
    desks = one;
    assertFalse(mirror(carol, "").hasKeyboard());
  }

  @Test
  void a_page_that_comes_only_to_mirror_opens_a_workspace_that_nobody_has() {
    Page typist = page(carol, "").type("A=1\r");
    desks.handOver(WorkspaceId.parse(typist.workspace()));
    server.run();
    second();
    assertEquals(typist.wire.output(), mirror(carol, "").wire.output());
  }

  /** As one does whose own workspace was deleted in another tab, and which goes to the next. */
  @Test
  void a_page_that_names_a_workspace_only_to_mirror_it_opens_it_when_nobody_has_it() {
    Page typist = page(carol, "").type("A=1\r");
    desks.handOver(WorkspaceId.parse(typist.workspace()));
    server.run();
    second();
    Page mirror = mirror(carol, typist.workspace());
    assertEquals(typist.wire.output(), mirror.wire.output());
  }

  @Test
  void a_page_that_types_takes_the_workspace_though_it_came_with_one_that_only_mirrors() {
    page(carol, "").type("A=1\r");
    second();
    server.store.slow = true;
    Page mirror = mirror(carol, "");
    Page typist = new Page(carol);
    typist.greet("", 0, 0);
    assertEquals(1, server.store.answers.size());
    server.store.slow = false;
    server.store.answers.remove().run();
    for (int i = 0; i < 10 && typist.wire.of("welcome").isEmpty(); i++) {
      server.run();
    }
    assertEquals(Wire.Close.ELSEWHERE, mirror.wire.closed);
    assertEquals(carol.identity().workspace(), typist.workspace());
  }

  @Test
  void a_page_that_knows_a_former_life_is_shown_the_program_and_all_output_of_the_new_one() {
    Page before = page(carol, "").edit("10 REM OLD\n");
    long life = before.wire.last("welcome").getJsonNumber("life").longValue();
    long shown = before.wire.output().length();
    server.store.entries.clear();
    restart(WebSettings.Scope.BROWSER);
    Page first = page(carol, "").edit("10 REM NEW\n");
    Page second = new Page(carol);
    second.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"life\":%d,\"epoch\":1,\"offset\":%d,\"program\":%d}"
            .formatted(
                carol.identity().workspace(),
                life,
                shown,
                first.wire.last("program").getInt("version")));
    server.run();
    assertTrue(begun(second));
    assertEquals("10 REM NEW\n", second.wire.last("program").getString("text"));
    assertEquals(first.wire.output(), second.wire.output());
  }

  @Test
  void pages_that_prove_an_expired_workspace_come_together_in_it_beside_the_cookies() {
    Page hers = page(carol, "").type("A=1\r");
    Page other = fresh(carol).type("A=2\r");
    server.store.entries.remove(WorkspaceId.parse(other.workspace()));
    restart(WebSettings.Scope.BROWSER);
    Page one = proven(carol, other);
    assertEquals(other.workspace(), one.workspace());
    assertEquals(other.workspace(), proven(carol, other).workspace());
    one = proven(carol, other).type("PRINT A\r");
    assertTrue(one.wire.output().endsWith(" 0 \r\nOk\r\n"));
    assertEquals(hers.workspace(), page(carol, "").workspace());
  }

  @Test
  void where_each_tab_has_its_own_each_begins_one() {
    restart(WebSettings.Scope.TAB);
    Page page = page(alice, "");
    delete(page.workspace());
    Page one = page(alice, "");
    assertNotEquals(page.workspace(), one.workspace());
    assertNotEquals(one.workspace(), page(alice, "").workspace());
  }
}
