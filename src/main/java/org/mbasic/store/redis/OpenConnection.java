package org.mbasic.store.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletableFuture;

/**
 * An open connection.
 *
 * @param connection to close
 * @param commands to send over it
 * @param ended completed when it is lost and does not come back by itself
 */
record OpenConnection(
    StatefulConnection<String, byte[]> connection,
    RedisClusterAsyncCommands<String, byte[]> commands,
    CompletableFuture<Void> ended) {
  /** One that Lettuce keeps up. */
  static OpenConnection lasting(
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> commands) {
    return new OpenConnection(connection, commands, new CompletableFuture<>());
  }

  /** One that ends when its server does. */
  static OpenConnection single(
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> commands) {
    OpenConnection opened = lasting(connection, commands);
    connection.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
            opened.ended().complete(null);
          }
        });
    if (!connection.isOpen()) {
      opened.ended().complete(null);
    }
    return opened;
  }
}
