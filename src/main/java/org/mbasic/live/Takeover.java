package org.mbasic.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;

/**
 * Gets a workspace from the store. A living owner is asked for it, and asked again, for requests
 * may be lost, until it has saved and released it; when that takes longer than {@link
 * HandoverRequests#patience}, or nobody is there to ask, it is forced. A modest claim asks nobody,
 * and forces what belongs to one that is not there any more. Any thread may call, nothing blocks.
 */
final class Takeover {
  /** Milliseconds between two looks whether it has. */
  private static final int LOOK_MILLIS = 50;

  /** An owner is asked at one of so many looks. */
  private static final int LOOKS_PER_REQUEST = 10;

  private final Node node;
  private final Claim claim;
  private final CompletableFuture<Acquisition> answer = new CompletableFuture<>();
  private final long begun;
  private int looks;
  private volatile boolean forced;

  private Takeover(Node node, Claim claim) {
    this.node = node;
    this.claim = claim;
    begun = node.nanoTime().getAsLong();
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
    boolean force = forced || (looks > 0 && overdue());
    claim
        .store()
        .acquire(claim.id(), node.stores().owner(), claim.epoch(), force)
        .whenComplete(
            (acquisition, error) -> {
              if (error != null) {
                answer.completeExceptionally(error);
              } else if (acquisition instanceof Acquisition.Busy busy && !force) {
                if (claim.modest()) {
                  leave(busy);
                } else {
                  await(busy.owner());
                }
              } else {
                count(acquisition, force);
                answer.complete(acquisition);
              }
            });
  }

  /** Leaves it to its owner, unless nobody is there. */
  private void leave(Acquisition.Busy busy) {
    CompletionStage<?> unused =
        node.stores()
            .handovers()
            .isGone(busy.owner())
            .thenAccept(
                gone -> {
                  forced = gone;
                  if (gone) {
                    acquire();
                  } else {
                    answer.complete(busy);
                  }
                });
  }

  private boolean overdue() {
    long waited = node.nanoTime().getAsLong() - begun;
    return waited >= node.stores().handovers().patience().toNanos();
  }

  /** Looks again after a while, or as soon as it is known that nobody hears the request. */
  private void await(Owner owner) {
    boolean due = looks % LOOKS_PER_REQUEST == 0;
    looks++;
    CompletableFuture<Void> look = new CompletableFuture<>();
    CompletionStage<?> unused = look.thenRun(this::acquire);
    if (due) {
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
      } else if (looks > 0) {
        node.metrics().count(Metrics.Counter.HANDOVERS_RECEIVED);
      }
    }
  }
}
