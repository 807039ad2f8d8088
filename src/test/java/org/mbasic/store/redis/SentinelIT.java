package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mbasic.store.OwnedStoreContract;
import org.mbasic.workspace.WorkspaceStore;

/** The contract of all stores, and failing over, by way of sentinels. */
class SentinelIT extends OwnedStoreContract {
  private static RedisSentinels sentinels;
  private static RedisLink link;

  @BeforeAll
  static void start() throws Exception {
    sentinels = new RedisSentinels();
    link = new RedisLink(RedisUris.parse(sentinels.url()));
  }

  @AfterAll
  static void stop() throws Exception {
    link.close();
    sentinels.close();
  }

  @Override
  protected WorkspaceStore store() {
    return TestStore.over(link);
  }

  @Test
  void a_killed_master_is_an_outage_of_ten_seconds_at_most() throws Exception {
    try (RedisSentinels own = new RedisSentinels();
        RedisLink to = new RedisLink(RedisUris.parse(own.url()))) {
      Outage outage = new Outage(TestStore.over(to), id);
      assertTrue(outage.save());
      own.master.kill();
      Duration away = outage.measure();
      assertTrue(away.toSeconds() < 10, away::toString);
    }
  }

  @Test
  void servers_and_sentinels_with_the_files_of_this_project_replace_a_killed_master()
      throws Exception {
    RedisUris.Options options =
        new RedisUris.Options(
            false, Optional.of(RedisSentinels.SHIPPED_PASSWORD), Optional.empty());
    try (RedisSentinels own = RedisSentinels.asShipped();
        RedisLink to = new RedisLink(RedisUris.parse(own.url(), options))) {
      Outage outage = new Outage(TestStore.over(to, "mbasic:"), id);
      assertTrue(outage.save());
      own.master.kill();
      Duration away = outage.measure();
      assertTrue(away.toSeconds() < 10, away::toString);
    }
  }

  @Test
  void a_frozen_master_is_an_outage_of_five_seconds_beyond_its_detection() throws Exception {
    try (RedisSentinels own = new RedisSentinels();
        RedisLink to = new RedisLink(RedisUris.parse(own.url()))) {
      Outage outage = new Outage(TestStore.over(to), id);
      assertTrue(outage.save());
      own.master.signal("STOP");
      Duration away = outage.measure();
      assertTrue(away.compareTo(RedisSentinels.DOWN_AFTER.plusSeconds(5)) < 0, away::toString);
    }
  }
}
