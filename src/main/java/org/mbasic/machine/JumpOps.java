package org.mbasic.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.ControlFlow;
import org.mbasic.numbers.BasicError;

/** GOTO, GOSUB, RETURN, ON ... GOTO, IF, STOP and END. */
final class JumpOps {
  private final Machine machine;
  private final FormulaLinker formulas;

  JumpOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  @Nullable Op link(ControlFlow flow) {
    if (flow instanceof ControlFlow.Goto jump) {
      return new Goto(jump.line());
    }
    if (flow instanceof ControlFlow.Gosub jump) {
      return new Gosub(jump.line());
    }
    if (flow instanceof ControlFlow.Return) {
      return Op.jump(self -> leaveSubroutine());
    }
    if (flow instanceof ControlFlow.OnBranch branch) {
      return onBranch(branch);
    }
    if (flow instanceof ControlFlow.If test) {
      return new If(formulas.link(test.condition()), test.otherwise());
    }
    if (flow instanceof ControlFlow.EndOfLine) {
      return Op.jump(self -> machine.after(self.line()));
    }
    if (flow instanceof ControlFlow.Stop) {
      return Op.jump(this::stop);
    }
    if (flow instanceof ControlFlow.End) {
      return Op.jump(this::end);
    }
    return null;
  }

  /** Goes to a line, which is looked for once: links are dropped when the text changes. */
  private abstract class Branch extends Op {
    private final int number;
    private @Nullable LinkedLine target;

    Branch(int number) {
      this.number = number;
    }

    final LinkedLine target() {
      LinkedLine line = target;
      if (line == null) {
        line = machine.links.numbered(number);
        target = line;
      }
      return line;
    }
  }

  private final class Goto extends Branch {
    Goto(int number) {
      super(number);
    }

    @Override
    Op execute() {
      return machine.enter(target());
    }
  }

  private final class Gosub extends Branch {
    Gosub(int number) {
      super(number);
    }

    @Override
    Op execute() {
      LinkedLine line = target();
      machine.stack.push(Frame.Kind.GOSUB, next);
      return machine.enter(line);
    }
  }

  private final class If extends Op {
    private final Formula condition;
    private final int otherwise;
    private @Nullable Op otherwiseOp;

    If(Formula condition, int otherwise) {
      this.condition = condition;
      this.otherwise = otherwise;
    }

    @Override
    Op execute() {
      if (condition.isString()) {
        condition.string();
        throw BasicError.TYPE_MISMATCH.raise();
      }
      if (condition.truth()) {
        return next;
      }
      Op op = otherwiseOp;
      if (op == null) {
        op = machine.links.op(line(), otherwise);
        otherwiseOp = op;
      }
      return op;
    }
  }

  /** Loops begun since the GOSUB are over, and all of them when there was none. */
  private Op leaveSubroutine() {
    int index = machine.stack.innermostGosub();
    if (index < 0) {
      machine.stack.cutTo(0);
      throw BasicError.RETURN_WITHOUT_GOSUB.raise();
    }
    Op caller = machine.stack.at(index).body;
    machine.stack.cutTo(index);
    if (caller == null) {
      throw new IllegalStateException("a GOSUB frame does not know its caller");
    }
    return caller;
  }

  private Op onBranch(ControlFlow.OnBranch branch) {
    Formula selector = formulas.link(branch.selector());
    List<Integer> lines = branch.lines();
    return Op.jump(
        self -> {
          int choice = StringFunctions.byteOf(selector.integer());
          if (choice == 0 || choice > lines.size()) {
            return self.next;
          }
          int number = lines.get(choice - 1);
          if (number == ControlFlow.NO_LINE) {
            throw BasicError.SYNTAX.raise();
          }
          LinkedLine line = machine.links.numbered(number);
          if (branch.gosub()) {
            machine.stack.push(Frame.Kind.GOSUB, machine.links.behind(self));
          }
          return machine.enter(line);
        });
  }

  private @Nullable Op stop(Op self) {
    machine.debugger.stopProgram(self.next);
    return null;
  }

  private @Nullable Op end(Op self) {
    if (!self.line().direct()) {
      machine.continuation = self.next.position();
    }
    machine.files.closeAll();
    machine.endProgram();
    return null;
  }
}
