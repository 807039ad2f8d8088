package org.mbasic.store.httpsession;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mbasic.workspace.WorkspaceId;

/**
 * Lets what requests of one server do with a workspace happen one after the other. The session
 * itself cannot be the lock: containers make another object of it for each request. Safe for use by
 * many threads; blocks for as long as the one before takes.
 */
public final class WorkspaceLocks {
  private static final int LOCKS = 256;

  /** By workspace; some workspaces share one. */
  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /** Runs a call while no other one of that workspace runs. */
  <T> T within(WorkspaceId id, Supplier<T> call) {
    synchronized (locks[Math.floorMod(id.hashCode(), LOCKS)]) {
      return call.get();
    }
  }
}
