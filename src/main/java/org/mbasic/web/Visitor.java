package org.mbasic.web;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A browser that has been here before.
 *
 * @param browser its id, known to the server and the browser's cookies alone
 * @param workspace id of the browser's workspace, or empty when each tab has its own
 * @param session its HTTP session, when workspaces live there
 */
record Visitor(String browser, String workspace, @Nullable HttpSession session) {
  /** Shows no id. */
  @Override
  public String toString() {
    return "Visitor";
  }
}
