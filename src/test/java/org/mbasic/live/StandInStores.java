package org.mbasic.live;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mbasic.store.httpsession.HttpSessionStore;
import org.mbasic.store.httpsession.KeptWorkspaces;
import org.mbasic.store.httpsession.WorkspaceLocks;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceStore;

/** Each browser's workspaces in the stand-in of its HTTP session. */
final class StandInStores implements DeskStores {
  private final WorkspaceLocks locks = new WorkspaceLocks();
  private final KeptWorkspaces kept;

  /**
   * @param nanoTime the stopwatch of the server
   */
  StandInStores(LongSupplier nanoTime) {
    kept = new KeptWorkspaces(nanoTime);
  }

  /** What a session holds. */
  WorkspaceStore of(HttpSession session) {
    return new HttpSessionStore(session, locks, kept);
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public int kept() {
    return kept.all();
  }

  @Override
  public HandoverRequests handovers() {
    return HandoverRequests.NONE;
  }

  @Override
  public Optional<StoreUnavailable.Reason> outage() {
    return Optional.empty();
  }

  @Override
  public Owner owner() {
    return new Owner("n1");
  }
}
