package org.mbasic.store.httpsession;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.mbasic.store.WorkspaceStoreContract;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

class HttpSessionStoreTest extends WorkspaceStoreContract {
  private final SessionStandIn session = new SessionStandIn();

  /** One for each request. */
  private static final Executor THREADS = request -> new Thread(request).start();

  private final WorkspaceLocks locks = new WorkspaceLocks();
  private long nanos;
  private final KeptWorkspaces kept = new KeptWorkspaces(() -> nanos);

  /** A new store each time: what counts is in the session alone. */
  @Override
  protected WorkspaceStore store() {
    return new HttpSessionStore(session, locks, kept);
  }

  @Test
  void only_what_changed_is_set_again() {
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("1")));
    session.set.clear();
    save(FIRST, 1, Map.of("b", bytes("2")), Set.of("a"));
    String key = "org.mbasic.workspace." + id.value();
    assertEquals(Set.of(key, key + "/2/b"), Set.copyOf(session.set));
  }

  @Test
  void a_save_that_was_cut_short_is_not_seen_by_another_server() {
    Map<String, String> before = Map.of("a", "1", "b", "1", "c", "1");
    Map<String, String> after = Map.of("a", "2", "b", "2", "d", "2");
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("1"), "c", bytes("1")));
    session.moments.clear();
    save(FIRST, 1, Map.of("a", bytes("2"), "b", bytes("2"), "d", bytes("2")), Set.of("c"));
    List<Map<String, Object>> moments = List.copyOf(session.moments);
    Set<Long> versions = new TreeSet<>();
    for (Map<String, Object> moment : moments) {
      session.attributes.clear();
      session.attributes.putAll(moment);
      Acquisition.Held held = (Acquisition.Held) acquire(BERT, true);
      versions.add(held.version());
      assertEquals(held.version() == 1 ? before : after, texts(held.fields()));
      assertEquals(1 + held.fields().size(), session.attributes.size(), "nothing else is left");
    }
    assertEquals(Set.of(1L, 2L), versions);
    assertEquals(after, texts(fields()));
  }

  private static Map<String, String> texts(Map<String, byte[]> fields) {
    Map<String, String> texts = new TreeMap<>();
    fields.forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
    return texts;
  }

  @Test
  void workspaces_are_counted_until_they_are_deleted_or_their_session_ends() {
    session.life = 60;
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("1")));
    assertEquals(1, kept.all());
    SessionStandIn hers = new SessionStandIn();
    WorkspaceStore other = new HttpSessionStore(hers, locks, kept);
    WorkspaceId second = WorkspaceId.random();
    await(other.save(second, FIRST, 0, Map.of("a", bytes("1")), Set.of()));
    await(other.save(WorkspaceId.random(), FIRST, 0, Map.of("a", bytes("1")), Set.of()));
    assertEquals(3, kept.all());
    await(other.delete(second));
    assertEquals(2, kept.all());
    nanos += Duration.ofSeconds(50).toNanos();
    save(FIRST, 1, Map.of("a", bytes("2")));
    nanos += Duration.ofSeconds(50).toNanos();
    assertEquals(2, kept.all());
    nanos += Duration.ofSeconds(50).toNanos();
    assertEquals(1, kept.all(), "hers never ends");
  }

  @Test
  void what_another_server_has_saved_counts_when_it_is_read_here() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    KeptWorkspaces there = new KeptWorkspaces(() -> nanos);
    await(new HttpSessionStore(session, locks, there).acquire(id, BERT, 0, false));
    assertEquals(1, there.all());
  }

  @Test
  void a_field_that_is_missing_counts_as_damaged() {
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("1")));
    session.attributes.remove("org.mbasic.workspace." + id.value() + "/1/b");
    assertEquals(Map.of("a", "1", "b", ""), texts(fields()));
  }

  @Test
  void what_a_release_with_another_layout_left_is_neither_read_nor_removed() {
    session.attributes.put("org.mbasic.desk." + id.value(), "1 1 0 anna/1");
    session.attributes.put("org.mbasic.desk." + id.value() + "/a", new FieldBytes(bytes("1")));
    Map<String, Object> before = Map.copyOf(session.attributes);
    assertEquals(new Acquisition.None(), acquire(ANNA, true));
    await(store().delete(id));
    assertEquals(before, session.attributes);
  }

  @Test
  void any_name_may_be_a_fields_name() {
    String odd = "file/A B%20\n/\u00e9+1";
    save(FIRST, 0, Map.of(odd, bytes("1")));
    assertEquals(Map.of(odd, "1"), texts(fields()));
  }

  @Test
  void the_owner_reads_without_writing() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    session.set.clear();
    Acquisition.Held held = (Acquisition.Held) acquire(ANNA, false);
    assertEquals(FIRST, held.ownership());
    assertEquals(Set.of(), Set.copyOf(session.set));
  }

  @Test
  void what_is_set_travels_to_another_server() throws Exception {
    save(FIRST, 0, Map.of("a", bytes("1")));
    session.attributes.replaceAll((name, value) -> copy(value));
    assertArrayEquals(bytes("1"), fields().get("a"));
  }

  private static Object copy(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new ObjectOutputStream(bytes).writeObject(value);
      return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_ended_session_took_its_workspaces_with_it() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    session.invalidate();
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () ->
                store()
                    .save(id, FIRST, 1, Map.of("a", bytes("2")), Set.of())
                    .toCompletableFuture()
                    .join());
    assertEquals(StoreUnavailable.Reason.ENDED, StoreUnavailable.reasonOf(failure));
    assertEquals(new Acquisition.None(), acquire(ANNA, true));
    await(store().delete(id));
    await(store().touch(id));
  }

  @Test
  void a_save_in_the_moment_of_a_deletion_does_not_bring_the_workspace_back() throws Exception {
    save(FIRST, 0, Map.of("a", bytes("1")));
    deleteWithin(() -> save(FIRST, 1, Map.of("a", bytes("2"))));
    assertEquals(new Acquisition.Deleted(), acquire(ANNA, true));
    assertEquals(1, session.attributes.size(), "only the tombstone is left");
  }

  @Test
  void who_opens_a_workspace_in_the_moment_of_its_deletion_does_not_bring_it_back()
      throws Exception {
    save(FIRST, 0, Map.of("a", bytes("1")));
    deleteWithin(() -> acquire(BERT, true));
    assertEquals(new Acquisition.Deleted(), acquire(ANNA, true));
  }

  /** Deletes by another request when a call has looked at the workspace, and is about to write. */
  private void deleteWithin(Runnable call) throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    session.beforeSet =
        () -> {
          session.beforeSet = () -> {};
          writing.countDown();
          pass(goOn);
        };
    CompletableFuture<?> calling = CompletableFuture.runAsync(call, THREADS);
    pass(writing);
    CompletableFuture<?> deleting =
        CompletableFuture.runAsync(() -> await(store().delete(id)), THREADS);
    assertThrows(TimeoutException.class, () -> deleting.get(200, TimeUnit.MILLISECONDS));
    goOn.countDown();
    calling.get(10, TimeUnit.SECONDS);
    deleting.get(10, TimeUnit.SECONDS);
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_container_that_fails_is_a_store_unavailable() {
    session.attributes.put("org.mbasic.workspace." + id.value(), "not a head");
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () -> store().acquire(id, ANNA, 0, true).toCompletableFuture().join());
    assertInstanceOf(StoreUnavailable.class, failure.getCause());
  }
}
