package org.mbasic.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Connections to one server, or to the master that the sentinels name when one is opened. None
 * reconnects: {@link SharedConnection} opens another, which asks the sentinels again.
 */
final class ServerConnector implements Connector {
  private final RedisClient client;
  private final RedisURI uri;

  ServerConnector(RedisAddress address, ClientResources resources) {
    ClientOptions.Builder options = ClientOptions.builder();
    Connector.set(options, address.authorities());
    client = RedisClient.create(resources);
    client.setOptions(options.autoReconnect(false).build());
    uri = address.nodes().get(0);
  }

  @Override
  public CompletionStage<OpenConnection> open() {
    return client
        .connectAsync(CODEC, uri)
        .thenApply(connection -> opened(connection, connection.async()));
  }

  @Override
  public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> openSubscription() {
    return client.connectPubSubAsync(CODEC, uri);
  }

  @Override
  public OpenConnection opened(
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> commands) {
    return OpenConnection.single(connection, commands);
  }

  @Override
  public CompletionStage<List<String>> infos(OpenConnection opened) {
    return opened.commands().info().thenApply(List::of);
  }

  @Override
  public void doubt() {}

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, CONNECT_TIMEOUT);
  }
}
