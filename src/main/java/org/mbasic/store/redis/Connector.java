package org.mbasic.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Opens connections, whatever stands behind the address. Commands fail rather than wait without a
 * connection and within {@link #COMMAND_TIMEOUT} otherwise, and are never sent twice.
 */
interface Connector extends AutoCloseable {
  Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);
  Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Commands sent and not answered; beyond it they fail at once. */
  int QUEUE = 10_000;

  RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  /** The client for an address. */
  static Connector to(RedisAddress address, ClientResources resources) {
    return address.cluster()
        ? new ClusterConnector(address, resources)
        : new ServerConnector(address, resources);
  }

  /** Opens a connection for commands. */
  CompletionStage<OpenConnection> open();

  /** Opens a connection for {@link #hear}. */
  CompletionStage<? extends StatefulRedisPubSubConnection<String, byte[]>> openSubscription();

  /** A connection of this kind. */
  OpenConnection opened(
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> commands);

  /** What each of the servers that write says of itself; see the INFO command. */
  CompletionStage<List<String>> infos(OpenConnection opened);

  /** A command was not answered: a chance to look where the servers are now. */
  void doubt();

  @Override
  void close();

  /**
   * Opens a connection that hears one channel.
   *
   * @param hearer called on a thread of the network
   */
  default CompletionStage<OpenConnection> hear(String channel, Consumer<byte[]> hearer) {
    return openSubscription()
        .thenCompose(
            subscription -> {
              subscription.addListener(
                  new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String from, byte[] message) {
                      hearer.accept(message);
                    }
                  });
              return subscription
                  .async()
                  .subscribe(channel)
                  .whenComplete(
                      (done, failure) -> {
                        if (failure != null) {
                          CompletionStage<?> unused = subscription.closeAsync();
                        }
                      })
                  .thenApply(done -> opened(subscription, subscription.async()));
            });
  }

  /** Fills in what both kinds of clients have in common. */
  static void set(ClientOptions.Builder options, Optional<Path> authorities) {
    options
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
        .socketOptions(
            SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
        .requestQueueSize(QUEUE)
        .replayFilter(command -> true);
    authorities.ifPresent(
        file -> options.sslOptions(SslOptions.builder().trustManager(file.toFile()).build()));
  }
}
