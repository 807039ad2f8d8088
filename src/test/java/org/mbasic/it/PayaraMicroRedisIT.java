package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/** Two Payara Micros that share a Redis. */
@Tag("cluster")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayaraMicroRedisIT {
  /** Characters. */
  private static final int MUCH = 1_000;

  @Test
  void a_program_that_runs_goes_on_elsewhere_after_a_kill() throws Exception {
    try (RedisServer redis = new RedisServer();
        TwoServers servers = start(redis);
        DeskClient tab = DeskClient.open(servers.balancer.page()).stay()) {
      ServerProcess dying = servers.serverOf(tab);
      tab.edit(Counted.PROGRAM).press("run").awaitShown(MUCH);
      dying.kill();
      tab.awaitLosses(1).awaitConnected();
      assertEquals(servers.other(dying).name(), tab.node());
      tab.awaitShown(tab.shownAtLoss() + MUCH).press("stop").awaitMode("ready");
      Counted.assertWithoutGap(tab);
    }
  }

  private static TwoServers start(RedisServer redis) throws Exception {
    return TwoServers.roundRobin(
        PayaraMicro.cluster(2)::start, "payara-micro-redis", InRedis.at(redis.url()));
  }
}
