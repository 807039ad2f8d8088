package org.mbasic.store.redis;

import io.lettuce.core.resource.ClientResources;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.StoreUnavailable;

/**
 * What this server has to do with Redis: one connection for saves, one for loads, so that a long
 * answer holds up no save, and one to listen. All are opened at once and heal by themselves. Any
 * thread may call, nothing blocks but {@link #close}.
 */
public final class RedisLink implements AutoCloseable {
  private static final int THREADS = 2;

  private final ClientResources resources;
  private final Connector connector;
  private final boolean cluster;
  private final SharedConnection saves;
  private final SharedConnection loads;
  private final Unheard unheard = new Unheard();
  private volatile @Nullable SharedConnection subscription;

  /**
   * Begins to connect, and does not wait for it.
   *
   * @param address see {@link RedisUris#parse}
   */
  public RedisLink(RedisAddress address) {
    resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(SharedConnection.PAUSE)
            .build();
    connector = Connector.to(address, resources);
    cluster = address.cluster();
    saves = share("saves");
    loads = share("loads");
    FastThreadLocal.removeAll();
  }

  private SharedConnection share(String name) {
    return new SharedConnection(
        name, connector::open, connector::doubt, resources.eventExecutorGroup());
  }

  /** The connection that writes. */
  SharedConnection saves() {
    return saves;
  }

  /** The connection that reads whole workspaces. */
  SharedConnection loads() {
    return loads;
  }

  /**
   * Hears a channel from now on; to be called once. What is said while the connection is lost is
   * not heard.
   *
   * @param hearer called on a thread of the network
   */
  void subscribe(String channel, Consumer<byte[]> hearer) {
    subscription =
        new SharedConnection(
            "requests",
            () -> connector.hear(channel, hearer),
            connector::doubt,
            resources.eventExecutorGroup());
  }

  /** Who was asked in vain. */
  Unheard unheard() {
    return unheard;
  }

  /**
   * Whether who publishes learns how many hear it: a node of a cluster counts its own only, and
   * after an outage some do not hear yet.
   */
  boolean countsHearers() {
    return !cluster && !settling();
  }

  /** Whether connections were lost, and those of other servers may not be there again. */
  boolean settling() {
    return saves.settling() || loads.settling();
  }

  /** Hears a channel once and ends that: whether it may. */
  CompletionStage<Void> tryHearing(String channel) {
    return CompletableFuture.completedStage(channel)
        .thenComposeAsync(
            heard -> connector.hear(heard, message -> {}), resources.eventExecutorGroup())
        .thenCompose(opened -> opened.connection().closeAsync());
  }

  /** What each server that writes says of itself. */
  CompletionStage<List<String>> infos() {
    return loads.onConnection(connector::infos);
  }

  /** Runs a task on a thread of the link, which it must not block. */
  void later(Duration pause, Runnable task) {
    Future<?> unused =
        resources.eventExecutorGroup().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Why Redis cannot be used now; empty while it can, as far as is known. */
  public Optional<StoreUnavailable> trouble() {
    return Stream.of(saves, loads)
        .map(SharedConnection::trouble)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Waits for the threads of the connections to end, a few seconds at most. */
  @Override
  public void close() {
    saves.close();
    loads.close();
    SharedConnection listening = subscription;
    if (listening != null) {
      listening.close();
    }
    connector.close();
    resources
        .shutdown(0, Connector.CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(Connector.CONNECT_TIMEOUT.toMillis());
    FastThreadLocal.removeAll();
  }
}
