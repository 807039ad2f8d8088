package org.mbasic.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceStore;

/** Where this deployment keeps workspaces. Any thread may call. */
public interface DeskStores {
  /**
   * The store as one browser reaches it.
   *
   * @param session of the browser; may be null where {@link #shared} is true, and is not looked at
   *     there
   */
  WorkspaceStore forSession(@Nullable HttpSession session);

  /** Whether one store serves all browsers and all servers, so that no HTTP session is needed. */
  boolean shared();

  /**
   * Workspaces that this server has in its memory for as long as their browsers' HTTP sessions live
   * there, open or not; 0 where they are kept elsewhere.
   */
  int kept();

  /** How servers ask each other for workspaces. */
  HandoverRequests handovers();

  /**
   * Why workspaces can be neither opened nor saved now; empty while they can, as far as is known.
   * What is the matter in detail is in the log.
   */
  Optional<StoreUnavailable.Reason> outage();

  /** What an administrator should know of the storage as it is now; never fails. */
  CompletionStage<List<Finding>> findings();

  /** This server process, as it owns workspaces. */
  Owner owner();
}
