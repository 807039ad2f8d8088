package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where and how programs stop on their way: STOP, Ctrl-C, breakpoints and steps. Each says {@code
 * Break in}, and CONT goes on. Watched formulas are kept here too.
 */
final class Debugger {
  private final Machine machine;
  private final NavigableSet<Integer> breakpoints = new TreeSet<>();

  /** Formulas as they stand in a line image, in the order they were given. */
  private final List<String> watched = new ArrayList<>();

  /** Statements or lines left to go before the next stop; 0 when nobody steps. */
  private int steps;

  private boolean byLine;

  /** Whether the last stop was the end of a step. */
  private boolean stepped;

  /** Whether the program was stopped on its way, rather than having ended. */
  private boolean paused;

  /** The line that a step by line began in. */
  private int steppedFrom;

  Debugger(Machine machine) {
    this.machine = machine;
  }

  /** Ctrl-C at a running program. */
  void breakAt(Op op) {
    machine.console.print("^C");
    machine.console.newLine();
    stopProgram(op);
  }

  /** STOP and Ctrl-C: says where, and CONT goes on at the operation. */
  void stopProgram(Op op) {
    Console console = machine.console;
    console.freshLine();
    console.print("Break");
    if (!op.line().direct()) {
      console.print(" in " + op.line().number);
      pauseAt(op.position());
    }
    console.newLine();
    machine.command();
  }

  /** Ctrl-C instead of a key for INPUT$: to the prompt without a word. */
  void leave(@Nullable Op op) {
    if (op != null && !op.line().direct()) {
      pauseAt(op.position());
    }
    machine.command();
  }

  /** A breakpoint, or the end of a step: one that steps sees the statement to come. */
  void stopStepping(Op op, boolean stepping) {
    stopProgram(op);
    machine.debugging.showStop(op, stepping);
  }

  /** The program has been stopped on its way; CONT goes on here. */
  void pauseAt(Position position) {
    machine.continuation = position;
    paused = true;
  }

  /** Whether each statement is to be looked at. */
  boolean attends() {
    return steps > 0 || !breakpoints.isEmpty();
  }

  /** Whether the program is to stop before the operation; counts a step. */
  boolean stopsBefore(Op op) {
    LinkedLine line = op.line();
    if (line.direct() || op.step == line.steps.size()) {
      return false;
    }
    boolean begins = op.step == 0;
    boolean counts = !byLine || begins || line.number != steppedFrom;
    if (steps > 0 && counts) {
      steps--;
      steppedFrom = line.number;
      if (steps == 0) {
        stepped = true;
        return true;
      }
    }
    return begins && breakpoints.contains(line.number);
  }

  /** Stops after so many statements or lines more. */
  void step(int count, boolean lines, int from) {
    steps = count;
    byLine = lines;
    steppedFrom = from;
  }

  /** Whether a step has just ended. */
  boolean stepped() {
    return stepped;
  }

  /** The program has stopped, for whatever reason. */
  void endSteps() {
    steps = 0;
    stepped = false;
  }

  boolean paused() {
    return paused;
  }

  /** The program has ended, or is no longer the one that was stopped. */
  void ended() {
    paused = false;
  }

  NavigableSet<Integer> breakpoints() {
    return breakpoints;
  }

  List<String> watched() {
    return watched;
  }

  /** Another program is in place: its lines have no breakpoints. */
  void forgetBreakpoints() {
    breakpoints.clear();
  }

  void renumbered(Map<Integer, Integer> numbers) {
    List<Integer> old = List.copyOf(breakpoints);
    breakpoints.clear();
    old.forEach(line -> breakpoints.add(numbers.getOrDefault(line, line)));
  }

  DebuggerState state() {
    return new DebuggerState(
        List.copyOf(breakpoints), List.copyOf(watched), steps, byLine, steppedFrom, paused);
  }

  void restore(DebuggerState state) {
    breakpoints.addAll(state.breakpoints());
    watched.addAll(state.watched());
    step(state.steps(), state.byLine(), state.steppedFrom());
    paused = state.paused();
  }
}
