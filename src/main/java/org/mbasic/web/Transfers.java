package org.mbasic.web;

import java.util.function.Supplier;

/** The whole workspace as one file on its way to a page, in parts. Confined to the desk's turn. */
final class Transfers {
  /** What the page is taking, or empty. */
  private String leaving = "";

  /** Whether the page has not taken all yet. */
  boolean leaving() {
    return !leaving.isEmpty();
  }

  /** What the page has not taken yet it does not get. */
  void giveUp() {
    leaving = "";
  }

  /**
   * A part for the page; none when there is no more, or the export was given up.
   *
   * @param whole gives the workspace, for the first part
   */
  ServerMessage part(long offset, Supplier<String> whole) {
    if (offset == 0) {
      leaving = whole.get();
    }
    String all = leaving;
    int from = (int) Math.min(offset, all.length());
    int to = Math.min(all.length(), from + Panels.MOST_CHARACTERS);
    if (to == all.length()) {
      leaving = "";
    }
    return new ServerMessage.Bundle(offset, all.substring(from, to), all.length());
  }
}
