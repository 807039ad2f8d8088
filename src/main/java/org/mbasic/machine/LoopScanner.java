package org.mbasic.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.ControlFlow;
import org.mbasic.language.Expression;
import org.mbasic.language.Statement;
import org.mbasic.language.Step;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/** Looks through the text behind a FOR or WHILE for the NEXT or WEND that closes it. */
final class LoopScanner {
  private final Links links;
  private final Machine machine;

  LoopScanner(Machine machine, Links links) {
    this.machine = machine;
    this.links = links;
  }

  /**
   * The NEXT of a FOR: nested loops are counted on the way, whatever their variables. A NEXT that
   * names another variable, and one on the way that is wrong, is an error in the NEXT's own line.
   */
  Op nextOf(Op start, VariableName variable) {
    Op closing = find(start, ControlFlow.For.class, ControlFlow.Next.class);
    if (closing == null) {
      throw BasicError.FOR_WITHOUT_NEXT.raise();
    }
    Statement statement = closing.line().steps.get(closing.step).statement();
    if (statement instanceof ControlFlow.Next next && next.variable() != null) {
      boolean same =
          next.variable() instanceof Expression.Scalar scalar
              && machine.variables.settle(scalar.name()).equals(variable);
      if (!same) {
        throw machine.failures.in(closing.line(), refusal(next, closing));
      }
    }
    return closing;
  }

  /** Why a NEXT does not close the loop: an element is looked for first, as it runs. */
  private static BasicException refusal(ControlFlow.Next next, Op closing) {
    if (next.variable() instanceof Expression.Element) {
      try {
        closing.execute();
      } catch (BasicException error) {
        return error;
      }
    }
    return BasicError.NEXT_WITHOUT_FOR.raise();
  }

  /** The WEND of a WHILE. */
  Op wendOf(Op start) {
    Op closing = find(start, ControlFlow.While.class, ControlFlow.Wend.class);
    if (closing == null) {
      throw BasicError.WHILE_WITHOUT_WEND.raise();
    }
    return closing;
  }

  private @Nullable Op find(
      Op start, Class<? extends Statement> opening, Class<? extends Statement> closing) {
    LinkedLine line = start.line();
    int from = start.step + 1;
    int depth = 0;
    while (line != null) {
      machine.work.done(Work.LINE);
      List<Step> steps = line.steps;
      for (int i = from; i < steps.size(); i++) {
        Statement statement = steps.get(i).statement();
        if (opening.isInstance(statement)) {
          depth++;
        } else if (closing.isInstance(statement)) {
          boolean own = depth-- == 0;
          if (statement instanceof ControlFlow.Next next && wrong(next, own, steps, i)) {
            throw machine.failures.in(line, BasicError.SYNTAX.raise());
          }
          if (own) {
            return links.op(line, i);
          }
        }
      }
      line = links.after(line);
      from = 0;
    }
    return null;
  }

  /** Whether a NEXT shows its mistake: in its name, or behind the name of a loop on the way. */
  private static boolean wrong(ControlFlow.Next next, boolean own, List<Step> steps, int at) {
    if (!next.complete() || own || at + 1 == steps.size()) {
      return !next.complete();
    }
    Step following = steps.get(at + 1);
    return following.statement() instanceof Statement.Fault
        && following.start() == steps.get(at).start();
  }
}
