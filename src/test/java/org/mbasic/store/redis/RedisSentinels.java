package org.mbasic.store.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A master, its replica, and three sentinels over both. */
public final class RedisSentinels implements AutoCloseable {
  static final Duration DOWN_AFTER = Duration.ofSeconds(1);

  /** Of the sentinels, in the file of {@code server-config}. */
  public static final String SHIPPED_PASSWORD = "change-sentinels-own-password";

  private static final String MASTER = "mymaster";

  /** The one that is the master at first. */
  public final RedisServer master;

  private final String user;
  private final List<RedisServer> servers = new ArrayList<>();
  private final List<RedisServer> sentinels = new ArrayList<>();

  RedisSentinels() throws IOException, InterruptedException {
    this(List.of());
  }

  /** With options of all its servers. */
  RedisSentinels(List<String> options) throws IOException, InterruptedException {
    user = "";
    master = new RedisServer(options.toArray(String[]::new));
    servers.add(master);
    List<String> replica = new ArrayList<>(options);
    replica.addAll(replicaOf(master));
    servers.add(new RedisServer(replica.toArray(String[]::new)));
    watch(
        List.of(
            "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 2",
            "sentinel down-after-milliseconds mymaster " + DOWN_AFTER.toMillis(),
            "sentinel failover-timeout mymaster 3000"),
        options);
  }

  private RedisSentinels(List<String> shipped, String user)
      throws IOException, InterruptedException {
    this.user = user;
    master = RedisServer.asShipped();
    servers.add(master);
    servers.add(RedisServer.asShipped(replicaOf(master).toArray(String[]::new)));
    String there = "127.0.0.1 " + master.port();
    watch(shipped.stream().map(line -> line.replace("redis-one 6379", there)).toList(), List.of());
  }

  /** All with the files of {@code server-config}. */
  public static RedisSentinels asShipped() throws IOException, InterruptedException {
    return new RedisSentinels(
        Files.readAllLines(RedisServer.SHIPPED.resolve("sentinel.conf")),
        "web:change-web-password@");
  }

  private static List<String> replicaOf(RedisServer master) {
    return List.of("--replicaof", "127.0.0.1", Integer.toString(master.port()));
  }

  private void watch(List<String> configuration, List<String> options)
      throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      sentinels.add(RedisServer.sentinel(configuration, options));
    }
    awaitReplica();
  }

  /** As the original's guide writes it. */
  public String url() {
    return master.url().split(":", 2)[0]
        + "://"
        + user
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
        var asked = client.connectSentinel(asUser(sentinel));
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

  private RedisURI asUser(RedisServer sentinel) {
    RedisURI uri = sentinel.uri();
    if (!user.isEmpty()) {
      uri.setCredentialsProvider(
          RedisCredentialsProvider.from(() -> RedisCredentials.just(null, SHIPPED_PASSWORD)));
    }
    return uri;
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
