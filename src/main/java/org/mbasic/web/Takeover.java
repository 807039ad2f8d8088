package org.mbasic.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Owner;

/**
 * Gets a workspace from the store. A living owner is asked for it, unless the claim is modest, and
 * has {@value #PATIENCE_MILLIS} ms to save and release it; then, or when nobody is there to ask, it
 * is forced. Any thread may call, nothing blocks.
 */
final class Takeover {
  /** Milliseconds that an owner gets to hand a workspace over. */
  static final int PATIENCE_MILLIS = 1_500;

  /** Milliseconds between two looks whether it has. */
  private static final int LOOK_MILLIS = 50;

  private final Node node;
  private final Claim claim;
  private final CompletableFuture<Acquisition> answer = new CompletableFuture<>();
  private int waited;
  private volatile boolean forced;

  private Takeover(Node node, Claim claim) {
    this.node = node;
    this.claim = claim;
  }

  /**
   * Takes a workspace over and reads it.
   *
   * @return {@link Acquisition.Busy} only for a modest claim
   */
  static CompletionStage<Acquisition> of(Node node, Claim claim) {
    Takeover takeover = new Takeover(node, claim);
    takeover.acquire();
    return takeover.answer;
  }

  private void acquire() {
    boolean force = forced || waited >= PATIENCE_MILLIS;
    claim
        .store()
        .acquire(claim.id(), node.stores().owner(), claim.epoch(), force)
        .whenComplete(
            (acquisition, error) -> {
              if (error != null) {
                answer.completeExceptionally(error);
              } else if (acquisition instanceof Acquisition.Busy busy
                  && !force
                  && !claim.modest()) {
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
              claim.id(),
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
