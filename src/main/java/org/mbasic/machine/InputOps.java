package org.mbasic.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Expression;
import org.mbasic.language.ScreenStatement;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.RandomState;

/** INPUT and LINE INPUT from the console. */
final class InputOps {
  private final Machine machine;
  private final FormulaLinker formulas;

  InputOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  Op link(ScreenStatement statement) {
    if (statement instanceof ScreenStatement.Input input) {
      return new Input(input);
    }
    if (statement instanceof ScreenStatement.LineInput input) {
      return new LineInput(input);
    }
    throw new AssertionError(statement);
  }

  private void prompt(@Nullable String text) {
    machine.console.suppressed(false);
    if (text != null) {
      machine.console.print(text);
    }
  }

  /**
   * INPUT: the reply must have just as many items as there are variables, each fit for its type;
   * else the whole line is asked for again and nothing is assigned.
   */
  private final class Input extends Op.LineReader {
    private final ScreenStatement.Input statement;
    private final List<Target> targets;
    private final List<Type> types;

    Input(ScreenStatement.Input statement) {
      super(InputOps.this.machine);
      this.statement = statement;
      targets = formulas.targets(statement.targets());
      types = targets.stream().map(Target::type).toList();
    }

    @Override
    boolean sameLine() {
      return statement.sameLine();
    }

    @Override
    @Nullable Op ask() {
      prompt(statement.prompt());
      if (statement.questionMark()) {
        machine.console.print("? ");
      }
      return machine.awaitLine(this);
    }

    @Override
    @Nullable Op accept(String typed) {
      List<Reply> replies = Reply.split(typed, types, statement.complete(), machine.faults);
      if (replies == null) {
        machine.console.print("?Redo from start");
        machine.console.newLine();
        return machine.again(this);
      }
      if (!statement.complete()) {
        throw BasicError.SYNTAX.raise();
      }
      for (int i = 0; i < targets.size(); i++) {
        targets.get(i).place().assign(replies.get(i).value());
      }
      return next;
    }
  }

  private final class LineInput extends Op.LineReader {
    private final ScreenStatement.LineInput statement;
    private final @Nullable Target target;

    /** Whether its subscripts may read: they cannot be evaluated again with the line there. */
    private final boolean reads;

    LineInput(ScreenStatement.LineInput statement) {
      super(InputOps.this.machine);
      this.statement = statement;
      Expression.Variable variable = statement.target();
      target = variable == null ? null : formulas.target(variable);
      reads = formulas.mayWait();
    }

    @Override
    boolean sameLine() {
      return statement.sameLine();
    }

    @Override
    @Nullable Op ask() {
      prompt(statement.prompt());
      find();
      return machine.awaitLine(this);
    }

    /**
     * What is wrong with the variable comes to light before a line is typed. Its subscripts are
     * evaluated again with the line there, and are to find the same random numbers.
     */
    private void find() {
      RandomState chance = machine.random.state();
      Place place = place();
      if (place.type() != Type.STRING) {
        throw BasicError.TYPE_MISMATCH.raise();
      }
      if (reads) {
        machine.question.place(place);
      } else {
        machine.random = new RandomSequence(chance);
      }
    }

    private Place place() {
      if (target == null) {
        throw BasicError.SYNTAX.raise();
      }
      return target.place();
    }

    @Override
    Op accept(String typed) {
      Place found = machine.question.takePlace();
      (found == null ? place() : found).assign(typed);
      return next;
    }
  }
}
