package org.mbasic.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * The way of one server of a {@link History} to the real store: requests act late, twice or never,
 * also when the server is dead by then, and answers may be lost; it waits a second for one.
 */
final class SimulatedNetwork implements WorkspaceStore {
  private static final long TIMEOUT = History.SECOND;
  private static final int TRIES = 20;
  private static final int TRY_APART = 250;

  private final History history;
  private final SimulatedServer server;

  SimulatedNetwork(History history, SimulatedServer server) {
    this.history = history;
    this.server = server;
  }

  @Override
  public CompletionStage<Acquisition> acquire(
      WorkspaceId id, Owner owner, long minimumEpoch, boolean force) {
    return ask(() -> history.redis.acquire(id, owner, minimumEpoch, force));
  }

  @Override
  public CompletionStage<SaveResult> save(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    Map<String, byte[]> fields = Map.copyOf(changed);
    Set<String> dropped = Set.copyOf(removed);
    if (history.without.contains(History.Ablation.FENCE)) {
      return ask(() -> saveAnyway(id, ownership, expectedVersion, fields, dropped));
    }
    return ask(() -> history.redis.save(id, ownership, expectedVersion, fields, dropped));
  }

  /** As whoever owns it now, for the version that is there: what a store without a fence does. */
  private CompletionStage<SaveResult> saveAnyway(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    if (expectedVersion == 0) {
      return history.redis.save(id, ownership, 0, changed, removed);
    }
    return history
        .redis
        .acquire(id, ownership.owner(), 0, true)
        .thenCompose(
            found ->
                found instanceof Acquisition.Held held
                    ? history.redis.save(id, held.ownership(), held.version(), changed, removed)
                    : CompletableFuture.completedStage(new SaveResult.Gone()));
  }

  private <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> request) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    boolean lostRequest = history.storeFails && history.chance(0.02);
    boolean lostReply = history.storeFails && !lostRequest && history.chance(0.03);
    if (lostRequest) {
      history.count(History.Event.LOST_REQUEST);
    } else {
      history.after(delay(), () -> act(request, lostReply ? null : answer));
    }
    if (lostReply) {
      history.count(History.Event.LOST_REPLY);
    }
    if (history.chance(0.05)) {
      history.count(History.Event.DUPLICATE);
      history.after(delay(), () -> act(request, null));
    }
    history.after(TIMEOUT, () -> server.run(() -> answer.completeExceptionally(timeout())));
    return answer;
  }

  /**
   * Now and then a request is on its way for so long that a server dies or is replaced meanwhile.
   */
  private long delay() {
    return history.chance(0.05)
        ? history.between(History.SECOND / 10, history.storeFails ? 6 * TIMEOUT : TIMEOUT / 2)
        : history.between(History.MILLI / 10, 20 * History.MILLI);
  }

  private <T> void act(
      Supplier<CompletionStage<T>> request, @Nullable CompletableFuture<T> answer) {
    T result = answerOf(request);
    if (result instanceof SaveResult.Fenced) {
      history.count(History.Event.FENCED);
    }
    if (answer != null) {
      history.after(
          history.between(History.MILLI / 10, 20 * History.MILLI),
          () -> server.run(() -> answer.complete(result)));
    }
  }

  /**
   * That the real Redis was slow on a busy machine is no event of a history: it is asked again, as
   * a server may ask that had no answer.
   */
  private static <T> T answerOf(Supplier<CompletionStage<T>> request) {
    for (int left = TRIES; true; left--) {
      try {
        return request.get().toCompletableFuture().join();
      } catch (CompletionException slow) {
        if (left == 0 || !(slow.getCause() instanceof StoreUnavailable)) {
          throw slow;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TRY_APART));
      }
    }
  }

  private static StoreUnavailable timeout() {
    return new StoreUnavailable("no answer", new IllegalStateException("by the history"));
  }

  @Override
  public CompletionStage<Void> touch(WorkspaceId id) {
    return history.redis.touch(id);
  }

  @Override
  public CompletionStage<Void> release(WorkspaceId id, Ownership ownership) {
    return ask(() -> history.redis.release(id, ownership));
  }

  @Override
  public CompletionStage<Void> delete(WorkspaceId id) {
    throw new UnsupportedOperationException("no history deletes");
  }
}
