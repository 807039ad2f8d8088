package org.mbasic.live;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Saves desks in the calling thread, which may write where others may not. Safe for use by many
 * threads; blocks.
 */
public final class Checkpoint {
  private static final int WAIT_SECONDS = 2;

  private final LiveDesks desks;

  /** Of the desks of a server. */
  public Checkpoint(LiveDesks desks) {
    this.desks = desks;
  }

  /** Whether there is a desk to save: one of that browser which lives here. */
  public boolean concerns(Identity identity, String workspace) {
    return desks.living(identity, workspace).isPresent();
  }

  /**
   * Saves a workspace, unless its desk does not come to its turn in time.
   *
   * @param workspace its id, or empty for the browser's
   * @return whether there is nothing to save any more
   */
  public boolean save(Visitor visitor, String workspace) {
    Optional<LiveDesk> desk = desks.living(visitor.identity(), workspace);
    if (desk.isEmpty()) {
      return true;
    }
    CompletableFuture<Saver.Writing> save = new CompletableFuture<>();
    desk.get().saveBy(visitor.store(), save);
    try {
      return saved(save.get(WAIT_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException late) {
      return giveUp(save);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return giveUp(save);
    }
  }

  /** A save that was handed over in the last moment must be run, for the desk waits for its end. */
  private static boolean giveUp(CompletableFuture<Saver.Writing> save) {
    return !save.cancel(false) && saved(save.join());
  }

  /** Runs a save; a session answers at once. */
  private static boolean saved(Saver.Writing save) {
    return save.run().exceptionally(error -> false).toCompletableFuture().join();
  }
}
