package org.mbasic.machine.state;

/**
 * What the terminal remembers that no statement and no key shows.
 *
 * @param suppressed Ctrl-O keeps output from being shown
 * @param line what Ctrl-A finds at the beginning of a line
 */
public record TerminalState(boolean suppressed, Line line) {
  /** A terminal at which nothing was typed yet. */
  public static final TerminalState NEW = new TerminalState(false, new Line("", true, false));

  /**
   * The line buffer.
   *
   * @param buffer its characters, at most 256
   * @param fresh nothing stands on the line
   * @param begunAgain Enter is echoed in any case
   */
  public record Line(String buffer, boolean fresh, boolean begunAgain) {}
}
