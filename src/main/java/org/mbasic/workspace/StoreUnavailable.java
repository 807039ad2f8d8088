package org.mbasic.workspace;

/**
 * A store could not be reached, did not answer in time, or its answer is of no use here: whether it
 * acted is not known.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * The store answered with something that cannot be used here and now.
   *
   * @param message as below
   */
  public StoreUnavailable(String message) {
    super(message);
  }

  /**
   * Nothing is known about what the store did.
   *
   * @param message what failed, for the log; without addresses' passwords and without saved bytes
   */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
