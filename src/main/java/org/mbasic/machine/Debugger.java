package org.mbasic.machine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Extension;
import org.mbasic.language.Extension.StepKind;
import org.mbasic.machine.state.DebuggerState;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.StopsState;
import org.mbasic.machine.state.StopsState.Trigger;
import org.mbasic.machine.terminal.Console;

/**
 * Where and how programs stop on their way: STOP, Ctrl-C, breakpoints and steps. Each says {@code
 * Break in}, and CONT goes on. Watched formulas are kept here too.
 */
final class Debugger {
  private static final int NOWHERE = -1;

  private final Machine machine;

  /** Breakpoints by rising lines; an idle desk has no map for none. */
  private Map<Integer, Trigger> breakpoints = Map.of();

  /** What programs have come to. */
  final Trail trail = new Trail();

  /** Formulas as they stand in a line image, in the order they were given. */
  private final List<String> watched = new ArrayList<>();

  /** Statements or lines left to go before the next stop; 0 when nobody steps. */
  private int steps;

  private boolean byLine;

  /** The line that a step goes to, or {@link #NOWHERE}. */
  private int goal = NOWHERE;

  /** A step ends only where no more subroutines than these are under way. */
  private int deepest = Integer.MAX_VALUE;

  /** Whether the last stop was the end of a step. */
  private boolean stepped;

  /** Ctrl-C was typed at a running program, which has not stopped yet. */
  boolean breakRequested;

  /** The line whose statement ran last, unless it was typed at the prompt or in another process. */
  private int lineLeft = NOWHERE;

  /** Whether the program was stopped on its way, rather than having ended. */
  private boolean paused;

  /**
   * Whether Ctrl-C has stopped the program in a line it had entered already, so that TRON has shown
   * it; another process does not know.
   */
  private boolean entered;

  /** The line that a step or a breakpoint has stopped in, or that the step under way came from. */
  private int steppedFrom;

  Debugger(Machine machine) {
    this.machine = machine;
  }

  /**
   * Stops the program before the operation if Ctrl-C was typed. The original looks for it behind
   * each statement, before it goes on into another line: at a line's beginning it still names the
   * line it comes from.
   */
  boolean breaksAt(@Nullable Op op) {
    if (!breakRequested || op == null) {
      return false;
    }
    breakRequested = false;
    machine.console.suppressed(false);
    machine.console.print("^C");
    machine.console.newLine();
    boolean enters = op.step == 0 && lineLeft != NOWHERE;
    stopProgram(op, enters ? lineLeft : machine.blame.number(op));
    entered |= !op.line().direct();
    return true;
  }

  /** A turn has ended behind the operation. */
  void ran(@Nullable Op op) {
    lineLeft = op == null ? NOWHERE : machine.blame.number(op);
  }

  /**
   * STOP: says where, with the line that errors are blamed on, and CONT goes on at the operation.
   */
  void stopProgram(Op op) {
    stopProgram(op, machine.blame.number(op));
  }

