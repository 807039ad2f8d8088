package org.mbasic.store.redis;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A master, its replica, and three sentinels over both. */
final class RedisSentinels implements AutoCloseable {
  static final Duration DOWN_AFTER = Duration.ofSeconds(1);

  private static final String MASTER = "mymaster";
  final RedisServer master;
  private final List<RedisServer> servers = new ArrayList<>();
  private final List<RedisServer> sentinels = new ArrayList<>();

  RedisSentinels() throws IOException, InterruptedException {
    this(List.of());
  }

  /** With options of all its servers. */
  RedisSentinels(List<String> options) throws IOException, InterruptedException {
    master = new RedisServer(options.toArray(String[]::new));
    servers.add(master);
    List<String> replica = new ArrayList<>(options);
    replica.addAll(List.of("--replicaof", "127.0.0.1", Integer.toString(master.port())));
    servers.add(new RedisServer(replica.toArray(String[]::new)));
    for (int i = 0; i < 3; i++) {
      sentinels.add(
          RedisServer.sentinel(
              List.of(
                  "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 2",
                  "sentinel down-after-milliseconds mymaster " + DOWN_AFTER.toMillis(),
                  "sentinel failover-timeout mymaster 3000"),
              options));
    }
    awaitReplica();
  }

  /** As the original's guide writes it. */
  String url() {
    return master.url().split(":", 2)[0]
        + "://"
        + sentinels.stream().map(s -> "127.0.0.1:" + s.port()).collect(Collectors.joining(","))
        + "/"
        + MASTER;
  }

  /** Until the sentinels know each other and the replica is in step. */
  private void awaitReplica() throws InterruptedException {
    RedisClient client = RedisClient.create();
    try {
      Instant end = Instant.now().plusSeconds(20);
      for (RedisServer sentinel : sentinels) {
        var asked = client.connectSentinel(sentinel.uri());
        boolean ready = false;
        while (!ready) {
          if (Instant.now().isAfter(end)) {
            throw new IllegalStateException("sentinels do not find each other");
          }
          Thread.sleep(50);
          var known = asked.sync().master(MASTER);
          ready =
              "2".equals(known.get("num-other-sentinels"))
                  && "1".equals(known.get("num-slaves"))
                  && asked.sync().replicas(MASTER).stream()
                      .allMatch(slave -> "ok".equals(slave.get("master-link-status")));
        }
      }
    } finally {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  @Override
  public void close() throws IOException {
    for (RedisServer sentinel : sentinels) {
      sentinel.close();
    }
    for (RedisServer server : servers) {
      server.close();
    }
  }
}
