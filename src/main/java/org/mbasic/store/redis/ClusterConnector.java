package org.mbasic.store.redis;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Connections to a cluster: behind each stands one for every node that is used, kept up by Lettuce.
 * Where the slots are is asked every half minute, whenever an answer shows that it has changed, and
 * when answers stay away, because of a frozen node nothing else tells.
 */
final class ClusterConnector implements Connector {
  private static final Duration REFRESH = Duration.ofSeconds(30);
  private static final Duration REFRESH_APART = Duration.ofMillis(500);

  private final RedisClusterClient client;
  private final ClientResources resources;
  private final AtomicBoolean due = new AtomicBoolean();

  ClusterConnector(RedisAddress address, ClientResources resources) {
    ClusterClientOptions.Builder options = ClusterClientOptions.builder();
    Connector.set(options, address.authorities());
    client = RedisClusterClient.create(resources, address.nodes());
    this.resources = resources;
    client.setOptions(
        options
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(REFRESH)
                    .adaptiveRefreshTriggersTimeout(REFRESH_APART)
                    .build())
            .build());
  }

  @Override
  public CompletionStage<OpenConnection> open() {
    return client
        .refreshPartitionsAsync()
        .thenCompose(found -> client.connectAsync(CODEC))
        .thenApply(connection -> opened(connection, connection.async()));
  }

  @Override
  public CompletionStage<StatefulRedisClusterPubSubConnection<String, byte[]>> openSubscription() {
    return client.refreshPartitionsAsync().thenCompose(found -> client.connectPubSubAsync(CODEC));
  }

  @Override
  public OpenConnection opened(
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> commands) {
    return OpenConnection.lasting(connection, commands);
  }

  @Override
  public CompletionStage<List<String>> infos(OpenConnection opened) {
    List<CompletionStage<String>> asked =
        List.copyOf(
            ((RedisAdvancedClusterAsyncCommands<String, byte[]>) opened.commands())
                .upstream()
                .commands()
                .info()
                .asMap()
                .values());
    CompletionStage<List<String>> answers = CompletableFuture.completedStage(new ArrayList<>());
    for (CompletionStage<String> one : asked) {
      answers =
          answers.thenCombine(
              one,
              (list, info) -> {
                list.add(info);
                return list;
              });
    }
    return answers;
  }

  /**
   * Asks where the slots are now, and again when the pause is over. A frozen node holds each answer
   * up for the time of a connection, in which another may be elected: so one question that comes
   * too early must not be the only one.
   */
  @Override
  public void doubt() {
    if (due.compareAndSet(false, true)) {
      refresh();
      Future<?> unused =
          resources
              .eventExecutorGroup()
              .schedule(this::refreshAgain, REFRESH_APART.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void refreshAgain() {
    due.set(false);
    refresh();
  }

  private void refresh() {
    CompletionStage<?> unused = client.refreshPartitionsAsync();
  }

  @Override
  public void close() {
    client.shutdown(0, CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