  private void stopProgram(Op op, int line) {
    Console console = machine.console;
    console.suppressed(false);
    console.freshLine();
    console.print("Break");
    if (!op.line().direct()) {
      console.print(" in " + line);
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

  /**
   * Stops the program between the operations if somebody wants it to.
   *
   * @return whether it has stopped
   */
  boolean stopIfWanted(Op done, Op next) {
    boolean stops = stopsBetween(done, next);
    if (stops) {
      stopStepping(next, stepped);
    }
    return stops;
  }

  /** A breakpoint, or the end of a step: one that steps sees the statement to come. */
  void stopStepping(Op op, boolean stepping) {
    int line = op.line().number;
    stopProgram(op, line);
    steppedFrom = line;
    machine.debugOps.showStop(op, stepping);
  }

  /** CONT would go on here; at a line's beginning it enters the line anew. */
  void continueAt(Position position) {
    machine.continuation = position;
    entered = false;
  }

  /** The program has been stopped on its way; CONT goes on here. */
  void pauseAt(Position position) {
    continueAt(position);
    paused = true;
    steppedFrom = NOWHERE;
  }

  /** Whether the way from each statement to the next is to be looked at. */
  boolean attends() {
    return machine.blame.active() || debugs();
  }

  /** Whether the program may have to stop between statements. */
  boolean debugs() {
    return steps > 0 || goal != NOWHERE || !breakpoints.isEmpty() || trail.wanted();
  }

  /** Whether the program is to stop between the operations; counts a step. */
  private boolean stopsBetween(Op done, Op next) {
    machine.blame.follow(done, next);
    return debugs() && stopsBefore(next);
  }

  /** Whether the program is to stop before the operation, whatever came before it. */
  boolean stopsBefore(Op op) {
    LinkedLine line = op.line();
    if (line.direct() || op.step == line.steps.size()) {
      return false;
    }
    trail.add(line, op.step);
    boolean begins = op.step == 0;
    Trigger trigger = begins && !breakpoints.isEmpty() ? breakpoints.get(line.number) : null;
    boolean stops = trigger != null && machine.debugOps.acts(trigger);
    stepped = (begins && line.number == goal) || endsStep(line, begins);
    return stops || stepped;
  }

  private boolean endsStep(LinkedLine line, boolean begins) {
    boolean counts = !byLine || begins || line.number != steppedFrom;
    if (steps == 0 || !counts || machine.stack.subroutines(deepest) > deepest) {
      return false;
    }
    steps--;
    steppedFrom = line.number;
    return steps == 0;
  }

  /** Stops again where the step has ended that begins in a line. */
  void step(Extension.Step step, int from) {
    StepKind kind = step.kind();
    byLine = kind == StepKind.LINE;
    steppedFrom = from;
    steps = kind == StepKind.TO ? 0 : step.number();
    goal = kind == StepKind.TO ? step.number() : NOWHERE;
    int depth = machine.stack.subroutines(Integer.MAX_VALUE - 1);
    deepest = kind == StepKind.OVER ? depth : kind == StepKind.OUT ? depth - 1 : Integer.MAX_VALUE;
  }

  /** The program has stopped, for whatever reason. */
  void endSteps() {
    steps = 0;
    goal = NOWHERE;
    deepest = Integer.MAX_VALUE;
    stepped = false;
  }

  boolean paused() {
    return paused;
  }

  /** Whether the program stands in the line where a step or a breakpoint has stopped it. */
  boolean holds() {
    Position standing = machine.continuation;
    return paused && standing != null && standing.line() == steppedFrom;
  }

  /** Whether the program stands in its line, behind its entry. */
  boolean stands() {
    return entered || holds();
  }

  /** The program has ended, or is no longer the one that was stopped. */
  void ended() {
    paused = false;
  }

  /** Breakpoints by rising lines. */
  Collection<Trigger> breakpoints() {
    return breakpoints.values();
  }

  /** Sets a breakpoint, in place of one at the same line. */
  void set(Trigger trigger) {
    if (breakpoints.isEmpty()) {
      breakpoints = new TreeMap<>();
    }
    breakpoints.put(trigger.line(), trigger);
  }

  void removeBreakpoint(int line) {
    if (!breakpoints.isEmpty()) {
      breakpoints.remove(line);
    }
  }

  List<String> watched() {
    return watched;
  }

  /** Another program is in place: its lines have no breakpoints. */
  void forgetBreakpoints() {
    breakpoints = Map.of();
  }

  void renumbered(Map<Integer, Integer> numbers) {
    trail.clear();
    steppedFrom = numbers.getOrDefault(steppedFrom, steppedFrom);
    List<Trigger> old = List.copyOf(breakpoints.values());
    breakpoints = Map.of();
    for (Trigger trigger : old) {
      int line = numbers.getOrDefault(trigger.line(), trigger.line());
      set(new Trigger(line, trigger.condition(), trigger.shown()));
    }
  }

  DebuggerState state() {
    return new DebuggerState(
        List.copyOf(breakpoints.keySet()),
        List.copyOf(watched),
        steps,
        byLine,
        steppedFrom,
        paused);
  }

  void restore(DebuggerState state) {
    state.breakpoints().forEach(line -> set(Trigger.plain(line)));
    watched.addAll(state.watched());
    steps = state.steps();
    byLine = state.byLine();
    steppedFrom = state.steppedFrom();
    paused = state.paused();
  }

  StopsState stops() {
    List<Trigger> triggers =
        breakpoints.values().stream().filter(trigger -> !trigger.isPlain()).toList();
    return new StopsState(triggers, goal, deepest);
  }

  /** Comes after {@link #restore(DebuggerState)}: a trigger counts where a breakpoint is. */
  void restore(StopsState state) {
    for (Trigger trigger : state.triggers()) {
      if (breakpoints.containsKey(trigger.line())) {
        set(trigger);
      }
    }
    goal = state.goal();
    deepest = state.deepest();
  }
}
