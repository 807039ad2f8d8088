package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.language.Command;
import org.mbasic.language.LineImage;
import org.mbasic.language.LineRange;
import org.mbasic.language.Lister;
import org.mbasic.language.Renumberer;
import org.mbasic.language.Statement;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.terminal.Console;
import org.mbasic.numbers.BasicError;

/**
 * The statements about the program itself: RUN, LIST, NEW, DELETE, RENUM, AUTO, EDIT, CONT, TRON.
 */
final class ProgramOps {
  private static final int DEFAULT_LINE = 10;

  private final Machine machine;
  private final FormulaLinker formulas;

  ProgramOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  Op link(Command command) {
    if (command instanceof Command.Run run) {
      return Op.jump(self -> run(run.line()));
    }
    if (command instanceof Command.RunFile run) {
      Formula name = formulas.link(run.name());
      return Op.jump(self -> machine.storage.run(name.string(), run.keepFiles()));
    }
    if (command instanceof Command.List list) {
      return Op.jump(self -> list(list));
    }
    if (command instanceof Command.New) {
      return Op.jump(self -> newProgram());
    }
    if (command instanceof Command.Delete delete) {
      return Op.jump(self -> delete(delete.range()));
    }
    if (command instanceof Command.Renum renum) {
      return Op.jump(self -> renumber(renum));
    }
    if (command instanceof Command.Auto auto) {
      return Op.jump(self -> auto(auto));
    }
    if (command instanceof Command.Edit edit) {
      return Op.jump(self -> edit(edit.line()));
    }
    if (command instanceof Command.Cont) {
      return Op.jump(self -> resume());
    }
    if (command instanceof Command.Trace trace) {
      return Op.of(() -> machine.tracing = trace.on());
    }
    if (command instanceof Command.Leave) {
      return Op.jump(
          self -> {
            machine.leave();
            return null;
          });
    }
    throw new AssertionError(command);
  }

  private @Nullable Op run(int line) {
    if (line != Statement.NO_LINE) {
      machine.programChanged();
      return machine.target(line);
    }
    LinkedLine first = machine.links.at(0);
    if (first == null) {
      machine.programChanged();
      machine.command();
      return null;
    }
    return machine.begin(first);
  }

  private @Nullable Op list(Command.List list) {
    machine.storage.checkOpen();
    Console console = list.printer() ? machine.printer : machine.console;
    for (LineImage line : machine.commands.listed(list.range())) {
      console.printLine(Lister.list(line));
      console.newLine();
      machine.commands.listed(line);
    }
    machine.command();
    return null;
  }

  private @Nullable Op newProgram() {
    machine.program.clear();
    machine.storage.named.none();
    machine.storage.protectedProgram(false);
    machine.tracing = false;
    machine.debugger.forgetBreakpoints();
    machine.programChanged();
    machine.command();
    return null;
  }

  private @Nullable Op delete(LineRange range) {
    LineRange lines = machine.commands.deletable(range);
    machine.program.removeRange(lines.from(), lines.to());
    machine.programChanged();
    machine.command();
    machine.commands.okHere();
    return null;
  }

  private @Nullable Op renumber(Command.Renum renum) {
    int first = machine.commands.number(renum.first(), DEFAULT_LINE);
    int from = machine.commands.number(renum.from(), 0);
    int increment = machine.commands.number(renum.increment(), DEFAULT_LINE);
    Renumberer.Result result = Renumberer.renumber(machine.program, first, from, increment);
    for (String undefined : result.undefined()) {
      machine.console.freshLine();
      machine.console.print(undefined);
      machine.console.newLine();
    }
    machine.renumbered(result.numbers());
    machine.command();
    return null;
  }

  private @Nullable Op auto(Command.Auto auto) {
    int first =
        machine.commands.number(
            auto.first(), auto.increment() == LineRange.ABSENT ? DEFAULT_LINE : 0);
    int increment =
        auto.increment() == Command.Auto.AS_BEFORE
            ? machine.commands.autoIncrement()
            : machine.commands.number(auto.increment(), DEFAULT_LINE);
    if (increment == 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    machine.command();
    machine.commands.auto(first, increment);
    return null;
  }

  private @Nullable Op edit(int line) {
    int number = machine.commands.number(line, 0);
    machine.commands.currentLine(number);
    machine.links.numbered(number);
    machine.storage.checkOpen();
    machine.command();
    machine.commands.edit(number);
    return null;
  }

  private @Nullable Op resume() {
    Position position = machine.continuation;
    if (position == null) {
      throw BasicError.CANT_CONTINUE.raise();
    }
    Op op = machine.links.at(position);
    boolean begins = op.step == 0 && !op.line().steps.isEmpty() && !machine.debugger.stands();
    machine.goOn(begins ? machine.enter(op.line()) : op);
    return null;
  }
}
