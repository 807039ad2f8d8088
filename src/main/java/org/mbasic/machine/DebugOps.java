package org.mbasic.machine;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Expression;
import org.mbasic.language.Extension;
import org.mbasic.language.ExtensionParser;
import org.mbasic.language.Keyword;
import org.mbasic.language.Lister;
import org.mbasic.language.Step;
import org.mbasic.language.Synopsis;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.NumberPrinter;
import org.mbasic.numbers.Numeral;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.RandomState;

/** BREAK, STEP, STACK, WATCH and HELP: what the original does not have. */
final class DebugOps {
  private static final int MOST_WATCHED = 100;

  private final Machine machine;
  private final FormulaLinker formulas;
  private final Debugger debugger;
  private final Console console;

  DebugOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
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
      debugger.breakpoints().clear();
    } else if (command.off()) {
      command.lines().forEach(debugger.breakpoints()::remove);
    } else {
      command.lines().forEach(machine.links::numbered);
      debugger.breakpoints().addAll(command.lines());
    }
    if (command.lines().isEmpty()) {
      say(
          debugger.breakpoints().isEmpty()
              ? "No breakpoints"
              : debugger.breakpoints().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(",", "Breakpoints: ", "")));
    }
  }

  /** Goes on where the program was stopped; else it is begun, and stops at its first line. */
  private @Nullable Op step(Extension.Step command) {
    Position position = machine.continuation;
    if (position == null || !debugger.paused()) {
      LinkedLine first = machine.links.at(0);
      if (first == null) {
        throw BasicError.CANT_CONTINUE.raise();
      }
      debugger.stopStepping(machine.begin(first), true);
      return null;
    }
    debugger.step(command.count(), command.byLine(), position.line());
    machine.goOnAt(position);
    return null;
  }

  /** What a stop of the debugger shows below its Break: the statement to come, if one steps. */
  void showStop(Op op, boolean stepping) {
    if (stepping) {
      Step step = op.line().steps.get(op.step);
      String image = op.line().image.image();
      say(op.line().number + " " + Lister.text(image.substring(step.start(), step.end())).strip());
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

  /** The formula and its value; looking changes nothing, neither RND nor keys nor arrays. */
  private void show(String formula) {
    RandomState chance = machine.random.state();
    int keys = machine.keyboard.mark();
    String value;
    try {
      Expression expression = ExtensionParser.formula(formula);
      value = makesAnArray(expression) ? "no such array yet" : value(formulas.link(expression));
    } catch (BasicException error) {
      value = error.text();
    } catch (MoreKeys wait) {
      value = "waits for keys";
    }
    machine.random = new RandomSequence(chance);
    machine.keyboard.undoTo(keys);
    say(Lister.text(formula).strip() + " = " + value);
  }

  private static String value(Formula formula) {
    return switch (formula.type()) {
      case INTEGER -> NumberPrinter.bare(new Numeral.Whole(formula.integer()));
      case SINGLE -> NumberPrinter.bare(new Numeral.Single(formula.single()));
      case DOUBLE -> NumberPrinter.bare(new Numeral.Double(formula.doubled()));
      case STRING -> '"' + formula.string() + '"';
    };
  }

  /** Whether evaluating the formula would dimension an array by its use. */
  private boolean makesAnArray(Expression expression) {
    if (expression instanceof Expression.Element element) {
      return !formulas.array(element.name()).dimensioned()
          || element.subscripts().stream().anyMatch(this::makesAnArray);
    }
    if (expression instanceof Expression.Unary unary) {
      return makesAnArray(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return makesAnArray(binary.left()) || makesAnArray(binary.right());
    }
    if (expression instanceof Expression.Call call) {
      return call.arguments().stream().anyMatch(this::makesAnArray);
    }
    if (expression instanceof Expression.UserCall call) {
      return call.arguments().stream().anyMatch(this::makesAnArray);
    }
    return false;
  }

  private void help(@Nullable Keyword topic) {
    if (topic != null) {
      say(Synopsis.form(topic));
      say(Synopsis.purpose(topic));
      return;
    }
    say("HELP word tells of a word of the language: HELP PRINT");
    say("BREAK 100 stops before line 100, BREAK OFF 100 no more; BREAK shows all");
    say("STEP runs one statement, STEP 5 five, STEP LINE up to another line; CONT goes on");
    say("WATCH A+B shows a value at each stop, WATCH OFF forgets; WATCH shows all");
    say("STACK shows the loops and subroutines under way");
  }
}
