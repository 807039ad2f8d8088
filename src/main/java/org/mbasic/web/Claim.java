package org.mbasic.web;

import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * What it takes to get a workspace from the store.
 *
 * @param browser that it is for
 * @param epoch the newest that its pages have seen, 0 for none
 */
record Claim(WorkspaceId id, String browser, long epoch, WorkspaceStore store) {
  /** Shows no id. */
  @Override
  public String toString() {
    return "Claim[" + epoch + "]";
  }
}
