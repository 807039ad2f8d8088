package org.mbasic.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * Gets a workspace from the store. A living owner is asked for it, and has {@value
 * #PATIENCE_MILLIS} ms to save and release it; then, or when nobody is there to ask, it is forced.
 * Any thread may call, nothing blocks.
 */
final class Takeover {
  /** Milliseconds that an owner gets to hand a workspace over. */
  static final int PATIENCE_MILLIS = 1_500;

  /** Milliseconds between two looks whether it has. */
  private static final int LOOK_MILLIS = 50;

  private final Node node;
  private final WorkspaceStore store;
  private final WorkspaceId id;
  private final long epoch;
  private final CompletableFuture<Acquisition> answer = new CompletableFuture<>();
  private int waited;
  private volatile boolean forced;

  private Takeover(Node node, WorkspaceStore store, WorkspaceId id, long epoch) {
    this.node = node;
    this.store = store;
    this.id = id;
    this.epoch = epoch;
  }

  /**
   * Takes a workspace over and reads it.
   *
   * @param epoch the newest that the browser has seen, 0 for none
   * @return never {@link Acquisition.Busy}
   */
  static CompletionStage<Acquisition> of(
      Node node, WorkspaceStore store, WorkspaceId id, long epoch) {
    Takeover takeover = new Takeover(node, store, id, epoch);
    takeover.acquire();
    return takeover.answer;
  }

  private void acquire() {
    boolean force = forced || waited >= PATIENCE_MILLIS;
    store
        .acquire(id, node.stores().owner(), epoch, force)
        .whenComplete(
            (acquisition, error) -> {
              if (error != null) {
                answer.completeExceptionally(error);
              } else if (acquisition instanceof Acquisition.Busy busy && !force) {
                await(busy.owner());
              } else {
                count(acquisition, force);
                answer.complete(acquisition);
              }
            });
  }

  /** Looks again after a while, or as soon as it is known that nobody hears the request. */
  private void await(Owner owner) {
    boolean first = waited == 0;
    waited += LOOK_MILLIS;
    CompletableFuture<Void> look = new CompletableFuture<>();
    CompletionStage<?> unused = look.thenRun(this::acquire);
    if (first) {
      node.stores()
          .handovers()
          .ask(
              owner,
              id,
              () -> {
                forced = true;
                look.complete(null);
              });
    }
    if (!look.isDone()) {
      node.later().run(Duration.ofMillis(LOOK_MILLIS).toNanos(), () -> look.complete(null));
    }
  }

  private void count(Acquisition acquisition, boolean force) {
    if (acquisition instanceof Acquisition.Held held) {
      node.metrics().count(Metrics.Counter.ACQUISITIONS);
      if (force || held.forced()) {
        node.metrics().count(Metrics.Counter.TAKEOVERS);
      } else if (waited > 0) {
        node.metrics().count(Metrics.Counter.HANDOVERS);
      }
    }
  }
}
