package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.language.ControlFlow;
import org.mbasic.language.Statement;
import org.mbasic.machine.state.Position;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/** ON ERROR, RESUME and ERROR. */
final class TrapOps {
  private final Machine machine;
  private final FormulaLinker formulas;

  TrapOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  Op link(ControlFlow flow) {
    if (flow instanceof ControlFlow.OnError trap) {
      return Op.of(() -> onError(trap.line()));
    }
    if (flow instanceof ControlFlow.Resume resume) {
      return Op.jump(self -> resume(resume.line()));
    }
    if (flow instanceof ControlFlow.ResumeNext) {
      return Op.jump(self -> resumeNext());
    }
    if (flow instanceof ControlFlow.RaiseError raise) {
      Formula number = formulas.link(raise.number());
      return Op.of(
          () -> {
            int code = StringFunctions.byteOf(number.integer());
            if (code == 0) {
              throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
            }
            throw new BasicException(code);
          });
    }
    throw new AssertionError(flow);
  }

  /** Turning the trap off inside a handler reports the trapped error after all, as ERL's line's. */
  private void onError(int line) {
    Traps traps = machine.traps;
    if (line != 0) {
      machine.links.numbered(line);
      traps.handlerLine = line;
      return;
    }
    traps.handlerLine = 0;
    if (traps.failed != null) {
      int blamed = traps.errorLine == Traps.DIRECT_LINE ? Position.DIRECT : traps.errorLine;
      throw machine.failures.in(blamed, new BasicException(traps.error));
    }
  }

  /** The place of the trapped error, which is then no longer pending: ERR is 0 again, ERL stays. */
  private Position resolved() {
    Position failed = machine.traps.failed;
    if (failed == null) {
      throw BasicError.RESUME_WITHOUT_ERROR.raise();
    }
    return failed;
  }

  private void settle() {
    machine.traps.failed = null;
    machine.traps.error = 0;
  }

  private @Nullable Op resume(int line) {
    Position failed = resolved();
    settle();
    if (line == Statement.NO_LINE) {
      throw BasicError.SYNTAX.raise();
    }
    if (line != 0) {
      return machine.target(line);
    }
    Op again = machine.again(machine.links.at(failed));
    return again.step == 0 ? again : goBackTo(again);
  }

  private @Nullable Op resumeNext() {
    Op failed = machine.links.at(resolved());
    settle();
    return goBackTo(machine.links.behind(failed.first()));
  }

  /** The original goes back with the number of the line that the error was blamed on. */
  private @Nullable Op goBackTo(Op op) {
    int blamed = machine.traps.errorLine;
    if (op.line().direct() || op.line().number == blamed || machine.program.find(blamed) < 0) {
      return op;
    }
    machine.blame.take(op, blamed);
    if (machine.debugger.debugs()) {
      return op;
    }
    // Nobody has looked at the way between statements until now: from here on it is followed.
    machine.proceed(op);
    return null;
  }
}
