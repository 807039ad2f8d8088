package org.mbasic.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;
import org.mbasic.workspace.WorkspaceId;

/** What Redis and the way to it can do wrong. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisFaultsIT {
  private static final Owner ANNA = new Owner("anna/1");
  private static final Ownership MINE = new Ownership(ANNA, 1);

  /** How long a frozen Redis is tried; 20 seconds and more to be thorough. */
  private static final Duration FROZEN =
      Duration.ofSeconds(Integer.getInteger("mbasic.test.frozen-seconds", 5));

  private static final int MEGABYTE = 1 << 20;

  private final WorkspaceId id = WorkspaceId.random();

  private static RedisLink link(String url) {
    return new RedisLink(RedisUris.parse(url));
  }

  private CompletionStage<SaveResult> save(RedisStore store, long version, byte[] bytes) {
    return store.save(id, MINE, version, Map.of("a", bytes), Set.of());
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static StoreUnavailable failure(CompletionStage<?> stage) {
    CompletionException thrown = assertThrows(CompletionException.class, () -> join(stage));
    return assertInstanceOf(StoreUnavailable.class, thrown.getCause());
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(15);
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "not in time");
      Thread.sleep(20);
    }
  }

  @Test
  void a_restart_with_an_append_only_file_loses_nothing() throws Exception {
    try (RedisServer server = new RedisServer("--appendonly", "yes", "--appendfsync", "always");
        RedisLink link = link(server.url())) {
      Outage owner = new Outage(TestStore.over(link), id);
      for (int i = 0; i < 20; i++) {
        assertTrue(owner.save());
      }
      server.kill();
      assertFalse(owner.save());
      server.restart();
      owner.measureRecovery();
      assertEquals(0, owner.conflicts());
    }
  }

  @Test
  void a_restart_without_one_is_told_to_the_owner_who_can_save_all_again() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink link = link(server.url())) {
      Outage owner = new Outage(TestStore.over(link), id);
      assertTrue(owner.save());
      server.kill();
      assertFalse(owner.save());
      server.restart();
      owner.measureRecovery();
      assertEquals(1, owner.conflicts());
    }
  }

  @Test
  void a_frozen_redis_holds_up_nobody_and_nothing_is_written_twice() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink link = link(server.url())) {
      RedisStore store = TestStore.over(link);
      Outage owner = new Outage(store, id);
      assertTrue(owner.save());
      server.signal("STOP");
      long before = usedHeap();
      Instant end = Instant.now().plus(FROZEN);
      Duration longest = Duration.ZERO;
      while (Instant.now().isBefore(end)) {
        long begun = System.nanoTime();
        CompletionStage<?> unused =
            store.save(WorkspaceId.random(), MINE, 0, Map.of("a", new byte[200_000]), Set.of());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        longest = took.compareTo(longest) > 0 ? took : longest;
        Thread.sleep(20);
      }
      assertTrue(longest.toMillis() < 1_000, longest::toString);
      assertFalse(owner.save());
      until(() -> usedHeap() - before < 10 * MEGABYTE);
      server.signal("CONT");
      owner.measureRecovery();
      assertEquals(0, owner.conflicts());
      assertTrue(owner.slowest().toMillis() < 2_000, owner.slowest()::toString);
    }
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void a_full_redis_refuses_a_save_whole_says_so_and_heals_when_there_is_room() throws Exception {
    try (RedisServer server = new RedisServer("--maxmemory-policy", "noeviction");
        RedisLink link = link(server.url())) {
      RedisCommands<String, String> probe = probe(server.url());
      RedisStore store = TestStore.over(link);
      join(save(store, 0, new byte[10]));
      probe.set("ballast", "x".repeat(MEGABYTE));
      probe.configSet("maxmemory", Integer.toString(2 * MEGABYTE - MEGABYTE / 2));
      StoreUnavailable full = failure(save(store, 1, new byte[1_000]));
      assertEquals(Reason.FULL, full.reason());
      assertEquals(Optional.empty(), link.trouble());
      assertEquals("1", probe.hget("test:{" + id.value() + "}", "ver"));
      assertEquals(Reason.FULL, failure(store.acquire(id, ANNA, 0, false)).reason());
      probe.configSet("maxmemory", Integer.toString(8 * MEGABYTE));
      assertEquals(new SaveResult.Saved(2), join(save(store, 1, new byte[1_000])));
    }
  }

  /** Of another one a new connection may lead to the master. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_connection_to_what_has_become_a_replica_is_given_up(boolean older) throws Exception {
    try (RedisServer server = older ? RedisServer.older() : new RedisServer();
        RedisLink link = link(server.url())) {
      RedisStore store = TestStore.over(link);
      join(save(store, 0, new byte[10]));
      RedisCommands<String, String> probe = probe(server.url());
      probe.replicaof("127.0.0.1", 1);
      assertEquals(Reason.SILENT, failure(save(store, 1, new byte[10])).reason());
      assertEquals(
          Optional.of(Reason.SILENT), link.saves().trouble().map(StoreUnavailable::reason));
      probe.replicaofNoOne();
      until(() -> link.trouble().isEmpty());
      assertEquals(new SaveResult.Saved(2), join(save(store, 1, new byte[10])));
    }
  }

  private static RedisCommands<String, String> probe(String url) {
    return RedisClient.create(url).connect().sync();
  }

  @Test
  void a_save_whose_answer_was_lost_is_not_written_twice() throws Exception {
    try (RedisServer server = new RedisServer();
        LossyProxy proxy = new LossyProxy(server.port());
        RedisLink link = link(proxy.url())) {
      RedisStore store = TestStore.over(link);
      assertEquals(new SaveResult.Saved(1), join(save(store, 0, "one".getBytes(US_ASCII))));
      proxy.loseAnswers();
      assertEquals(Reason.SILENT, failure(save(store, 1, "two".getBytes(US_ASCII))).reason());
      proxy.recover();
      until(() -> answered(store));
      assertEquals(new SaveResult.Already(2), join(save(store, 1, "two".getBytes(US_ASCII))));
    }
  }

  private boolean answered(RedisStore store) {
    try {
      join(store.touch(id));
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  @Test
  void a_password_changed_under_way_is_told_without_it_and_recovers() throws Exception {
    try (RedisServer server = new RedisServer("--requirepass", "geheim")) {
      String url = server.url().replace("//", "//:geheim@");
      RedisCommands<String, String> probe = probe(url);
      try (RedisLink link = link(url)) {
        join(save(TestStore.over(link), 0, new byte[1]));
        probe.configSet("requirepass", "anders");
        probe.clientKill(KillArgs.Builder.typeNormal().skipme(true));
        until(
            () -> link.trouble().map(StoreUnavailable::reason).equals(Optional.of(Reason.REFUSED)));
        String told = String.valueOf(link.trouble().orElseThrow().getMessage());
        assertTrue(told.contains("WRONGPASS"), told);
        assertFalse(told.contains("geheim") || told.contains("anders"), told);
        probe.configSet("requirepass", "geheim");
        until(() -> link.trouble().isEmpty());
        assertEquals(new SaveResult.Saved(2), join(save(TestStore.over(link), 1, new byte[1])));
      }
    }
  }

  @Test
  void what_expires_leaves_nothing_behind() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink link = link(server.url())) {
      RedisStore store =
          new RedisStore(
              link,
              TestStore.PREFIX,
              Duration.ofMillis(300),
              TestStore.KEYS,
              ForkJoinPool.commonPool());
      join(save(store, 0, new byte[1]));
      RedisCommands<String, String> probe = probe(server.url());
      assertEquals(1, probe.dbsize());
      until(() -> probe.keys("*").equals(List.of()));
    }
  }
}
