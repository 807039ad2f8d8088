package org.mbasic.store.httpsession;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.WorkspaceId;

/**
 * Lets what requests of one server do with a workspace happen one after the other. The session
 * itself cannot be the lock: containers make another object of it for each request. Safe for use by
 * many threads; blocks for as long as those before take with the same workspace, and no other.
 */
public final class WorkspaceLocks {
  /** Of the workspaces that somebody has or waits for. */
  private final Map<WorkspaceId, Lock> locks = new ConcurrentHashMap<>();

  /** Counted in {@link #locks} only, where each change of an entry is atomic. */
  private static final class Lock {
    private int users;
  }

  /** Runs a call while no other one of that workspace runs. */
  <T> T within(WorkspaceId id, Supplier<T> call) {
    Lock lock = locks.compute(id, (key, there) -> entered(there));
    try {
      synchronized (lock) {
        return call.get();
      }
    } finally {
      locks.computeIfPresent(id, (key, there) -> --there.users == 0 ? null : there);
    }
  }

  private static Lock entered(@Nullable Lock there) {
    Lock lock = there == null ? new Lock() : there;
    lock.users++;
    return lock;
  }
}
