package org.mbasic.machine;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Extension;
import org.mbasic.language.Extension.StepKind;
import org.mbasic.language.Keyword;
import org.mbasic.language.Lister;
import org.mbasic.language.Step;
import org.mbasic.language.Synopsis;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.StopsState.Trigger;
import org.mbasic.machine.terminal.Console;
import org.mbasic.numbers.BasicError;

/** BREAK, STEP, STACK, WATCH and HELP: what the original does not have. */
final class DebugOps {
  /** Formulas that are watched at a time. */
  static final int MOST_WATCHED = 100;

  private final Machine machine;
  private final Lookout lookout;
  private final Debugger debugger;
  private final Console console;

  DebugOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    lookout = new Lookout(machine, formulas);
    debugger = machine.debugger;
    console = machine.console;
  }

  Op link(Extension command) {
    if (command instanceof Extension.Break breakpoints) {
      return Op.of(() -> breakpoints(breakpoints));
    }
    if (command instanceof Extension.Step step) {
      return Op.jump(self -> step(step));
    }
    if (command instanceof Extension.Stack) {
      return Op.of(this::stack);
    }
    if (command instanceof Extension.Watch watch) {
      return Op.of(() -> watch(watch));
    }
    if (command instanceof Extension.Help help) {
      return Op.of(() -> help(help.topic()));
    }
    throw new AssertionError(command);
  }

  private void say(String line) {
    console.print(line);
    console.newLine();
  }

  private void breakpoints(Extension.Break command) {
    if (command.off() && command.lines().isEmpty()) {
      debugger.forgetBreakpoints();
    } else if (command.off()) {
      command.lines().forEach(debugger::removeBreakpoint);
    } else {
      command.lines().forEach(machine.links::numbered);
      command
          .lines()
          .forEach(line -> debugger.set(new Trigger(line, command.condition(), command.shown())));
    }
    if (command.lines().isEmpty()) {
      say(
          debugger.breakpoints().isEmpty()
              ? "No breakpoints"
              : debugger.breakpoints().stream()
                  .map(trigger -> (trigger.line() + " " + text(trigger)).strip())
                  .collect(Collectors.joining(",", "Breakpoints: ", "")));
    }
  }

  /** What BREAK takes behind the line; empty for a breakpoint that stops whenever it is reached. */
  static String text(Trigger trigger) {
    String condition = trigger.condition();
    String text = condition.isEmpty() ? "" : "IF " + Lookout.text(condition);
    if (trigger.shown().isEmpty()) {
      return text;
    }
    return (text + " PRINT " + Lookout.texts(trigger.shown())).strip();
  }

  /** Does what a breakpoint asks for, and says whether the program is to stop. */
  boolean acts(Trigger trigger) {
    if (!trigger.condition().isEmpty() && !lookout.holds(trigger.condition())) {
      return false;
    }
    if (trigger.shown().isEmpty()) {
      return true;
    }
    console.freshLine();
    say(
        trigger.shown().stream()
            .map(formula -> Lookout.text(formula) + " = " + lookout.value(formula))
            .collect(Collectors.joining(", ", "[" + trigger.line() + "] ", "")));
    return false;
  }

  /** Watched formulas and their values now. */
  List<Inspector.Watched> watched() {
    return debugger.watched().stream()
        .map(formula -> new Inspector.Watched(Lookout.text(formula), lookout.value(formula)))
        .toList();
  }

  /**
   * Goes on where the program was stopped; else it is begun, and stops at its first line or where
   * it is to.
   */
  private @Nullable Op step(Extension.Step command) {
    if (command.kind() == StepKind.TO) {
      machine.links.numbered(command.number());
    }
    Position position = machine.continuation;
    if (position == null || !debugger.paused()) {
      begin(command);
    } else {
      debugger.step(command, position.line());
      machine.goOn(machine.links.at(position));
    }
    return null;
  }

  private void begin(Extension.Step command) {
    LinkedLine first = machine.links.at(0);
    if (first == null) {
      throw BasicError.CANT_CONTINUE.raise();
    }
    Op op = machine.begin(first);
    boolean goesOn = command.kind() == StepKind.TO && command.number() != first.number;
    if (goesOn) {
      debugger.step(command, first.number);
    }
    if (!debugger.stopsBefore(op) && goesOn) {
      machine.proceed(op);
    } else {
      debugger.stopStepping(op, !goesOn);
    }
  }

  /** What a stop of the debugger shows below its Break: the statement to come, if one steps. */
  void showStop(Op op, boolean stepping) {
    if (stepping) {
      Step step = op.line().steps.get(op.step);
      String image = op.line().image.image();
      String text = Lister.text(image.substring(step.start(), step.end())).strip();
      say(op.line().number + (machine.inspector().hidesProgram() ? "" : " " + text));
    }
    debugger.watched().forEach(this::show);
  }

  private void stack() {
    List<Inspector.UnderWay> rows = machine.inspector().stack();
    if (rows.isEmpty()) {
      say("Nothing on the stack");
    }
    for (Inspector.UnderWay row : rows) {
      say(row.text() + (row.line() == Position.DIRECT ? "" : " in " + row.line()));
    }
  }

  private void watch(Extension.Watch command) {
    List<String> watched = debugger.watched();
    String formula = command.formula();
    if (formula == null) {
      if (command.off()) {
        watched.clear();
      } else {
        watched.forEach(this::show);
      }
      if (watched.isEmpty()) {
        say("Nothing is watched");
      }
    } else if (command.off()) {
      watched.remove(formula);
    } else {
      if (!watched.contains(formula)) {
        if (watched.size() >= MOST_WATCHED) {
          throw BasicError.OUT_OF_MEMORY.raise();
        }
        watched.add(formula);
      }
      show(formula);
    }
  }

  /** The formula and its value. */
  private void show(String formula) {
    say(Lookout.text(formula) + " = " + lookout.value(formula));
  }

  private void help(@Nullable Keyword topic) {
    if (topic != null) {
      say(Synopsis.form(topic));
      say(Synopsis.purpose(topic));
      return;
    }
    say("HELP word tells of a word of the language: HELP PRINT");
    say("BREAK 100 stops before line 100, BREAK OFF 100 no more; BREAK shows all");
    say("BREAK 100 IF A>5 stops if that is so, BREAK 100 PRINT A shows A and goes on");
    say("STEP runs one statement, STEP 5 five, STEP LINE up to another line; CONT goes on");
    say("STEP OVER takes a GOSUB as one, STEP OUT goes up to its RETURN, STEP TO 100 to line 100");
    say("WATCH A+B shows a value at each stop, WATCH OFF forgets; WATCH shows all");
    say("STACK shows the loops and subroutines under way");
  }
}
