package org.mbasic.machine.state;

import java.util.Map;
import org.mbasic.language.LineImage;

/**
 * A place in the program.
 *
 * @param line the line's number, or {@link #DIRECT} for the line typed at the prompt
 * @param step index of the step in the line; the number of steps means its end
 */
public record Position(int line, int step) {
  /** Stands for the direct line. */
  public static final int DIRECT = -1;

  /** The same place after its line was given another number. */
  public Position renumbered(Map<Integer, Integer> numbers) {
    return line == DIRECT ? this : new Position(numbers.getOrDefault(line, line), step);
  }

  public Position {
    if (line < DIRECT || line > LineImage.LAST || step < 0) {
      throw new IllegalArgumentException("no such place: line " + line + ", step " + step);
    }
  }
}
