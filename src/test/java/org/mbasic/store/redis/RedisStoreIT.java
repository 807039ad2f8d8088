package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mbasic.keys.KeyRing;
import org.mbasic.keys.Secrets;
import org.mbasic.store.OwnedStoreContract;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

class RedisStoreIT extends OwnedStoreContract {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final int CONTENDERS = 100;
  private static final KeyRing KEYS = new Secrets(List.of("a secret for tests")).ring("fields");

  private static RedisServer server;
  private static RedisLink link;
  private static RedisClient client;
  private static StatefulRedisConnection<String, String> probe;

  @BeforeAll
  static void start() throws Exception {
    server = new RedisServer();
    link = new RedisLink(RedisUris.parse(server.url()));
    client = RedisClient.create(server.url());
    probe = client.connect();
  }

  @AfterAll
  static void stop() throws Exception {
    link.close();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    server.close();
  }

  @Override
  protected WorkspaceStore store() {
    return store(link, KEYS);
  }

  private static RedisStore store(RedisLink link, KeyRing keys) {
    return new RedisStore(link, "test:", LIFE, keys, ForkJoinPool.commonPool());
  }

  private static RedisCommands<String, String> redis() {
    return probe.sync();
  }

  private String key() {
    return "test:{" + id.value() + "}";
  }

  private void assertLives() {
    long left = redis().pttl(key());
    assertTrue(left > LIFE.toMillis() - 60_000 && left <= LIFE.toMillis(), "TTL " + left);
  }

