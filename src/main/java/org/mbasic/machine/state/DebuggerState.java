package org.mbasic.machine.state;

import java.util.List;

/**
 * What is to be saved of debugging.
 *
 * @param breakpoints numbers of lines
 * @param watched formulas as they stand in a line image
 * @param steps left before the next stop, or 0
 * @param byLine whether lines are counted rather than statements
 * @param steppedFrom the line that a step or a breakpoint has stopped in, or that the step under
 *     way came from; -1 for none
 * @param paused whether the program was stopped on its way, rather than having ended
 */
public record DebuggerState(
    List<Integer> breakpoints,
    List<String> watched,
    int steps,
    boolean byLine,
    int steppedFrom,
    boolean paused) {
  public DebuggerState {
    breakpoints = List.copyOf(breakpoints);
    watched = List.copyOf(watched);
  }
}
