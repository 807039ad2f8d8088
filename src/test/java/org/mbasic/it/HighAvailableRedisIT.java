package org.mbasic.it;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisCluster;
import org.mbasic.store.redis.RedisSentinels;
import org.mbasic.store.redis.RedisServer;

/**
 * A server whose Redis replaces its dead masters by itself: a program counts on meanwhile, and what
 * is saved then is there for the next process.
 */
@Tag("cluster")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HighAvailableRedisIT {
  /** Characters. */
  private static final int MUCH = 1_000;

  @Test
  void sentinels_with_the_files_of_this_project_replace_a_killed_master() throws Exception {
    try (RedisSentinels redis = RedisSentinels.asShipped()) {
      assertCountsOn(
          "sentinels",
          Map.of(
              "mbasic.redis.url",
              redis.url(),
              "mbasic.redis.sentinel-password",
              RedisSentinels.SHIPPED_PASSWORD),
          key -> redis.master);
    }
  }

  @Test
  void a_cluster_replaces_a_killed_master() throws Exception {
    try (RedisCluster redis = new RedisCluster()) {
      assertCountsOn(
          "cluster",
          Map.of("mbasic.redis.url", redis.url(), "mbasic.redis.cluster", "true"),
          redis::masterOf);
    }
  }

  private static void assertCountsOn(
      String name, Map<String, String> redis, Function<String, RedisServer> masterOf)
      throws Exception {
    Map<String, String> settings = new HashMap<>(redis);
    settings.put("mbasic.storage.secret", InRedis.SECRET);
    try (ServerProcess server = WildFly.start("redis-" + name, settings);
        DeskClient tab = DeskClient.open(server.page())) {
      tab.edit(Counted.PROGRAM).press("run").awaitShown(MUCH);
      masterOf.apply("mbasic:{" + tab.workspace() + "}").kill();
      // The first may have been on its way before.
      tab.awaitSaved().awaitSaved();
      server.kill();
      server.restart();
      long shown = tab.awaitLosses(1).shownAtLoss();
      tab.reconnect(server.page()).awaitShown(shown + MUCH);
      tab.press("stop").awaitMode("ready");
      Counted.assertWithoutGap(tab);
    }
  }
}
