package org.mbasic.live;

import org.mbasic.keys.KeyRing;
import org.mbasic.workspace.WorkspaceId;

/**
 * Proofs that a workspace belongs to a browser. A page is given one when it is let in, and shows it
 * to whichever server it asks to make the workspace its browser's own. Safe for use by many
 * threads.
 */
public final class Deeds {
  private final Signatures signatures;

  /** Those made with the keys. */
  public Deeds(KeyRing keys) {
    signatures = new Signatures(keys);
  }

  /** The proof; to be given to pages of that browser alone. */
  String of(String browser, WorkspaceId workspace) {
    return signatures.sign(text(browser, workspace.value()));
  }

  /** Whether it proves that the workspace is the browser's. */
  public boolean proves(String deed, String browser, String workspace) {
    return signatures.matches(text(browser, workspace), deed);
  }

  private static String text(String browser, String workspace) {
    return browser + '.' + workspace;
  }
}
