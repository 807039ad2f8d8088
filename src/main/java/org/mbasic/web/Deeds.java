package org.mbasic.web;

import org.mbasic.keys.KeyRing;
import org.mbasic.workspace.WorkspaceId;

/**
 * Proofs that a workspace belongs to a browser. A page is given one when it is let in, and shows it
 * to whichever server it asks to make the workspace its browser's own. Safe for use by many
 * threads.
 */
final class Deeds {
  private final Signatures signatures;

  Deeds(KeyRing keys) {
    signatures = new Signatures(keys);
  }

  /** The proof; to be given to pages of that browser alone. */
  String of(String browser, WorkspaceId workspace) {
    return signatures.sign(text(browser, workspace.value()));
  }

  /** Whether it proves that the workspace is the browser's. */
  boolean proves(String deed, String browser, String workspace) {
    return signatures.matches(text(browser, workspace), deed);
  }

  private static String text(String browser, String workspace) {
    return browser + '.' + workspace;
  }
}
