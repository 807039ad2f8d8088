package org.mbasic.live;

import java.util.Optional;
import org.mbasic.workspace.WorkspaceId;

/**
 * Who a browser is that has been here before.
 *
 * @param browser its id, known to the server and the browser's cookies alone
 * @param workspace id of the browser's workspace, or empty when each tab has its own
 */
public record Identity(String browser, String workspace) {
  /**
   * The workspace that a page of the browser means: the one it names, else the browser's, if any.
   */
  Optional<WorkspaceId> wanted(String id) {
    try {
      return Optional.of(WorkspaceId.parse(id.isEmpty() ? workspace : id));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Shows no id. */
  @Override
  public String toString() {
    return "Identity";
  }
}
