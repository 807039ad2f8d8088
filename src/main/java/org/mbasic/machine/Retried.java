package org.mbasic.machine;

import org.jspecify.annotations.Nullable;

/** A statement that may want keys that nobody has typed yet, each run of it an {@link Attempt}. */
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
    return new Attempt(machine).run(statement::execute);
  }
}
