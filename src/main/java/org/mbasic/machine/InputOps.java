package org.mbasic.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Expression;
import org.mbasic.language.ScreenStatement;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.RandomState;

/** INPUT and LINE INPUT from the console. */
final class InputOps {
  private final Machine machine;
  private final AssignmentOps assignments;

  InputOps(Machine machine, AssignmentOps assignments) {
    this.machine = machine;
    this.assignments = assignments;
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

  /**
   * INPUT: the reply must have just as many items as there are variables, each fit for its type;
   * else the whole line is asked for again and nothing is assigned.
   */
  private final class Input extends Op.LineReader {
    private final ScreenStatement.Input statement;

    Input(ScreenStatement.Input statement) {
      this.statement = statement;
    }

    @Override
    boolean sameLine() {
      return statement.sameLine();
    }

    @Override
    @Nullable Op execute() {
      machine.console.suppressed(false);
      String prompt = statement.prompt();
      if (prompt != null) {
        machine.console.print(prompt);
      }
      if (statement.questionMark()) {
        machine.console.print("? ");
      }
      return machine.awaitLine(this);
    }

    @Override
    @Nullable Op accept(String typed) {
      List<Expression.Variable> targets = statement.targets();
      if (targets.isEmpty()) {
        throw BasicError.SYNTAX.raise();
      }
      List<Reply> replies =
          Reply.split(
              typed, targets.stream().map(machine.variables::typeOf).toList(), machine.faults);
      if (replies == null) {
        machine.console.print("?Redo from start");
        machine.console.newLine();
        return machine.again(this);
      }
      for (int i = 0; i < targets.size(); i++) {
        assignments.place(targets.get(i)).assign(replies.get(i).value());
      }
      return next;
    }
  }

  private final class LineInput extends Op.LineReader {
    private final ScreenStatement.LineInput statement;

    LineInput(ScreenStatement.LineInput statement) {
      this.statement = statement;
    }

    @Override
    boolean sameLine() {
      return statement.sameLine();
    }

    @Override
    @Nullable Op execute() {
      machine.console.suppressed(false);
      String prompt = statement.prompt();
      if (prompt != null) {
        machine.console.print(prompt);
      }
      check();
      return machine.awaitLine(this);
    }

    /**
     * What is wrong with the variable comes to light before a line is typed. Its subscripts are
     * evaluated again with the line there, and are to find the same random numbers.
     */
    private void check() {
      RandomState chance = machine.random.state();
      Place place = place();
      machine.random = new RandomSequence(chance);
      if (place.type() != Type.STRING) {
        throw BasicError.TYPE_MISMATCH.raise();
      }
    }

    private Place place() {
      Expression.Variable target = statement.target();
      if (target == null) {
        throw BasicError.SYNTAX.raise();
      }
      return assignments.place(target);
    }

    @Override
    Op accept(String typed) {
      place().assign(typed);
      return next;
    }
  }
}