  @Test
  void a_workspace_is_one_hash_that_expires() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    assertEquals("hash", redis().type(key()));
    assertLives();
  }

  @Test
  void redis_sees_ciphertext_only() {
    save(FIRST, 0, Map.of("program", bytes("10 REM PLANTED"), "ties", bytes("PLANTED")));
    String seen = redis().hgetall(key()).toString();
    assertTrue(seen.contains("f:program"), seen);
    assertFalse(seen.contains("PLANTED"), seen);
  }

  @Test
  void what_a_previous_secret_sealed_is_read_and_told_until_it_is_saved_again() {
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("2")));
    KeyRing rotated = new Secrets(List.of("a newer one", "a secret for tests")).ring("fields");
    RedisStore newer = store(link, rotated);
    Acquisition.Held held = held(newer, FIRST.owner());
    assertTrue(held.outdated());
    assertArrayEquals(bytes("1"), held.fields().get("a"));
    await(newer.save(id, held.ownership(), 1, held.fields(), Set.of()));
    assertFalse(held(newer, FIRST.owner()).outdated());
    KeyRing newest = new Secrets(List.of("a newer one")).ring("fields");
    assertArrayEquals(bytes("2"), held(store(link, newest), ANNA).fields().get("b"));
  }

  @Test
  void a_workspace_of_an_unknown_secret_is_refused_and_stays() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    KeyRing stranger = new Secrets(List.of("a stranger's")).ring("fields");
    assertUnavailable(store(link, stranger).acquire(id, ANNA, 0, true));
    assertArrayEquals(bytes("1"), fields().get("a"));
  }

  @Test
  void flipped_truncated_and_swapped_fields_are_empty_and_the_others_whole() {
    Map<String, byte[]> all = new HashMap<>();
    for (String name : Set.of("flipped", "cut", "left", "right", "whole")) {
      all.put(name, bytes("what is in " + name));
    }
    save(FIRST, 0, all);
    try (StatefulRedisConnection<String, byte[]> raw =
        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
      RedisCommands<String, byte[]> redis = raw.sync();
      byte[] flipped = redis.hget(key(), "f:flipped");
      flipped[20] ^= 1;
      byte[] cut = redis.hget(key(), "f:cut");
      byte[] left = redis.hget(key(), "f:left");
      redis.hset(key(), "f:flipped", flipped);
      redis.hset(key(), "f:cut", Arrays.copyOf(cut, cut.length - 1));
      redis.hset(key(), "f:left", redis.hget(key(), "f:right"));
      redis.hset(key(), "f:right", left);
    }
    Map<String, byte[]> read = fields();
    assertEquals(all.keySet(), read.keySet());
    for (String name : Set.of("flipped", "cut", "left", "right")) {
      assertArrayEquals(new byte[0], read.get(name), name);
    }
    assertArrayEquals(all.get("whole"), read.get("whole"));
  }

  @Test
  void a_copy_of_a_damaged_workspace_stays_as_it_was_and_expires() {
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("2")));
    redis().hset(key(), "f:a", "damage");
    Map<String, String> before = redis().hgetall(key());
    await(store().quarantine(id, 1));
    save(FIRST, 1, Map.of("a", bytes("2")));
    String copy = "test:quarantine:{" + id.value() + "}:1";
    assertEquals(before, redis().hgetall(copy));
    long left = redis().pttl(copy);
    assertTrue(left > LIFE.toMillis() - 60_000 && left <= LIFE.toMillis(), "TTL " + left);
    await(store().quarantine(WorkspaceId.random(), 1));
  }

  @Test
  void a_copy_takes_the_place_of_an_earlier_one_unless_there_is_nothing_to_copy() {
    save(FIRST, 0, Map.of("a", bytes("1"), "b", bytes("2")));
    await(store().quarantine(id, 1));
    redis().hdel(key(), "f:b");
    await(store().quarantine(id, 1));
    String copy = "test:quarantine:{" + id.value() + "}:1";
    assertEquals(redis().hgetall(key()), redis().hgetall(copy));
    redis().del(key());
    await(store().quarantine(id, 1));
    assertTrue(redis().hexists(copy, "f:a"));
  }

  /** Beyond 2 to the 53rd the numbers of Lua have gaps, and one more is the same again. */
  @Test
  void however_high_an_epoch_a_page_brings_later_ones_are_newer() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    long epoch = epoch((1L << 53) - 1);
    for (int i = 1; i < 4; i++) {
      assertEquals(epoch + i, epoch(0));
    }
    assertEquals(epoch + 4, epoch(Long.MAX_VALUE));
  }

  private long epoch(long brought) {
    return assertInstanceOf(
            Acquisition.Held.class, await(store().acquire(id, ANNA, brought, false)))
        .ownership()
        .epoch();
  }

  private Acquisition.Held held(WorkspaceStore by, Owner owner) {
    return assertInstanceOf(Acquisition.Held.class, await(by.acquire(id, owner, 0, true)));
  }

  @Test
  void save_acquire_and_touch_put_the_expiry_off() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    redis().pexpire(key(), 5_000);
    save(FIRST, 1, Map.of("a", bytes("2")));
    assertLives();
    redis().pexpire(key(), 5_000);
    acquire(BERT, true);
    assertLives();
    redis().pexpire(key(), 5_000);
    await(store().touch(id));
    assertLives();
  }

  @Test
  void a_fenced_save_changes_no_field_and_no_expiry() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    acquire(BERT, true);
    redis().pexpire(key(), 5_000);
    Map<String, String> before = redis().hgetall(key());
    assertEquals(
        new SaveResult.Fenced(),
        save(FIRST, 1, Map.of("a", bytes("2"), "b", bytes("2")), Set.of("a")));
    assertEquals(before, redis().hgetall(key()));
    assertTrue(redis().pttl(key()) <= 5_000);
  }

  @Test
  void of_a_hundred_that_ask_politely_for_a_free_workspace_one_has_it() {
    for (int round = 0; round < 10; round++) {
      redis().del(key());
      save(FIRST, 0, Map.of("a", bytes("1")));
      await(store().release(id, FIRST));
      List<Acquisition> answers = contend(false);
      assertEquals(1, answers.stream().filter(Acquisition.Held.class::isInstance).count());
      assertEquals(
          CONTENDERS - 1, answers.stream().filter(Acquisition.Busy.class::isInstance).count());
    }
  }

  @Test
  void of_a_hundred_that_force_a_workspace_one_can_save() {
    for (int round = 0; round < 10; round++) {
      redis().del(key());
      save(FIRST, 0, Map.of("a", bytes("1")));
      List<CompletionStage<SaveResult>> saves = new ArrayList<>();
      for (Acquisition answer : contend(true)) {
        Ownership ownership = ((Acquisition.Held) answer).ownership();
        byte[] mine = bytes(ownership.owner().node());
        saves.add(store().save(id, ownership, 1, Map.of("a", mine), Set.of()));
      }
      List<SaveResult> results = new ArrayList<>();
      saves.forEach(save -> results.add(await(save)));
      assertEquals(1, results.stream().filter(new SaveResult.Saved(2)::equals).count());
      assertEquals(
          CONTENDERS - 1, results.stream().filter(new SaveResult.Fenced()::equals).count());
    }
  }

  private List<Acquisition> contend(boolean force) {
    List<CompletableFuture<Acquisition>> asked = new ArrayList<>();
    for (int i = 0; i < CONTENDERS; i++) {
      Owner owner = new Owner("node-" + i);
      asked.add(CompletableFuture.supplyAsync(() -> await(store().acquire(id, owner, 0, force))));
    }
    List<Acquisition> answers = new ArrayList<>();
    asked.forEach(answer -> answers.add(answer.join()));
    return answers;
  }

  @Test
  void scripts_that_redis_forgot_are_sent_again() {
    redis().scriptFlush();
    assertEquals(new SaveResult.Saved(1), save(FIRST, 0, Map.of("a", bytes("1"))));
    redis().scriptFlush();
    assertInstanceOf(Acquisition.Held.class, acquire(ANNA, false));
  }

  @Test
  void an_owner_that_has_not_saved_for_long_is_asked_all_the_same() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    redis().hset(key(), "lx", "1");
    assertEquals(new Acquisition.Busy(ANNA), acquire(BERT, false));
    redis().hdel(key(), "lx");
    assertEquals(new Acquisition.Busy(ANNA), acquire(BERT, false));
    assertEquals(new SaveResult.Saved(2), save(FIRST, 1, Map.of("a", bytes("2"))));
  }

  /** One that forces an owner whose last save is as long ago as that release's lease. */
  @Test
  void a_server_of_an_older_release_asks_an_owner_of_this_one_however_idle() throws Exception {
    save(FIRST, 0, Map.of("a", bytes("1")));
    assertEquals(List.of("BUSY", ANNA.node()), acquireByLease(0));
    acquire(BERT, true);
    assertEquals(List.of("BUSY", BERT.node()), acquireByLease(0));
    assertEquals("HELD", acquireByLease(1).get(0));
  }

  private List<Object> acquireByLease(int force) throws Exception {
    String script;
    try (InputStream text = getClass().getResourceAsStream("acquire-by-lease.lua")) {
      script = new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
    String[] arguments = {"carl/1", "0", String.valueOf(force), "60000", "15000", ""};
    return redis().eval(script, ScriptOutputType.MULTI, new String[] {key()}, arguments);
  }

  @Test
  void a_desk_of_thousands_of_fields_is_saved_whole() {
    Map<String, byte[]> many = new HashMap<>();
    for (int i = 0; i < 9_000; i++) {
      many.put("field/" + i, bytes("value " + i));
    }
    save(FIRST, 0, many);
    Acquisition.Held held = held(store(), ANNA);
    assertEquals(many.keySet(), held.fields().keySet());
    assertEquals(new SaveResult.Saved(2), save(held.ownership(), 1, Map.of(), many.keySet()));
    assertEquals(Set.of(), fields().keySet());
  }

  @Test
  void a_full_redis_refuses_a_save_as_a_whole() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    redis().pexpire(key(), 5_000);
    Map<String, String> before = redis().hgetall(key());
    redis().configSet("maxmemory", "1");
    try {
      assertUnavailable(store().save(id, FIRST, 1, Map.of("a", bytes("2")), Set.of("b")));
    } finally {
      redis().configSet("maxmemory", "0");
    }
    assertEquals(before, redis().hgetall(key()));
    assertTrue(redis().pttl(key()) <= 5_000);
    assertEquals(new SaveResult.Saved(2), save(FIRST, 1, Map.of("a", bytes("2"))));
  }

  @Test
  void without_redis_calls_fail_soon_and_go_on_when_it_is_back() throws Exception {
    try (RedisServer mortal = new RedisServer();
        RedisLink to = new RedisLink(RedisUris.parse(mortal.url()))) {
      RedisStore store = store(to, KEYS);
      await(store.save(id, FIRST, 0, Map.of("a", bytes("1")), Set.of()));
      mortal.kill();
      assertUnavailable(store.save(id, FIRST, 1, Map.of("a", bytes("2")), Set.of()));
      assertUnavailable(store.acquire(id, ANNA, 0, false));
      mortal.restart();
      assertEquals(new SaveResult.Gone(), untilAnswered(store));
    }
  }

  private SaveResult untilAnswered(WorkspaceStore store) throws InterruptedException {
    return untilAnswered(() -> store.save(id, FIRST, 1, Map.of("a", bytes("2")), Set.of()));
  }

  private static <T> T untilAnswered(Supplier<CompletionStage<T>> call)
      throws InterruptedException {
    Instant end = Instant.now().plusSeconds(15);
    while (true) {
      try {
        return call.get().toCompletableFuture().join();
      } catch (CompletionException e) {
        assertTrue(Instant.now().isBefore(end), "not back in time");
        Thread.sleep(50);
      }
    }
  }

  @Test
  void a_frozen_redis_lets_a_call_fail_and_the_late_write_count_once() throws Exception {
    try (RedisServer frozen = new RedisServer();
        RedisLink to = new RedisLink(RedisUris.parse(frozen.url()))) {
      RedisStore store = store(to, KEYS);
      await(store.save(id, FIRST, 0, Map.of("a", bytes("1")), Set.of()));
      frozen.signal("STOP");
      Instant begun = Instant.now();
      assertUnavailable(store.save(id, FIRST, 1, Map.of("a", bytes("2")), Set.of()));
      assertTrue(Duration.between(begun, Instant.now()).toMillis() < 4_000);
      frozen.signal("CONT");
      assertEquals(new SaveResult.Already(2), untilAnswered(store));
      Acquisition.Held held =
          assertInstanceOf(
              Acquisition.Held.class, untilAnswered(() -> store.acquire(id, ANNA, 0, false)));
      assertEquals(2, held.version());
      assertArrayEquals(bytes("2"), held.fields().get("a"));
    }
  }

  @Test
  void a_link_made_before_redis_is_up_connects_later() throws Exception {
    try (RedisServer late = new RedisServer()) {
      late.kill();
      try (RedisLink to = new RedisLink(RedisUris.parse(late.url()))) {
        RedisStore store = store(to, KEYS);
        assertUnavailable(store.acquire(id, ANNA, 0, false));
        late.restart();
        assertEquals(new SaveResult.Gone(), untilAnswered(store));
      }
    }
  }

  private static void assertUnavailable(CompletionStage<?> stage) {
    CompletionException failure =
        assertThrows(CompletionException.class, () -> stage.toCompletableFuture().join());
    assertInstanceOf(StoreUnavailable.class, failure.getCause());
  }
}
