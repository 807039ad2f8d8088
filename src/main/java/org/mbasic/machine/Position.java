package org.mbasic.machine;

/**
 * A place in the program.
 *
 * @param line the line's number, or {@link #DIRECT} for the line typed at the prompt
 * @param step index of the step in the line; the number of steps means its end
 */
public record Position(int line, int step) {
  /** Stands for the direct line. */
  public static final int DIRECT = -1;

  public Position {
    if (line < DIRECT || line > 65529 || step < 0) {
      throw new IllegalArgumentException("no such place: line " + line + ", step " + step);
    }
  }
}
