package org.mbasic.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.Position;

/** ON ERROR and what it needs: ERR, ERL, the handler's line, and the place RESUME goes back to. */
final class Traps {
  /** ERL of an error in direct mode (golden error-handling/erl-err-direct). */
  static final int DIRECT_LINE = 65535;

  /** Stands for the line 0, whose number ON ERROR GOTO cannot give but RENUM can. */
  private static final int LINE_ZERO = -1;

  /** ERR. */
  int error;

  /** ERL. */
  int errorLine;

  /** The line that errors go to, or {@link #LINE_ZERO}, or 0 when they are not trapped. */
  int handlerLine;

  /** The statement that failed, while the handler runs; null outside a handler. */
  @Nullable Position failed;

  /** Whether an error would go to the handler now. */
  boolean armed() {
    return handlerLine != 0 && failed == null;
  }

  /** The number of the line that errors go to. */
  int handler() {
    return handlerLine == LINE_ZERO ? 0 : handlerLine;
  }

  /** A line stands where a failed direct line stood: RESUME goes to its end at most. */
  void typed(LinkedLine line) {
    if (failed != null && failed.line() == Position.DIRECT) {
      failed = new Position(Position.DIRECT, Math.min(failed.step(), line.steps.size()));
    }
  }

  void renumbered(Map<Integer, Integer> numbers) {
    if (handlerLine != 0) {
      int moved = numbers.getOrDefault(handler(), handler());
      handlerLine = moved == 0 ? LINE_ZERO : moved;
    }
    failed = failed == null ? null : failed.renumbered(numbers);
  }

  /**
   * As RUN, CLEAR and an edit leave it: ERR and ERL stay.
   *
   * @param held whether somebody was stepping through the handler: the error is then settled, and
   *     its line is not opened for editing any more
   */
  void disarm(boolean held) {
    if (held && failed != null) {
      error = 0;
    }
    handlerLine = 0;
    failed = null;
  }
}
