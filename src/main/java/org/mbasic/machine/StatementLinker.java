package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Command;
import org.mbasic.language.ControlFlow;
import org.mbasic.language.DataStatement;
import org.mbasic.language.Extension;
import org.mbasic.language.FileStatement;
import org.mbasic.language.Parser;
import org.mbasic.language.ScreenStatement;
import org.mbasic.language.Statement;
import org.mbasic.language.Step;
import org.mbasic.numbers.BasicError;

/** Turns the steps of a line into operations: one arm a statement, the effects by family. */
final class StatementLinker {
  private final Machine machine;
  private final FormulaLinker formulas;
  private final LoopOps loopOps;
  private final JumpOps jumpOps;
  private final TrapOps trapOps;
  private final AssignmentOps assignmentOps;
  private final DeclarationOps declarationOps;
  private final PrintOps printOps;
  private final InputOps inputOps;
  private final FileOps fileOps;
  private final ProgramOps programOps;
  private final DebugOps debugOps;

  StatementLinker(Machine machine, FormulaLinker formulas, DebugOps debugOps) {
    this.machine = machine;
    this.formulas = formulas;
    this.debugOps = debugOps;
    loopOps = new LoopOps(machine, formulas);
    jumpOps = new JumpOps(machine, formulas);
    trapOps = new TrapOps(machine, formulas);
    assignmentOps = new AssignmentOps(machine, formulas);
    declarationOps = new DeclarationOps(machine, formulas);
    printOps = new PrintOps(machine, formulas);
    inputOps = new InputOps(machine, formulas);
    fileOps = new FileOps(machine, formulas);
    programOps = new ProgramOps(machine, formulas);
  }

  /** One operation a step, and one for the end of the line. */
  Op[] link(LinkedLine line) {
    List<Step> steps = line.steps;
    Op[] ops = new Op[steps.size() + 1];
    formulas.direct(line.direct());
    for (int i = 0; i < steps.size(); i++) {
      formulas.forgetWaits();
      Op op = link(steps.get(i).statement());
      boolean retried = formulas.mayWait() && !(op instanceof Op.LineReader);
      ops[i] = retried ? new Retried(machine, op) : op;
    }
    ops[steps.size()] = Op.jump(self -> machine.after(self.line()));
    return ops;
  }

  /**
   * What a step is when functions without parameters take none: itself, and the Syntax error that
   * the original then finds behind it.
   */
  List<Op> reread(LinkedLine line, int step) {
    List<Statement> told = group(line.steps, line, step);
    List<Statement> meant =
        group(Parser.parse(line.image, machine.variables::withoutParameters), line, step);
    int index = step - line.firstOf(step);
    formulas.direct(line.direct());
    formulas.forgetWaits();
    List<Op> ops = new ArrayList<>();
    ops.add(index < meant.size() ? link(meant.get(index)) : fault(BasicError.SYNTAX));
    int behind = index + 1;
    if (behind < meant.size()
        && meant.get(behind) instanceof Statement.Fault fault
        && !(behind < told.size() && told.get(behind) instanceof Statement.Fault)) {
      ops.add(link(fault));
    }
    return ops;
  }

  /** The steps that come from one statement with a step of the line. */
  private static List<Statement> group(List<Step> steps, LinkedLine line, int step) {
    int start = line.steps.get(step).start();
    return steps.stream().filter(each -> each.start() == start).map(Step::statement).toList();
  }

  /** The operation of a statement: Out of memory when there is no room for its names. */
  private Op link(Statement statement) {
    Variables variables = machine.variables;
    variables.forgetRefusal();
    Op op = effect(statement);
    return variables.refusedNames() ? fault(BasicError.OUT_OF_MEMORY) : op;
  }

  private Op effect(Statement statement) {
    if (statement instanceof ControlFlow flow) {
      return link(flow);
    }
    if (statement instanceof DataStatement data) {
      Op op = assignmentOps.link(data);
      return op == null ? declarationOps.link(data) : op;
    }
    if (statement instanceof ScreenStatement screen) {
      Op op = printOps.link(screen);
      return op == null ? inputOps.link(screen) : op;
    }
    if (statement instanceof FileStatement file) {
      return fileOps.link(file);
    }
    if (statement instanceof Command command) {
      return programOps.link(command);
    }
    if (statement instanceof Extension extension) {
      return debugOps.link(extension);
    }
    if (statement instanceof Statement.Fault fault) {
      return fault(fault.error());
    }
    if (statement instanceof Statement.Nothing) {
      return Op.of(() -> {});
    }
    throw new AssertionError(statement);
  }

  private Op link(ControlFlow flow) {
    if (flow instanceof ControlFlow.For loop) {
      return loopOps.linkFor(loop);
    }
    if (flow instanceof ControlFlow.Next next) {
      return loopOps.linkNext(next);
    }
    if (flow instanceof ControlFlow.While loop) {
      return loopOps.linkWhile(loop);
    }
    if (flow instanceof ControlFlow.Wend wend) {
      return loopOps.linkWend(wend);
    }
    @Nullable Op jump = jumpOps.link(flow);
    return jump == null ? trapOps.link(flow) : jump;
  }

  /** An operation that raises the error. */
  static Op fault(BasicError error) {
    return Op.of(
        () -> {
          throw error.raise();
        });
  }
}
