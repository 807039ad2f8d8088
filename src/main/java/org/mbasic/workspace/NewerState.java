package org.mbasic.workspace;

/** A workspace was saved by a newer version of MBASIC Web, in a form this one does not know. */
public final class NewerState extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param field its name
   */
  public NewerState(String field) {
    super(field + " was written by a newer version");
  }
}
