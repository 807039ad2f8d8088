package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.RandomState;

/**
 * A statement that may find too few keys for INPUT$: it then runs again from its beginning, with
 * the keys it had consumed and those typed since. What it had printed stays and is not printed
 * again; of files it reads and writes the same bytes again.
 */
final class Retried extends Op {
  private final Machine machine;
  private final Op statement;

  Retried(Machine machine, Op statement) {
    this.machine = machine;
    this.statement = statement;
  }

  /** The statement itself. */
  Op statement() {
    return statement;
  }

  @Override
  @Nullable Op execute() {
    statement.next = next;
    statement.line = line;
    statement.step = step;
    int produced = machine.console.produced();
    int column = machine.console.column();
    int printed = machine.printer.produced();
    int printedColumn = machine.printer.column();
    machine.files.mark();
    int keys = machine.keyboard.mark();
    RandomState chance = machine.random.state();
    try {
      return statement.execute();
    } catch (MoreKeys wait) {
      if (!wait.interrupted()) {
        machine.console.repeatFrom(machine.console.produced() - produced, column);
        machine.printer.repeatFrom(machine.printer.produced() - printed, printedColumn);
        machine.files.undo();
        machine.keyboard.undoTo(keys);
        machine.random = new RandomSequence(chance);
      }
      throw wait;
    }
  }
}
