package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.language.ControlFlow;
import org.mbasic.machine.state.MachineState;

/**
 * The line that errors are blamed on when it is not the failing statement's own. RESUME goes back
 * to a place in a line, but with the number that ERL has: where that was another line's, such as a
 * DATA line's, the rest of the line is taken for that one until control goes elsewhere.
 */
final class Blame {
  /** What is blamed for errors of {@link #taken}, or {@link MachineState#NOBODY}. */
  private int number = MachineState.NOBODY;

  /** The line that is taken for the other one. */
  private @Nullable LinkedLine taken;

  /** Whether a line is taken for another one now. */
  boolean active() {
    return number != MachineState.NOBODY;
  }

  /** The operation's line is taken for another from there on. */
  void take(Op from, int line) {
    number = line;
    taken = from.line();
  }

  void forget() {
    number = MachineState.NOBODY;
    taken = null;
  }

  /** The number that an error or a stop of the operation is reported with. */
  int number(Op op) {
    return op.line() == taken ? number : op.line().number;
  }

  /**
   * Control goes on: anywhere but to the next statement, to one of the same IF, or to the same one
   * once more, as INPUT after {@code ?Redo from start}, ends it. The way to the line is none of it.
   */
  void follow(Op from, Op to) {
    LinkedLine line = from.line();
    if (line != taken) {
      return;
    }
    boolean onward =
        to.step == from.step + 1
            || to.step == from.step
            || (to.step > from.step
                && line.steps.get(from.step).statement() instanceof ControlFlow.If);
    if (to.line() != line || !onward) {
      forget();
    }
  }

  int state() {
    return number;
  }

  /** Goes on where the operation is under way. */
  void restore(int line, @Nullable Op current) {
    if (line != MachineState.NOBODY && current != null) {
      take(current, line);
    }
  }
}
