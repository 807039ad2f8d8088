package org.mbasic.machine.state;

/**
 * Where READ goes on.
 *
 * @param line index of the line in the program
 * @param step index of the step in the line
 * @param offset in the text of its DATA, or -1 before the first item
 */
public record DataState(int line, int step, int offset) {
  public DataState {
    if (line < 0 || step < 0 || offset < -1) {
      throw new IllegalArgumentException("no such DATA position");
    }
  }
}
