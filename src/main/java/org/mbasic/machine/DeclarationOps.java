package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.DataStatement;
import org.mbasic.language.Expression;
import org.mbasic.language.Name;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.BasicError;

/**
 * DIM, ERASE, DEF FN, DEFtype, OPTION BASE, CLEAR, DATA, READ, RESTORE, and machine-level
 * statements.
 */
final class DeclarationOps {
  /** The original refuses a smaller stack. */
  private static final int LEAST_STACK = 79;

  /** What it has unless CLEAR says otherwise. */
  private static final int USUAL_STACK = 512;

  private final Machine machine;
  private final FormulaLinker formulas;

  DeclarationOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  Op link(DataStatement statement) {
    if (statement instanceof DataStatement.Dim dim) {
      return dim(dim);
    }
    if (statement instanceof DataStatement.Erase erase) {
      BasicArray array = formulas.array(erase.array());
      return Op.of(() -> machine.variables.erase(array));
    }
    if (statement instanceof DataStatement.Find find) {
      Target target = formulas.target(find.variable());
      return Op.of(() -> target.place());
    }
    if (statement instanceof DataStatement.DefFn function) {
      return defFn(function);
    }
    if (statement instanceof DataStatement.DefType type) {
      return Op.jump(self -> defType(self, type));
    }
    if (statement instanceof DataStatement.OptionBase option) {
      return Op.of(() -> optionBase(option.base()));
    }
    if (statement instanceof DataStatement.Clear clear) {
      return clear(clear);
    }
    if (statement instanceof DataStatement.Data || statement instanceof DataStatement.Common) {
      return Op.of(() -> {});
    }
    if (statement instanceof DataStatement.Read read) {
      return read(read);
    }
    if (statement instanceof DataStatement.Restore restore) {
      return Op.of(() -> restore(restore.line()));
    }
    return linkMachineLevel(statement);
  }

  private Op linkMachineLevel(DataStatement statement) {
    if (statement instanceof DataStatement.Randomize randomize) {
      return randomize.seed() == null ? new SeedPrompt(machine) : randomize(randomize.seed());
    }
    if (statement instanceof DataStatement.Poke poke) {
      Formula address = formulas.link(poke.address());
      Formula value = formulas.link(poke.value());
      return Op.jump(
          self -> {
            machine.memory.poke(address, value, self.line().direct());
            return self.next;
          });
    }
    if (statement instanceof DataStatement.Out out) {
      Formula port = formulas.link(out.port());
      Formula value = formulas.link(out.value());
      return Op.of(() -> machine.memory.out(port, value));
    }
    if (statement instanceof DataStatement.Wait wait) {
      Formula port = formulas.link(wait.port());
      Formula mask = formulas.link(wait.mask());
      Formula invert =
          wait.invert() == null ? Formula.ofInteger(() -> 0) : formulas.link(wait.invert());
      return Op.of(
          () -> {
            machine.memory.out(port, mask);
            StringFunctions.byteOf(invert.integer());
          });
    }
    if (statement instanceof DataStatement.DefUsr usr) {
      Formula address = formulas.link(usr.address());
      return Op.of(() -> StringFunctions.unsigned(address));
    }
    if (statement instanceof DataStatement.CallMachineCode call) {
      Formula address = formulas.link(call.address());
      return Op.of(
          () -> {
            StringFunctions.unsigned(address);
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          });
    }
    throw new AssertionError(statement);
  }

  private Op dim(DataStatement.Dim dim) {
    if (dim.bounds().isEmpty()) {
      Cell cell = formulas.cell(dim.name());
      return Op.of(() -> cell.defined = true);
    }
    BasicArray array = formulas.array(dim.name());
    List<Formula> bounds = formulas.linkAll(dim.bounds());
    return Op.of(
        () -> {
          int[] sizes = new int[bounds.size()];
          for (int i = 0; i < sizes.length; i++) {
            sizes[i] = machine.variables.index(bounds.get(i)) + 1;
          }
          machine.variables.dimension(array, sizes);
        });
  }

  private Op defFn(DataStatement.DefFn definition) {
    UserFunction function = formulas.function(definition.name());
    List<Cell> parameters = new ArrayList<>();
    for (Name parameter : definition.parameters()) {
      parameters.add(formulas.cell(parameter));
    }
    Formula body = formulas.linkBody(definition.body());
    return new Definition(function, parameters, body, definition.body());
  }

