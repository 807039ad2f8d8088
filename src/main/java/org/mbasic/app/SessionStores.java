package org.mbasic.app;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mbasic.store.httpsession.HttpSessionStore;
import org.mbasic.web.DeskStores;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceStore;

/** Each browser's workspaces in its own HTTP session. */
final class SessionStores implements DeskStores {
  private final Owner owner;

  SessionStores(Owner owner) {
    this.owner = owner;
  }

  /**
   * @throws IllegalArgumentException without a session
   */
  @Override
  public WorkspaceStore forSession(@Nullable HttpSession session) {
    if (session == null) {
      throw new IllegalArgumentException("workspaces in HTTP sessions need one");
    }
    return new HttpSessionStore(session);
  }

  @Override
  public boolean shared() {
    return false;
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
    return owner;
  }
}
