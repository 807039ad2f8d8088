package org.mbasic.live;

import org.jspecify.annotations.Nullable;

/**
 * An error as it may be logged: what kind it is and where it happened, without its message. The
 * messages of many errors quote what they could not use, and here that is a user's.
 */
public final class Unquoted extends Exception {
  private static final long serialVersionUID = 1;

  /** Stands for an error and its causes. */
  public Unquoted(Throwable error) {
    super(error.getClass().getName(), cause(error), false, true);
    setStackTrace(error.getStackTrace());
  }

  private static @Nullable Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null ? null : new Unquoted(cause);
  }
}
