package org.mbasic.store.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.StoreUnavailable;

/**
 * One connection for many callers, opened again with growing, random pauses whenever it is lost.
 * While there is none, calls fail at once.
 *
 * <p>A server that froze keeps its connections. So a connection on which three answers in a row did
 * not come in time, and none for two seconds, is given up: what waits on it fails, and the next one
 * is opened, by way of the sentinels where there are some. A sign of life is asked for every
 * second, and so an idle connection is given up too.
 *
 * <p>Lettuce is called on threads of its own only: Netty keeps things at each thread that calls it,
 * and at one of the server's, which outlives the application, they would hold all its classes.
 */
final class SharedConnection implements AutoCloseable {
  /** Answers missing in a row that end a connection. */
  private static final int MISSING = 3;

  /** Nanoseconds they must spread over: many commands sent at once miss one hiccup together. */
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(2);

  private static final int TRIES = 10;
  private static final long TRY_APART = 50;

  /** Nanoseconds after which whoever lost a connection together with this one has one again. */
  private static final long SETTLING = TimeUnit.SECONDS.toNanos(10);

  /** Before another connection is opened. */
  static final Delay PAUSE =
      Delay.fullJitter(Duration.ofMillis(250), Duration.ofSeconds(5), 1, TimeUnit.SECONDS);

  private static final Logger LOG = Logger.getLogger(SharedConnection.class.getName());

  private final String name;
  private final Supplier<CompletionStage<OpenConnection>> opener;
  private final Runnable doubt;
  private final ScheduledExecutorService timer;
  private final Future<?> beats;

  private CompletableFuture<OpenConnection> current = new CompletableFuture<>();
  private @Nullable OpenConnection inUse;
  private int attempts;
  private int missing;
  private long answered = System.nanoTime();
  private boolean closed;
  private volatile @Nullable StoreUnavailable trouble;

  /**
   * When a lost connection was there again, by {@link System#nanoTime}; null while none was lost.
   */
  private volatile @Nullable Long back;

  /**
   * Begins to connect, and does not wait for it.
   *
   * @param name of its purpose, for the log
   * @param opener makes a new connection
   * @param doubt called when a command was not answered
   * @param timer runs what is due, and must outlive this
   */
  SharedConnection(
      String name,
      Supplier<CompletionStage<OpenConnection>> opener,
      Runnable doubt,
      ScheduledExecutorService timer) {
    this.name = name;
    this.opener = opener;
    this.doubt = doubt;
    this.timer = timer;
    beats = timer.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    timer.execute(this::open);
  }

  /**
   * Sends a command.
   *
   * @return fails with {@link StoreUnavailable} and nothing else
   */
  <T> CompletionStage<T> ask(
      Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
    return onConnection(opened -> command.apply(opened.commands()));
  }

  /** The same for what needs more of a connection than its commands. */
  <T> CompletionStage<T> onConnection(Function<OpenConnection, CompletionStage<T>> command) {
    return send(command, TRIES)
        .exceptionallyCompose(
            failure -> CompletableFuture.failedStage(LettuceFailures.unavailable(failure)));
  }

  /** A command that was never sent may be sent again: a cluster's nodes are connected when used. */
  private <T> CompletionStage<T> send(
      Function<OpenConnection, CompletionStage<T>> command, int tries) {
    CompletableFuture<OpenConnection> opened;
    synchronized (this) {
      opened = current;
    }
    return opened
        .thenComposeAsync(
            open -> command.apply(open).whenComplete((answer, failure) -> note(open, failure)),
            timer)
        .exceptionallyCompose(
            failure ->
                tries > 1 && LettuceFailures.isUnsent(failure)
                    ? aMoment().thenCompose(waited -> send(command, tries - 1))
                    : CompletableFuture.failedStage(failure));
  }

  private CompletionStage<Void> aMoment() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Future<?> unused = timer.schedule(() -> over.complete(null), TRY_APART, TimeUnit.MILLISECONDS);
    return over;
  }

  /** Why there is no connection; empty while there is one, or the first is being made. */
  Optional<StoreUnavailable> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Whether there is no connection, or was none a moment ago: others may still have none. */
  boolean settling() {
    Long since = back;
    return trouble != null || (since != null && System.nanoTime() - since < SETTLING);
  }

  private void beat() {
    if (trouble == null) {
      CompletionStage<?> unused = ask(RedisClusterAsyncCommands::ping);
    }
  }

  private void note(OpenConnection opened, @Nullable Throwable failure) {
    if (failure == null || LettuceFailures.isOf(RedisCommandExecutionException.class, failure)) {
      synchronized (this) {
        missing = 0;
        answered = System.nanoTime();
      }
      if (failure != null && LettuceFailures.isReadOnly(failure)) {
        lost(opened, failure);
      }
      return;
    }
    doubt.run();
    if (LettuceFailures.isOf(RedisCommandTimeoutException.class, failure) && missed()) {
      lost(opened, failure);
    }
  }

  private synchronized boolean missed() {
    missing++;
    return missing >= MISSING && System.nanoTime() - answered >= SILENCE;
  }

  private void open() {
    CompletionStage<OpenConnection> opening;
    try {
      opening = opener.get();
    } catch (RuntimeException e) {
      opening = CompletableFuture.failedStage(e);
    }
    CompletionStage<?> unused =
        opening.whenComplete(
            (opened, failure) -> {
              if (opened == null) {
                openLater(LettuceFailures.unavailable(failure));
              } else {
                use(opened);
              }
            });
  }

  private void use(OpenConnection opened) {
    CompletableFuture<OpenConnection> waiting;
    synchronized (this) {
      if (closed) {
        close(opened);
        return;
      }
      attempts = 0;
      missing = 0;
      answered = System.nanoTime();
      inUse = opened;
      waiting = current;
      current = CompletableFuture.completedFuture(opened);
    }
    if (trouble != null) {
      back = System.nanoTime();
      trouble = null;
      LOG.log(Level.INFO, "Redis is back (connection for {0})", name);
    }
    waiting.complete(opened);
    CompletionStage<?> unused =
        opened
            .ended()
            .thenRun(() -> lost(opened, new IllegalStateException("the connection was closed")));
  }

  private void lost(OpenConnection opened, Throwable failure) {
    synchronized (this) {
      if (closed || !opened.equals(inUse)) {
        return;
      }
      inUse = null;
      current = CompletableFuture.failedFuture(LettuceFailures.unavailable(failure));
    }
    close(opened);
    openLater(LettuceFailures.unavailable(failure));
  }

  private void openLater(StoreUnavailable reason) {
    CompletableFuture<OpenConnection> waiting;
    long pause;
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting = current;
      current = CompletableFuture.failedFuture(reason);
      pause = PAUSE.createDelay(attempts).toMillis();
      attempts++;
    }
    StoreUnavailable before = trouble;
    trouble = reason;
    if (before == null || before.reason() != reason.reason()) {
      LOG.log(Level.WARNING, "{0} (connection for {1})", new Object[] {reason.getMessage(), name});
    }
    waiting.completeExceptionally(reason);
    Future<?> unused = timer.schedule(this::open, pause, TimeUnit.MILLISECONDS);
  }

  private static void close(OpenConnection opened) {
    CompletionStage<?> unused = opened.connection().closeAsync();
  }

  /** Opens no more; the connection itself ends with its client. */
  @Override
  public synchronized void close() {
    closed = true;
    beats.cancel(false);
  }
}
