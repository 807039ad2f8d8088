package org.mbasic.live;

/** A workspace is left to another server, for the page that asked for it only mirrors. */
final class BusyWorkspace extends RuntimeException {
  private static final long serialVersionUID = 1;

  BusyWorkspace() {
    super("busy", null, false, false);
  }
}
