package org.mbasic.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.mbasic.live.DeskStores;
import org.mbasic.workspace.WorkspaceStore;

/** Where this deployment keeps the workspaces of each browser. Any thread may call. */
public interface BrowserStores extends DeskStores {
  /**
   * The store as one browser reaches it.
   *
   * @param session of the browser; may be null where {@link #shared} is true, and is not looked at
   *     there
   */
  WorkspaceStore forSession(@Nullable HttpSession session);

  /** What an administrator should know of the storage as it is now; never fails. */
  CompletionStage<List<Finding>> findings();
}
