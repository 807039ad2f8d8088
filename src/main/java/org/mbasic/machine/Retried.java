package org.mbasic.machine;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A statement that may want keys that nobody has typed yet, or prove to mean something else than it
 * was taken for; each run of it is an {@link Attempt}.
 */
final class Retried extends Op {
  private final Machine machine;
  private final Op statement;
  private final Supplier<@Nullable Op> effect;

  Retried(Machine machine, Op statement) {
    this.machine = machine;
    this.statement = statement;
    effect = statement::execute;
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
    try {
      return machine.attempt.run(effect);
    } catch (Misread call) {
      machine.attempt.takeBack();
      return reread();
    }
  }

  /** Runs what the statement is, with the functions as they are defined now. */
  private @Nullable Op reread() {
    List<Op> ops = machine.statements.reread(line(), step);
    for (int i = 0; i < ops.size(); i++) {
      Op op = ops.get(i);
      op.line = line;
      op.step = step;
      op.next = i + 1 < ops.size() ? ops.get(i + 1) : next;
    }
    return machine.attempt.run(
        () -> {
          Op op = ops.get(0).execute();
          for (int i = 1; i < ops.size() && op == ops.get(i); i++) {
            op = op.execute();
          }
          return op;
        });
  }
}