  /**
   * DEF FN: defining is all that executing it does. A restored machine defines it again, and so
   * does one whose names have changed their types: they are those of the time of a call.
   */
  static final class Definition extends Op {
    private final UserFunction function;
    private final List<Cell> parameters;
    private final Formula body;
    private final Expression text;

    Definition(UserFunction function, List<Cell> parameters, Formula body, Expression text) {
      this.function = function;
      this.parameters = parameters;
      this.body = body;
      this.text = text;
    }

    @Override
    Op execute() {
      if (line().direct()) {
        throw BasicError.ILLEGAL_DIRECT.raise();
      }
      parameters.forEach(parameter -> parameter.defined = true);
      function.define(position(), parameters, body, text);
      return next;
    }

    /** Defines the function that the DEF FN at the place has defined before; else it is lost. */
    static void repeat(Links links, UserFunction function, Position place) {
      Op op = links.at(place);
      Op statement = op instanceof Retried retried ? retried.statement() : op;
      if (statement instanceof Definition definition) {
        function.define(place, definition.parameters, definition.body, definition.text);
      } else {
        function.lose(place);
      }
    }
  }

  private Op defType(Op self, DataStatement.DefType statement) {
    boolean changed =
        machine.variables.defineType(
            Type.of(statement.type()), statement.first(), statement.last());
    return changed ? machine.relink(self.next) : self.next;
  }

  private void optionBase(int base) {
    Variables variables = machine.variables;
    if (variables.baseGiven || !variables.dimensioned().isEmpty()) {
      throw BasicError.DUPLICATE_DEFINITION.raise();
    }
    if (base == DataStatement.OptionBase.WRONG) {
      throw BasicError.SYNTAX.raise();
    }
    variables.base = base;
    variables.baseGiven = true;
  }

  /**
   * CLEAR forgets everything but the program and goes on. There is no memory to be divided; the
   * sizes are checked as the original checks them whatever its memory. A size that an earlier CLEAR
   * has set does not count, and without a top or a stack a program may be longer than that memory.
   */
  private Op clear(DataStatement.Clear clear) {
    @Nullable Formula strings = size(clear.strings());
    @Nullable Formula top = size(clear.top());
    @Nullable Formula stack = size(clear.stack());
    return Op.jump(
        self -> {
          if (strings != null && strings.integer() < 0) {
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          }
          Integer highest = top == null ? null : address(top);
          int bytes = stack == null ? USUAL_STACK : address(stack);
          if (bytes < LEAST_STACK) {
            throw new StackFull();
          }
          if (top != null || stack != null) {
            machine.memory.checkRoom(highest, bytes);
          }
          Position after = self.next.position();
          machine.programChanged();
          return machine.links.at(after);
        });
  }

  private @Nullable Formula size(@Nullable Expression expression) {
    return expression == null ? null : formulas.link(expression);
  }

  /** An address or a size that is not zero. */
  private static int address(Formula formula) {
    int bytes = StringFunctions.unsigned(formula);
    if (bytes == 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return bytes;
  }

  private Op read(DataStatement.Read read) {
    List<Target> targets = formulas.targets(read.targets());
    return Op.of(
        () -> {
          machine.data.begin();
          for (Target target : targets) {
            machine.data.readInto(machine, target.place());
          }
          if (!read.complete()) {
            throw BasicError.SYNTAX.raise();
          }
          machine.data.commit();
        });
  }

  private void restore(int line) {
    if (line == DataStatement.NO_LINE) {
      machine.data.restore();
    } else {
      machine.data.restore(machine.links.numbered(line));
    }
  }

  private Op randomize(Expression seed) {
    Formula number = formulas.link(seed);
    return Op.of(() -> machine.random.randomize(number.integer()));
  }

  /** RANDOMIZE without a number asks for one until it gets one. */
  private static final class SeedPrompt extends Op.LineReader {
    SeedPrompt(Machine machine) {
      super(machine);
    }

    @Override
    @Nullable Op ask() {
      machine.console.print("Random number seed (-32768 to 32767)? ");
      return machine.awaitLine(this);
    }

    @Override
    @Nullable Op accept(String typed) {
      Reply reply = Reply.number(typed, machine.faults);
      if (reply == null) {
        return ask();
      }
      machine.random.randomize(reply.integer());
      return next;
    }
  }
}
