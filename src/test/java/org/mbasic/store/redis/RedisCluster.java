package org.mbasic.store.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Three masters, each with a replica. */
public final class RedisCluster implements AutoCloseable {
  static final Duration NODE_TIMEOUT = Duration.ofSeconds(2);
  static final int SLOTS = 16_384;

  private static final int MASTERS = 3;

  final List<RedisServer> servers = new ArrayList<>();
  private final RedisClient client = RedisClient.create();
  private final List<RedisCommands<String, String>> nodes = new ArrayList<>();

  public RedisCluster() throws IOException, InterruptedException {
    this(List.of());
  }

  /** With options of all its servers. */
  RedisCluster(List<String> options) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--cluster-enabled", "yes", "--cluster-node-timeout"));
    all.add(Long.toString(NODE_TIMEOUT.toMillis()));
    for (int i = 0; i < 2 * MASTERS; i++) {
      RedisServer server = new RedisServer(all.toArray(String[]::new));
      servers.add(server);
      nodes.add(client.connect(server.uri()).sync());
    }
    for (int i = 0; i < MASTERS; i++) {
      int first = i * SLOTS / MASTERS;
      int end = (i + 1) * SLOTS / MASTERS;
      int[] slots = new int[end - first];
      for (int slot = first; slot < end; slot++) {
        slots[slot - first] = slot;
      }
      nodes.get(i).clusterAddSlots(slots);
    }
    for (int i = 1; i < nodes.size(); i++) {
      nodes.get(0).clusterMeet("127.0.0.1", servers.get(i).port());
    }
    await(() -> nodes.stream().allMatch(node -> known(node) == nodes.size()));
    for (int i = 0; i < MASTERS; i++) {
      nodes.get(MASTERS + i).clusterReplicate(nodes.get(i).clusterMyId());
    }
    await(
        () ->
            nodes.stream().allMatch(node -> node.clusterInfo().contains("cluster_state:ok"))
                && nodes.subList(MASTERS, nodes.size()).stream()
                    .allMatch(node -> node.info("replication").contains("link_status:up"))
                && nodes.stream().allMatch(node -> replicas(node) == MASTERS));
  }

  /**
   * When the replica of a master takes its place, by {@link System#nanoTime}: from then on it is
   * for the clients to find it.
   */
  CompletableFuture<Long> promotion(int master) {
    RedisCommands<String, String> replica = nodes.get(MASTERS + master);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            await(() -> replica.info("replication").contains("role:master"));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
          }
          return System.nanoTime();
        });
  }

  private static long known(RedisCommands<String, String> node) {
    return node.clusterNodes().lines().filter(line -> line.contains("connected")).count();
  }

  private static long replicas(RedisCommands<String, String> node) {
    return node.clusterNodes().lines().filter(line -> line.contains("slave")).count();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the cluster does not come up");
      }
      Thread.sleep(50);
    }
  }

  /** The server that is the master of a key at first. */
  public RedisServer masterOf(String key) {
    int slot = SlotHash.getSlot(key);
    int place = 0;
    while (slot >= (place + 1) * SLOTS / MASTERS) {
      place++;
    }
    return servers.get(place);
  }

  /** The master at its place, from 0. */
  RedisCommands<String, String> master(int place) {
    return nodes.get(place);
  }

  /** The address of its masters. */
  public String url() {
    return servers.get(0).url().split(":", 2)[0]
        + "://"
        + servers.stream()
            .limit(MASTERS)
            .map(server -> "127.0.0.1:" + server.port())
            .collect(Collectors.joining(","));
  }

  /** Moves a slot with all that is in it from one master to another, as operators do. */
  void move(int slot, int from, int to) {
    nodes.get(to).clusterSetSlotImporting(slot, nodes.get(from).clusterMyId());
    nodes.get(from).clusterSetSlotMigrating(slot, nodes.get(to).clusterMyId());
    List<String> keys = nodes.get(from).clusterGetKeysInSlot(slot, 100);
    while (!keys.isEmpty()) {
      for (String key : keys) {
        nodes.get(from).migrate("127.0.0.1", servers.get(to).port(), key, 0, 5_000);
      }
      keys = nodes.get(from).clusterGetKeysInSlot(slot, 100);
    }
    String owner = nodes.get(to).clusterMyId();
    nodes.get(to).clusterSetSlotNode(slot, owner);
    nodes.get(from).clusterSetSlotNode(slot, owner);
  }

  @Override
  public void close() throws IOException {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    for (RedisServer server : servers) {
      server.close();
    }
  }
}
