package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.language.ControlFlow;
import org.mbasic.language.Expression;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.SinglePrecision;

/**
 * FOR and NEXT, WHILE and WEND. A loop's end is looked for in the text when its FOR or WHILE runs,
 * and a NEXT or WEND closes the loop that found it: so a jump into a loop ends in NEXT without FOR
 * (golden area for-next).
 */
final class LoopOps {
  private final Machine machine;
  private final FormulaLinker formulas;

  LoopOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  Op linkFor(ControlFlow.For statement) {
    if (!(statement.variable() instanceof Expression.Scalar scalar)) {
      return StatementLinker.fault(BasicError.SYNTAX);
    }
    Cell cell = formulas.cell(scalar.name());
    Formula from = formulas.link(statement.from());
    Formula to =
        statement.to() == null
            ? FormulaLinker.fault(BasicError.SYNTAX)
            : formulas.link(statement.to());
    Formula step =
        statement.step() == null ? Formula.ofInteger(() -> 1) : formulas.link(statement.step());
    if (cell instanceof Cell.SingleCell single) {
      return new SingleFor(single, from, to, step);
    }
    if (cell instanceof Cell.IntegerCell integer) {
      return new IntegerFor(integer, from, to, step);
    }
    return Op.of(
        () -> {
          cell.defined = true;
          // The start is converted and TO is missed before the type of the variable is looked at,
          // and what stands behind TO is not looked at.
          Cell.of(cell.name).assign(from);
          throw (statement.to() == null ? BasicError.SYNTAX : BasicError.TYPE_MISMATCH).raise();
        });
  }

  Op linkNext(ControlFlow.Next statement) {
    if (!statement.complete()) {
      return StatementLinker.fault(BasicError.SYNTAX);
    }
    if (statement.variable() instanceof Expression.Scalar scalar) {
      return new Next(formulas.cell(scalar.name()), statement.listed());
    }
    if (statement.variable() instanceof Expression.Element element) {
      ElementReference reference = formulas.reference(element);
      return Op.of(
          () -> {
            reference.offset();
            throw BasicError.NEXT_WITHOUT_FOR.raise();
          });
    }
    return statement.variable() == null && !statement.listed()
        ? new Next(null, false)
        : StatementLinker.fault(BasicError.NEXT_WITHOUT_FOR);
  }

  Op linkWhile(ControlFlow.While statement) {
    return new While(formulas.link(statement.condition()));
  }

  Op linkWend(ControlFlow.Wend statement) {
    return statement.complete() ? new Wend() : StatementLinker.fault(BasicError.SYNTAX);
  }

  /** The part of FOR that both kinds of variable share. */
  private abstract class For extends Op {
    /** The NEXT found in the text; links are dropped when the text changes, and this with them. */
    private @Nullable Op closing;

    /**
     * Ends the loop when it is under way, and those begun since: before TO and STEP are looked at.
     */
    final void leave() {
      int older = machine.stack.loopOver(next);
      if (older >= 0) {
        machine.stack.cutTo(older);
      }
    }

    /** A fresh frame for this loop on top of the stack. */
    final Frame enter(Cell cell) {
      Op end = closing;
      if (end == null) {
        end = machine.loops.nextOf(this, cell.name);
        closing = end;
      }
      Frame frame = machine.stack.push(Frame.Kind.FOR, next);
      frame.closing = end;
      return frame;
    }

    /** What runs when the range is empty: what stands behind the NEXT. */
    final Op skip(Frame frame) {
      machine.stack.cutTo(machine.stack.depth() - 1);
      Op end = frame.closing;
      if (end == null) {
        return next;
      }
      return end.next instanceof Next outer && outer.listed ? outer.startOver(frame) : end.next;
    }
  }

  private final class SingleFor extends For {
    private final Cell.SingleCell cell;
    private final Formula from;
    private final Formula to;
    private final Formula by;

    SingleFor(Cell.SingleCell cell, Formula from, Formula to, Formula by) {
      this.cell = cell;
      this.from = from;
      this.to = to;
      this.by = by;
    }

    @Override
    Op execute() {
      cell.defined = true;
      double first = from.single();
      leave();
      double limit = to.single();
      double increment = by.single();
      Frame frame = enter(cell);
      cell.value = first;
      frame.single = cell;
      frame.integer = null;
      frame.limit = limit;
      frame.step = increment;
      return past(first, limit, increment) ? skip(frame) : next;
    }
  }

  private final class IntegerFor extends For {
    private final Cell.IntegerCell cell;
    private final Formula from;
    private final Formula to;
    private final Formula by;

    IntegerFor(Cell.IntegerCell cell, Formula from, Formula to, Formula by) {
      this.cell = cell;
      this.from = from;
      this.to = to;
      this.by = by;
    }

