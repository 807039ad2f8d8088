package org.mbasic.workspace;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Carries requests to hand a workspace over from the server that wants it to the one that owns it.
 * A request may be lost, come late or twice: the owner answers one by saving and releasing the
 * workspace, and who asked forces it when that has not happened soon. Any thread may call, nothing
 * blocks and nothing fails.
 */
public interface HandoverRequests {
  /** How long an owner that lives takes at most to save and release a workspace. */
  Duration PATIENCE = Duration.ofMillis(1_500);

  /** For a store that no two servers share: nobody asks, nobody is asked. */
  HandoverRequests NONE =
      new HandoverRequests() {
        @Override
        public void ask(Owner owner, WorkspaceId id, Runnable unheard) {}

        @Override
        public void listen(Consumer<WorkspaceId> handover) {}
      };

  /**
   * Asks the owner of a workspace for it, if the owner can be reached.
   *
   * @param owner as {@link Acquisition.Busy} names it
   * @param unheard run when nobody listens as that owner, or did a moment ago: at once on the
   *     caller's thread, or later on one of the network
   */
  void ask(Owner owner, WorkspaceId id, Runnable unheard);

  /**
   * Finds out, without asking it for anything, whether nobody listens as an owner any more; false
   * where that cannot be found out.
   */
  default CompletionStage<Boolean> isGone(Owner owner) {
    return CompletableFuture.completedStage(false);
  }

  /**
   * How long an owner is to be asked again before it is forced: {@link #PATIENCE}, and longer while
   * the way to it may not be there again after an outage.
   */
  default Duration patience() {
    return PATIENCE;
  }

  /**
   * Hears from now on what this server is asked for; to be called once, at the start.
   *
   * @param handover told the workspace on a thread of the network, which it must not block; this
   *     server need not own it any more
   */
  void listen(Consumer<WorkspaceId> handover);
}
