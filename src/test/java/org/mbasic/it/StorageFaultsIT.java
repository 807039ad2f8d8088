package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/** What a page is told when Redis is away, full, empty or damaged, and what is left of its work. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StorageFaultsIT {
  private static final Logger LOG = Logger.getLogger(StorageFaultsIT.class.getName());
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(2);
  private static final String COUNT = "10 I=I+1:PRINT I:FOR J=1 TO 20000:NEXT:GOTO 10\n";
  private static final String KEEP = "10 A=7\n20 DIM B(50):B(9)=8\n30 PRINT A;B(9)\n";
  private static final String KEPT = " 7  8 \r\nOk\r\n";

  private static RedisServer redis;
  private static ServerProcess server;
  private static RedisClient client;
  private static RedisCommands<String, byte[]> probe;

  @BeforeAll
  static void start() throws Exception {
    redis = new RedisServer("--appendonly", "yes");
    server =
        WildFly.start("storage-faults", InRedis.at(redis.url(), "mbasic.session.scope", "tab"));
    client = RedisClient.create(redis.url());
    probe = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)).sync();
  }

  @AfterAll
  static void stop() throws Exception {
    client.shutdown();
    server.close();
    redis.close();
  }

  @Test
  void a_redis_that_dies_is_told_within_two_seconds_and_heals_alone() throws Exception {
    try (DeskClient tab = DeskClient.open(server.page())) {
      tab.edit(COUNT).press("run").awaitShown(1_000);
      redis.kill();
      long killed = System.nanoTime();
      JsonObject told = tab.awaitFrames("unsaved", 1);
      Duration after = Duration.ofNanos(System.nanoTime() - killed);
      LOG.info(() -> "told after " + after.toMillis() + " ms");
      assertTrue(after.compareTo(TOLD_WITHIN) < 0, after::toString);
      assertEquals("The storage does not answer.", told.getString("reason"));
      tab.awaitShown(tab.shown() + 500);
      redis.restart();
      tab.awaitSaved().press("stop").awaitMode("ready");
    }
  }

  @Test
  void a_full_redis_is_told_as_such_and_heals_when_there_is_room() {
    try (DeskClient tab = DeskClient.open(server.page())) {
      tab.type("A=1\r").awaitOutput("A=1\r\nOk\r\n");
      probe.configSet("maxmemory", "1mb");
      tab.type("A=2\r");
      JsonObject told = tab.awaitFrames("unsaved", 1);
      assertEquals("The storage is full.", told.getString("reason"));
      tab.type("PRINT A\r").awaitOutput(" 2 \r\nOk\r\n");
      probe.configSet("maxmemory", "0");
      tab.awaitSaved();
    } finally {
      probe.configSet("maxmemory", "0");
    }
  }

  @Test
  void of_a_redis_that_lost_all_or_damaged_some_what_is_left_is_restored_and_the_rest_told()
      throws Exception {
    try (DeskClient used = run();
        DeskClient unused = run();
        DeskClient damaged = run()) {
      Map<String, byte[]> whole = probe.hgetall(key(damaged));
      probe.flushall();
      used.type("C=9\r").awaitOutput("C=9\r\nOk\r\n");
      server.kill();
      whole.replaceAll((name, bytes) -> name.startsWith("f:scalar") ? flipped(bytes) : bytes);
      probe.hset(key(damaged), whole);
      server.restart();
      used.reconnect(server.page()).type("PRINT A;B(9);C\r").awaitOutput(" 7  8  9 \r\nOk\r\n");
      String lost = unused.workspace();
      assertNotEquals(lost, unused.reconnect(server.page()).workspace());
      damaged.reconnect(server.page());
      String told = damaged.awaitFrames("problem", 1).getString("message");
      assertTrue(told.startsWith("The saved state of this workspace was damaged."), told);
      assertEquals(KEEP, damaged.program());
      damaged.press("run").awaitOutput(KEPT);
      assertEquals(1, probe.keys("mbasic:quarantine:{" + damaged.workspace() + "}*").size());
    }
  }

  private static DeskClient run() {
    return DeskClient.open(server.page()).edit(KEEP).press("run").awaitOutput(KEPT);
  }

  private static String key(DeskClient tab) {
    return "mbasic:{" + tab.workspace() + "}";
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length / 2] ^= 1;
    return other;
  }
}
