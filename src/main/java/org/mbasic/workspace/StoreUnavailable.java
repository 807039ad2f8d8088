package org.mbasic.workspace;

/** A store could not be reached, or did not answer in time: whether it acted is not known. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Nothing is known about what the store did.
   *
   * @param message what failed, for the log; without addresses' passwords and without saved bytes
   */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
