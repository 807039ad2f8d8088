package org.mbasic.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/** The sentences that hold for every store. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class WorkspaceStoreContract {
  protected static final Owner ANNA = new Owner("anna/1");
  protected static final Owner BERT = new Owner("bert/1");
  protected static final Ownership FIRST = new Ownership(ANNA, 1);

  protected final WorkspaceId id = WorkspaceId.random();

  protected abstract WorkspaceStore store();

  protected static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  protected SaveResult save(Ownership ownership, long expected, Map<String, byte[]> changed) {
    return save(ownership, expected, changed, Set.of());
  }

  protected SaveResult save(
      Ownership ownership, long expected, Map<String, byte[]> changed, Set<String> removed) {
    return await(store().save(id, ownership, expected, changed, removed));
  }

  protected Acquisition acquire(Owner owner, boolean force) {
    return await(store().acquire(id, owner, 0, force));
  }

  protected Map<String, byte[]> fields() {
    return assertInstanceOf(Acquisition.Held.class, acquire(ANNA, false)).fields();
  }

  @Test
  void an_unknown_workspace_is_none() {
    assertEquals(new Acquisition.None(), acquire(ANNA, false));
    assertEquals(new Acquisition.None(), acquire(ANNA, true));
  }

  @Test
  void a_save_without_a_version_creates() {
    assertEquals(new SaveResult.Saved(1), save(FIRST, 0, Map.of("program", bytes("10 END"))));
    Acquisition.Held held = assertInstanceOf(Acquisition.Held.class, acquire(ANNA, false));
    assertEquals(ANNA, held.ownership().owner());
    assertEquals(1, held.version());
    assertEquals(Set.of("program"), held.fields().keySet());
    assertArrayEquals(bytes("10 END"), held.fields().get("program"));
  }

  @Test
  void every_byte_and_no_byte_come_back() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    save(FIRST, 0, Map.of("all", all, "none", new byte[0], "file/A B.BAS", bytes("x")));
    assertArrayEquals(all, fields().get("all"));
    assertArrayEquals(new byte[0], fields().get("none"));
    assertArrayEquals(bytes("x"), fields().get("file/A B.BAS"));
  }

  @Test
  void names_of_fields_do_not_clash_with_the_stores_own() {
    Map<String, byte[]> fields = new HashMap<>();
    for (String name : Set.of("ep", "own", "ver", "fp", "lx", "f:ep", "owner", "epoch")) {
      fields.put(name, bytes("mine"));
    }
    save(FIRST, 0, fields);
    assertEquals(new SaveResult.Saved(2), save(FIRST, 1, Map.of("ver", bytes("still mine"))));
    assertEquals(fields.keySet(), fields().keySet());
    assertArrayEquals(bytes("still mine"), fields().get("ver"));
  }

  @Test
  void a_save_changes_and_removes_what_it_names_and_nothing_else() {
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("1"), "c", bytes("1")));
    assertEquals(
        new SaveResult.Saved(2), save(FIRST, 1, Map.of("b", bytes("2")), Set.of("c", "d")));
    assertEquals(Set.of("a", "b"), fields().keySet());
    assertArrayEquals(bytes("1"), fields().get("a"));
    assertArrayEquals(bytes("2"), fields().get("b"));
  }

  @Test
  void the_same_save_again_is_not_written_twice() {
    assertEquals(new SaveResult.Saved(1), save(FIRST, 0, Map.of("a", bytes("1"))));
    assertEquals(new SaveResult.Already(1), save(FIRST, 0, Map.of("a", bytes("1"))));
    assertEquals(new SaveResult.Saved(2), save(FIRST, 1, Map.of("a", bytes("2")), Set.of("b")));
    assertEquals(new SaveResult.Already(2), save(FIRST, 1, Map.of("a", bytes("2")), Set.of("b")));
  }

  @Test
  void a_try_with_more_in_it_after_one_that_arrived_is_a_conflict_and_loses_nothing() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    Map<String, byte[]> more = Map.of("a", bytes("1"), "b", bytes("2"));
    assertEquals(new SaveResult.Conflict(1), save(FIRST, 0, more));
    Acquisition.Held held = assertInstanceOf(Acquisition.Held.class, acquire(ANNA, false));
    assertEquals(Set.of("a"), held.fields().keySet());
    assertEquals(new SaveResult.Saved(2), save(held.ownership(), 1, more));
    assertEquals(Set.of("a", "b"), fields().keySet());
  }

  @Test
  void a_save_that_expects_another_version_is_a_conflict_and_writes_nothing() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    assertEquals(new SaveResult.Conflict(1), save(FIRST, 7, Map.of("a", bytes("2"))));
    assertArrayEquals(bytes("1"), fields().get("a"));
  }

  @Test
  void a_save_of_what_is_no_more_is_gone_and_can_be_created_again() {
    assertEquals(new SaveResult.Gone(), save(FIRST, 3, Map.of("a", bytes("1"))));
    assertEquals(new SaveResult.Saved(1), save(FIRST, 0, Map.of("a", bytes("1"))));
  }

  @Test
  void who_was_taken_over_is_fenced_and_writes_nothing() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    Acquisition.Held held = assertInstanceOf(Acquisition.Held.class, acquire(BERT, true));
    assertEquals(new Ownership(BERT, 2), held.ownership());
    assertEquals(new SaveResult.Fenced(), save(FIRST, 1, Map.of("a", bytes("2"))));
    assertEquals(new SaveResult.Fenced(), save(FIRST, 0, Map.of("a", bytes("2"))));
    assertEquals(new SaveResult.Saved(2), save(held.ownership(), 1, Map.of("b", bytes("3"))));
    Acquisition.Held back = assertInstanceOf(Acquisition.Held.class, acquire(BERT, false));
    assertArrayEquals(bytes("1"), back.fields().get("a"));
    assertArrayEquals(bytes("3"), back.fields().get("b"));
  }

  @Test
  void an_owner_that_comes_back_after_another_has_a_new_epoch() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    acquire(BERT, true);
    Acquisition.Held back = assertInstanceOf(Acquisition.Held.class, acquire(ANNA, true));
    assertEquals(new Ownership(ANNA, 3), back.ownership());
    assertEquals(new SaveResult.Fenced(), save(FIRST, 1, Map.of("a", bytes("2"))));
  }

  @Test
  void the_epoch_passes_all_that_the_browser_has_seen() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    Acquisition.Held taken =
        assertInstanceOf(Acquisition.Held.class, await(store().acquire(id, BERT, 41, true)));
    assertEquals(new Ownership(BERT, 42), taken.ownership());
    Acquisition.Held same =
        assertInstanceOf(Acquisition.Held.class, await(store().acquire(id, BERT, 42, false)));
    assertTrue(same.ownership().epoch() >= 42, same.ownership()::toString);
  }

  @Test
  void a_released_workspace_needs_no_force_and_its_old_owner_is_fenced() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    await(store().release(id, FIRST));
    Acquisition.Held held = assertInstanceOf(Acquisition.Held.class, acquire(BERT, false));
    assertEquals(new Ownership(BERT, 2), held.ownership());
    assertEquals(new SaveResult.Fenced(), save(FIRST, 1, Map.of("a", bytes("2"))));
  }

  @Test
  void a_deleted_workspace_stays_deleted_and_its_neighbours_stay() {
    WorkspaceId neighbour = WorkspaceId.random();
    save(FIRST, 0, Map.of("a", bytes("1")));
    await(store().save(neighbour, FIRST, 0, Map.of("a", bytes("2")), Set.of()));
    await(store().delete(id));
    assertEquals(new Acquisition.Deleted(), acquire(ANNA, true));
    assertEquals(new SaveResult.Deleted(), save(FIRST, 1, Map.of("a", bytes("1"))));
    assertEquals(new SaveResult.Deleted(), save(FIRST, 0, Map.of("a", bytes("1"))));
    assertInstanceOf(Acquisition.Held.class, await(store().acquire(neighbour, ANNA, 0, false)));
    await(store().delete(id));
    await(store().touch(id));
    await(store().release(id, FIRST));
    assertEquals(new Acquisition.Deleted(), acquire(BERT, false));
  }
}
