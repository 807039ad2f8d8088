package org.mbasic.app;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.mbasic.store.httpsession.HttpSessionStore;
import org.mbasic.store.httpsession.KeptWorkspaces;
import org.mbasic.store.httpsession.WorkspaceLocks;
import org.mbasic.web.BrowserStores;
import org.mbasic.web.Finding;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceStore;

/** Each browser's workspaces in its own HTTP session. */
final class SessionStores implements BrowserStores {
  private final WorkspaceLocks locks = new WorkspaceLocks();
  private final KeptWorkspaces kept = new KeptWorkspaces(System::nanoTime);
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
  public CompletionStage<List<Finding>> findings() {
    return CompletableFuture.completedStage(
        List.of(
            Finding.note(
                "Storage",
                "HTTP sessions of this server, and of its cluster if it has one",
                "Set MBASIC_REDIS_URL for workspaces that outlive all servers."),
            Finding.note(
                "Balancing",
                "must be sticky, by the server's name at the end of JSESSIONID",
                "See http-session.conf and http-session.cfg in server-config.")));
  }

  @Override
  public Owner owner() {
    return owner;
  }
}
