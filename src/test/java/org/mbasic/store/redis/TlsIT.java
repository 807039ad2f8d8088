package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.WorkspaceId;

/** Redis by TLS: one server, sentinels, a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsIT {
  private static final Owner SELF = new Owner("anna/1");
  private static final String HERE = "ip:127.0.0.1";
  private static final String ELSEWHERE = "dns:elsewhere.example";

  /** So many that each of three masters has some. */
  private static final int SAVES = 30;

  @TempDir private Path folder;

  private List<String> certificate(String name) throws Exception {
    return new Certificate(folder, name).options();
  }

  private static RedisUris.Options options(boolean cluster, Optional<Path> authorities) {
    return new RedisUris.Options(cluster, Optional.empty(), authorities);
  }

  private static void check(String url, RedisUris.Options options) throws Exception {
    try (RedisLink link = new RedisLink(RedisUris.parse(url, options))) {
      RedisHandovers handovers = new RedisHandovers(link, TestStore.PREFIX, SELF);
      RedisCheck check = new RedisCheck(link, TestStore.over(link), handovers, SELF);
      check.start();
      Instant end = Instant.now().plusSeconds(20);
      while (check.outstanding().isPresent()) {
        assertTrue(Instant.now().isBefore(end), check.outstanding()::toString);
        Thread.sleep(50);
      }
    }
  }

  private Optional<Path> authorities() {
    return Optional.of(RedisUris.authorities(folder.resolve("cert.pem").toString()));
  }

  private static void assertRefused(String url, RedisUris.Options options) {
    RefusedByRedis refused = assertThrows(RefusedByRedis.class, () -> check(url, options));
    assertTrue(refused.reason().contains("TLS"), refused.reason());
  }

  @Test
  void a_certificate_must_be_signed_by_whom_the_server_trusts() throws Exception {
    try (RedisServer server = new RedisServer(certificate(HERE).toArray(String[]::new))) {
      check(server.url(), options(false, authorities()));
      assertRefused(server.url(), options(false, Optional.empty()));
    }
  }

  @Test
  void a_certificate_must_be_for_the_host() throws Exception {
    try (RedisServer server = new RedisServer(certificate(ELSEWHERE).toArray(String[]::new))) {
      assertRefused(server.url(), options(false, authorities()));
    }
  }

  @Test
  void sentinels_and_the_master_they_name_after_a_failure_are_reached_by_it() throws Exception {
    List<String> secured = new ArrayList<>(certificate(HERE));
    secured.addAll(List.of("--tls-replication", "yes"));
    try (RedisSentinels sentinels = new RedisSentinels(secured)) {
      RedisUris.Options trusting = options(false, authorities());
      check(sentinels.url(), trusting);
      assertRefused(sentinels.url(), options(false, Optional.empty()));
      try (RedisLink link = new RedisLink(RedisUris.parse(sentinels.url(), trusting))) {
        Outage outage = new Outage(TestStore.over(link), WorkspaceId.random());
        assertTrue(outage.save());
        sentinels.master.kill();
        Duration away = outage.measure();
        assertTrue(away.toSeconds() < 10, away::toString);
      }
    }
  }

  @Test
  void all_nodes_of_a_cluster_are_reached_by_it() throws Exception {
    List<String> secured = new ArrayList<>(certificate(HERE));
    secured.addAll(List.of("--tls-cluster", "yes", "--tls-replication", "yes"));
    try (RedisCluster cluster = new RedisCluster(secured)) {
      RedisUris.Options trusting = options(true, authorities());
      check(cluster.url(), trusting);
      assertRefused(cluster.url(), options(true, Optional.empty()));
      try (RedisLink link = new RedisLink(RedisUris.parse(cluster.url(), trusting))) {
        for (int i = 0; i < SAVES; i++) {
          assertTrue(new Outage(TestStore.over(link), WorkspaceId.random()).save());
        }
      }
    }
  }
}
