package org.mbasic.machine.terminal;

/**
 * Ends a statement that needs keys nobody has typed yet: not an error, never seen outside the run
 * loop, without a trace.
 */
public final class MoreKeys extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean interrupted;

  /**
   * @param interrupted Ctrl-C came instead of keys: back to the prompt without a message
   */
  MoreKeys(boolean interrupted) {
    super("INPUT$ waits for keys", null, false, false);
    this.interrupted = interrupted;
  }

  /** Whether Ctrl-C came instead of keys. */
  public boolean interrupted() {
    return interrupted;
  }
}
