package org.mbasic.web;

import org.mbasic.keys.Secrets;

/**
 * What the deployment decided about the browser's side.
 *
 * @param storage name of the store, shown
 * @param node name of this server
 * @param scope which workspace a tab gets
 * @param saveSeconds between two saves of a desk that goes on changing
 * @param secrets whose keys sign cookies and tokens
 * @param access who may come in, and how often
 */
public record WebSettings(
    String storage, String node, Scope scope, int saveSeconds, Secrets secrets, Access access) {
  /** Which workspace a tab gets. */
  public enum Scope {
    /** Each tab its own; the tab keeps the id. */
    TAB,
    /** All tabs of a browser the same; the cookie or the HTTP session keeps the id. */
    BROWSER
  }

  /** Checks the numbers. */
  public WebSettings {
    if (saveSeconds < 1) {
      throw new IllegalArgumentException("saves must be at least a second apart");
    }
  }
}
