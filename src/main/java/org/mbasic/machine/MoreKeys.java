package org.mbasic.machine;

/**
 * Ends a statement that needs keys nobody has typed yet: not an error, never seen outside the run
 * loop, without a trace.
 */
final class MoreKeys extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean interrupted;

  /**
   * @param interrupted Ctrl-C came instead of keys: back to the prompt without a message
   */
  MoreKeys(boolean interrupted) {
    super("INPUT$ waits for keys", null, false, false);
    this.interrupted = interrupted;
  }

  boolean interrupted() {
    return interrupted;
  }
}
