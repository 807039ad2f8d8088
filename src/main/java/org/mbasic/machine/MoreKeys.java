package org.mbasic.machine;

/**
 * Ends a statement that needs keys nobody has typed yet: not an error, never seen outside the run
 * loop. The two instances carry no trace.
 */
final class MoreKeys extends RuntimeException {
  static final MoreKeys WANTED = new MoreKeys("INPUT$ waits for keys");

  /** Ctrl-C came instead: back to the prompt without a message. */
  static final MoreKeys INTERRUPTED = new MoreKeys("INPUT$ was interrupted");

  private static final long serialVersionUID = 1;

  private MoreKeys(String message) {
    super(message, null, false, false);
  }
}
