package org.mbasic.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * The one connection to Redis. It is opened at once, and again by the next command while that
 * failed; from then on it heals itself. Commands fail rather than wait while there is none, within
 * a second otherwise, and are never sent twice.
 */
public final class RedisLink
    implements Supplier<CompletionStage<RedisClusterAsyncCommands<String, byte[]>>>, AutoCloseable {
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration RECONNECT_AT_LEAST = Duration.ofMillis(250);
  private static final Duration RECONNECT_AT_MOST = Duration.ofSeconds(5);
  private static final int CHECK_SECONDS = 3;
  private static final Pattern POLICY = Pattern.compile("maxmemory_policy:(\\S+)");
  private static final List<String> PASSING = List.of("LOADING", "BUSY", "MASTERDOWN");
  private static final int QUEUE = 10_000;
  private static final int THREADS = 2;

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final ClientResources resources;
  private final RedisClient client;
  private final RedisURI uri;
  private CompletableFuture<StatefulRedisConnection<String, byte[]>> connection;

  /**
   * Begins to connect, and does not wait for it.
   *
   * @param uri see {@link RedisUris#parse}
   */
  public RedisLink(RedisURI uri) {
    this.uri = uri;
    resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(
                () -> Delay.fullJitter(RECONNECT_AT_LEAST, RECONNECT_AT_MOST, 1, TimeUnit.SECONDS))
            .build();
    client = RedisClient.create(resources);
    client.setOptions(options());
    connection = connect();
  }

  private static ClientOptions options() {
    return ClientOptions.builder()
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
        .socketOptions(
            SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
        .requestQueueSize(QUEUE)
        .replayFilter(command -> true)
        .build();
  }

  private CompletableFuture<StatefulRedisConnection<String, byte[]>> connect() {
    return client.connectAsync(CODEC, uri).toCompletableFuture();
  }

  @Override
  public synchronized CompletionStage<RedisClusterAsyncCommands<String, byte[]>> get() {
    if (connection.isCompletedExceptionally()) {
      connection = connect();
    }
    return connection.thenApply(StatefulRedisConnection::async);
  }

  /**
   * Hears a channel from now on, by a connection of its own that is opened again whenever it is
   * lost. What is said meanwhile is not heard.
   *
   * @param hearer called on a thread of the network
   */
  void subscribe(String channel, Consumer<String> hearer) {
    CompletionStage<?> unused =
        client
            .connectPubSubAsync(StringCodec.UTF8, uri)
            .thenCompose(
                ear -> {
                  ear.addListener(
                      new RedisPubSubAdapter<>() {
                        @Override
                        public void message(String from, String message) {
                          hearer.accept(message);
                        }
                      });
                  return ear.async().subscribe(channel);
                })
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    subscribeLater(channel, hearer);
                  }
                });
  }

  private void subscribeLater(String channel, Consumer<String> hearer) {
    Future<?> unused =
        resources
            .eventExecutorGroup()
            .schedule(
                () -> subscribe(channel, hearer),
                RECONNECT_AT_MOST.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  /**
   * Waits for the first answer, three seconds at most. Blocks: for the start of the application.
   *
   * @return a sentence for the log when something is not as it should be
   * @throws RefusedByRedis when Redis, or its certificate, says no
   */
  public Optional<String> check() throws RefusedByRedis {
    try {
      return get()
          .thenCompose(redis -> redis.info("memory"))
          .thenApply(RedisLink::policyWarning)
          .toCompletableFuture()
          .get(CHECK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("Redis has not been checked.");
    } catch (ExecutionException | TimeoutException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof RedisCommandExecutionException refusal && !isPassing(refusal)) {
          throw new RefusedByRedis("is refused by Redis: " + refusal.getMessage(), e);
        }
        if (cause instanceof SSLException) {
          throw new RefusedByRedis("names a Redis without TLS that this server trusts", e);
        }
      }
      return Optional.of("Redis does not answer yet; it is tried again when it is needed.");
    }
  }

  /** A server that is still loading its data or has no master says so, and not for long. */
  private static boolean isPassing(RedisCommandExecutionException refusal) {
    String message = String.valueOf(refusal.getMessage());
    return PASSING.stream().anyMatch(message::startsWith);
  }

  private static Optional<String> policyWarning(String info) {
    Matcher policy = POLICY.matcher(info);
    return policy.find() && !policy.group(1).equals("noeviction")
        ? Optional.of(
            "Redis has maxmemory-policy "
                + policy.group(1)
                + " and may drop workspaces; noeviction is safe.")
        : Optional.empty();
  }

  /** Waits for the threads of the connection to end, a few seconds at most. */
  @Override
  public void close() {
    client.shutdown(Duration.ZERO, CONNECT_TIMEOUT);
    resources
        .shutdown(0, CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(CONNECT_TIMEOUT.toMillis());
  }
}
