package org.mbasic.live;

import org.mbasic.workspace.WorkspaceStore;

/**
 * A browser that is known, as it comes with a request or a socket.
 *
 * @param identity who it is
 * @param store where its workspaces live, as its HTTP session reaches it if they live there
 */
public record Visitor(Identity identity, WorkspaceStore store) {
  /** The id of the browser. */
  public String browser() {
    return identity.browser();
  }

  /** Shows no id. */
  @Override
  public String toString() {
    return "Visitor";
  }
}
