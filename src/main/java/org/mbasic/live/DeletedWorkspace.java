package org.mbasic.live;

/** A workspace cannot be opened, for its user has deleted it. */
final class DeletedWorkspace extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeletedWorkspace() {
    super("deleted", null, false, false);
  }
}