    @Override
    Op execute() {
      cell.defined = true;
      int first = from.integer();
      leave();
      int limit = to.integer();
      int increment = by.integer();
      Frame frame = enter(cell);
      cell.value = first;
      frame.integer = cell;
      frame.single = null;
      frame.limit = limit;
      frame.step = increment;
      return past(first, limit, increment) ? skip(frame) : next;
    }
  }

  /**
   * Whether the variable has left the range: it lies on the side the step goes to, or a step of
   * zero has met the limit.
   */
  private static boolean past(double value, double limit, double step) {
    if (step > 0) {
      return value > limit;
    }
    return step < 0 ? value < limit : value == limit;
  }

  private final class Next extends Op {
    /** The variable it names, or null. */
    private final @Nullable Cell named;

    /** Whether a comma stands before it. */
    private final boolean listed;

    Next(@Nullable Cell named, boolean listed) {
      this.named = named;
      this.listed = listed;
    }

    @Override
    Op execute() {
      ControlStack stack = machine.stack;
      int index = stack.loopTurnedBy(this, named);
      if (index < 0) {
        throw withoutFor();
      }
      Frame frame = stack.at(index);
      // Not before it has turned: loops inside stay when that fails.
      boolean past = frame.single == null ? turnInteger(frame) : turnSingle(frame, frame.single);
      Op body = frame.body;
      if (past || body == null) {
        stack.cutTo(index);
        return next;
      }
      stack.cutTo(index + 1);
      return body;
    }

    /**
     * What runs when the loop before it in the list was an empty one. The original has then just
     * stored that loop's start, and still takes it for the start of a loop: the outer variable gets
     * it instead of a step.
     */
    Op startOver(Frame empty) {
      ControlStack stack = machine.stack;
      int index = stack.loopTurnedBy(this, named);
      if (index < 0) {
        throw machine.failures.in(line(), withoutFor());
      }
      Frame frame = stack.at(index);
      boolean past = start(frame, empty);
      stack.cutTo(past ? index : index + 1);
      Op body = frame.body;
      if (!past && body != null) {
        return body;
      }
      return next instanceof Next outer && outer.listed ? outer.startOver(empty) : next;
    }

    /** The variable has been looked for, and is there now. */
    private BasicException withoutFor() {
      if (named != null) {
        named.defined = true;
      }
      return BasicError.NEXT_WITHOUT_FOR.raise();
    }

    private boolean start(Frame frame, Frame empty) {
      Cell.SingleCell single = frame.single;
      Cell.SingleCell from = empty.single;
      if (single == null) {
        frame.whole(from == null ? empty.whole() : (short) SinglePrecision.toBits(from.value));
        return past(frame.whole(), frame.limit, frame.step);
      }
      if (from == null) {
        // An integer fills half of the place; the rest is of a value computed before.
        return turnSingle(frame, single);
      }
      single.value = from.value;
      return past(from.value, frame.limit, frame.step);
    }

    private boolean turnSingle(Frame frame, Cell.SingleCell single) {
      double value = SinglePrecision.add(single.value, frame.step, machine.faults);
      single.value = value;
      return past(value, frame.limit, frame.step);
    }

    private boolean turnInteger(Frame frame) {
      int value = frame.whole() + (int) frame.step;
      if (value != (short) value) {
        throw BasicError.OVERFLOW.raise();
      }
      frame.whole(value);
      return past(value, frame.limit, frame.step);
    }
  }

  private final class While extends Op {
    private final Formula condition;
    private @Nullable Op closing;

    While(Formula condition) {
      this.condition = condition;
    }

    @Override
    Op execute() {
      Op end = closing;
      if (end == null) {
        end = machine.loops.wendOf(this);
        closing = end;
      }
      boolean holds;
      try {
        holds = condition.truth();
      } catch (BasicException error) {
        leave(end);
        throw error;
      }
      // Not before the condition: it may want a key, and be asked again by the same WEND.
      leave(end);
      if (!holds) {
        return end.next;
      }
      // The whole operation, which takes back what it has read when it waits for a key.
      machine.stack.push(Frame.Kind.WHILE, machine.links.op(line(), step)).closing = end;
      return next;
    }

    /** Drops the frame of an earlier turn and what has been entered since. */
    private void leave(Op end) {
      int index = machine.stack.loopClosedBy(end);
      if (index >= 0) {
        machine.stack.cutTo(index);
      }
    }
  }

  private final class Wend extends Op {
    @Override
    @Nullable Op execute() {
      int index = machine.stack.loopClosedBy(this);
      if (index < 0) {
        throw BasicError.WEND_WITHOUT_WHILE.raise();
      }
      machine.stack.cutTo(index + 1);
      Op head = machine.stack.at(index).body;
      if (head == null) {
        throw new IllegalStateException("a WHILE frame has lost its WHILE");
      }
      try {
        return head.execute();
      } catch (BasicException error) {
        // The original is back in the line of WHILE when it evaluates the condition again.
        throw machine.failures.in(head.line(), error);
      }
    }
  }
}
