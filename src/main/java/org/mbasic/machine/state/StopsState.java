package org.mbasic.machine.state;

import java.util.List;

/**
 * What is to be saved of breakpoints and steps beside {@link DebuggerState}.
 *
 * @param triggers of the breakpoints that do not simply stop
 * @param goal the line that a step goes to, or -1
 * @param deepest subroutines under way, at most, where a step ends
 */
public record StopsState(List<Trigger> triggers, int goal, int deepest) {
  public StopsState {
    triggers = List.copyOf(triggers);
  }

  /**
   * When a breakpoint acts and how.
   *
   * @param condition a formula as it stands in a line image; empty for always
   * @param shown formulas whose values it shows; with none, it stops the program
   */
  public record Trigger(int line, String condition, List<String> shown) {
    public Trigger {
      shown = List.copyOf(shown);
    }

    /** A breakpoint that stops whenever its line is reached. */
    public static Trigger plain(int line) {
      return new Trigger(line, "", List.of());
    }

    /** Whether it stops the program, always. */
    public boolean isPlain() {
      return condition.isEmpty() && shown.isEmpty();
    }
  }
}
