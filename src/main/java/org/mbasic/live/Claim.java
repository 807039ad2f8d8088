package org.mbasic.live;

import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * What it takes to get a workspace from the store.
 *
 * @param browser that it is for
 * @param proven whether it is the browser's whatever the saved workspace says: a cookie of ours
 *     names it, a deed proves it, or pages of that browser are in it
 * @param epoch the newest that its pages have seen, 0 for none
 * @param modest whether a living owner is to keep it, for the page only mirrors
 */
record Claim(
    WorkspaceId id,
    String browser,
    boolean proven,
    long epoch,
    boolean modest,
    WorkspaceStore store) {
  /** Shows no id. */
  @Override
  public String toString() {
    return "Claim[" + epoch + "]";
  }
}
