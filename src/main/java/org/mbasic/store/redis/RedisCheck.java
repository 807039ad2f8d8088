package org.mbasic.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;
import org.mbasic.workspace.WorkspaceId;

/**
 * Tries, before anybody relies on it, all that will be asked of Redis, with a workspace of its own
 * that it deletes again. A Redis that is away, or refuses later, is tried again until it passes.
 */
public final class RedisCheck {
  private static final int START_SECONDS = 3;
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration ONCE_MORE = Duration.ofMillis(500);
  private static final Logger LOG = Logger.getLogger(RedisCheck.class.getName());

  private final RedisLink link;
  private final RedisStore store;
  private final RedisHandovers handovers;
  private final Owner self;
  private volatile @Nullable StoreUnavailable open =
      new StoreUnavailable(Reason.SILENT, "Redis has not been tried yet", null);

  /**
   * Tries nothing yet.
   *
   * @param self this server
   */
  public RedisCheck(RedisLink link, RedisStore store, RedisHandovers handovers, Owner self) {
    this.link = link;
    this.store = store;
    this.handovers = handovers;
    this.self = self;
  }

  /**
   * Waits for the first trial, three seconds at most, and lets it go on when it takes longer; one
   * that Redis has not refused is made twice. Blocks: for the start of the application.
   *
   * @throws RefusedByRedis when Redis, or its certificate, says no
   */
  public void start() throws RefusedByRedis {
    CompletableFuture<Void> trial =
        run().exceptionallyCompose(this::onceMore).toCompletableFuture();
    try {
      trial.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      StoreUnavailable failure = LettuceFailures.unavailable(e);
      if (failure.reason() == Reason.REFUSED) {
        throw new RefusedByRedis(String.valueOf(failure.getMessage()), e);
      }
    } catch (TimeoutException e) {
      LOG.log(Level.FINE, "the trial goes on", e);
    }
    if (open != null) {
      LOG.warning("Redis cannot be used yet; it is tried again until it can.");
    }
    CompletionStage<?> unused = trial.whenComplete((passed, failure) -> repeat(failure));
  }

  /**
   * A first trial may fail for a reason of the moment: when Redis refuses and hangs up before
   * Lettuce looks, Lettuce has lost the reason ("RedisHandshakeHandler not registered").
   */
  private CompletionStage<Void> onceMore(Throwable failure) {
    if (LettuceFailures.unavailable(failure).reason() == Reason.REFUSED) {
      return CompletableFuture.failedStage(failure);
    }
    CompletableFuture<CompletionStage<Void>> second = new CompletableFuture<>();
    link.later(ONCE_MORE, () -> second.complete(run()));
    return second.thenCompose(trial -> trial);
  }

  /** Why the trial has not been passed; empty when it has been. */
  public Optional<StoreUnavailable> outstanding() {
    return Optional.ofNullable(open);
  }

  private void repeat(@Nullable Throwable failure) {
    if (failure != null) {
      link.later(
          AGAIN,
          () -> {
            CompletionStage<?> unused = run().whenComplete((passed, again) -> repeat(again));
          });
    }
  }

  private CompletionStage<Void> run() {
    return reports()
        .thenAccept(told -> RedisReport.warnings(told).forEach(LOG::warning))
        .exceptionallyCompose(RedisCheck::pass)
        .thenCompose(warned -> trial())
        .whenComplete((passed, failure) -> conclude(failure));
  }

  /** Who may not ask for the settings of Redis may use it nevertheless. */
  private static CompletionStage<Void> pass(Throwable failure) {
    StoreUnavailable known = LettuceFailures.unavailable(failure);
    if (known.reason() == Reason.REFUSED && String.valueOf(known.getMessage()).contains("'info'")) {
      LOG.warning("Redis does not tell whether it may drop workspaces: INFO is not permitted.");
      return CompletableFuture.completedStage(null);
    }
    return CompletableFuture.failedStage(known);
  }

  private CompletionStage<Void> trial() {
    WorkspaceId id = WorkspaceId.random();
    Ownership mine = new Ownership(self, 1);
    return store
        .tryCommands(id)
        .thenCompose(tried -> store.save(id, mine, 0, Map.of("trial", new byte[1]), Set.of()))
        .thenCompose(saved -> store.acquire(id, self, 0, false))
        .thenCompose(held -> store.release(id, new Ownership(self, mine.epoch() + 1)))
        .thenCompose(released -> store.touch(id))
        .thenCompose(touched -> store.quarantine(id, 1))
        .thenCompose(copied -> store.delete(id))
        .thenCompose(deleted -> store.forget(id, 1))
        .thenCompose(forgotten -> handovers.trial());
  }

  private void conclude(@Nullable Throwable failure) {
    StoreUnavailable before = open;
    StoreUnavailable now = failure == null ? null : LettuceFailures.unavailable(failure);
    open = now;
    if (now == null) {
      LOG.fine("Redis can be used");
    } else if (before == null || now.reason() != before.reason()) {
      LOG.log(Level.WARNING, now.getMessage());
    }
  }

  /** What each server that writes says of itself now; fails when it may not be asked. */
  public CompletionStage<List<RedisReport>> reports() {
    return link.infos().thenApply(infos -> infos.stream().map(RedisReport::parse).toList());
  }
}
