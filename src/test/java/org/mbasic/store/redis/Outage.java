package org.mbasic.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * An owner that saves a workspace ten times a second, as a live desk answers each result, and
 * measures how long it could not.
 */
final class Outage {
  private static final Logger LOG = Logger.getLogger(Outage.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WorkspaceStore store;
  private final WorkspaceId id;
  private final Ownership mine = new Ownership(new Owner("anna/1"), 1);
  private long version;
  private int conflicts;
  private Duration slowest = Duration.ZERO;

  Outage(WorkspaceStore store, WorkspaceId id) {
    this.store = store;
    this.id = id;
  }

  /** Saves that found another version than expected, so far. */
  int conflicts() {
    return conflicts;
  }

  /** The longest that an answer, good or bad, was waited for. */
  Duration slowest() {
    return slowest;
  }

  /** Saves once; a failure is no success. */
  boolean save() {
    long begun = System.nanoTime();
    try {
      Map<String, byte[]> changed = Map.of("at", Long.toString(version).getBytes(US_ASCII));
      SaveResult result =
          store.save(id, mine, version, changed, Set.of()).toCompletableFuture().join();
      if (result instanceof SaveResult.Ok ok) {
        version = ok.version();
        return true;
      }
      conflicts++;
      version = result instanceof SaveResult.Conflict there ? there.version() : 0;
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof StoreUnavailable)) {
        throw e;
      }
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    return false;
  }

  /**
   * Saves until it has failed and then succeeded again.
   *
   * @return from the last success before to the first after
   */
  Duration measure() throws InterruptedException {
    return measure(false);
  }

  /** The same when a save has failed already. */
  Duration measureRecovery() throws InterruptedException {
    return measure(true);
  }

  private Duration measure(boolean failedBefore) throws InterruptedException {
    long last = System.nanoTime();
    boolean failed = failedBefore;
    while (System.nanoTime() - last < PATIENCE.toNanos()) {
      if (save()) {
        long now = System.nanoTime();
        if (failed) {
          Duration away = Duration.ofNanos(now - last);
          LOG.log(Level.INFO, "away for {0} ms", away.toMillis());
          return away;
        }
        last = now;
      } else {
        failed = true;
      }
      Thread.sleep(PAUSE.toMillis());
    }
    throw new AssertionError(failed ? "not back in time" : "no outage seen");
  }
}
