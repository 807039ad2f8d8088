package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.language.DataStatement;
import org.mbasic.language.Expression;
import org.mbasic.numbers.BasicError;

/** LET, MID$=, LSET, RSET and SWAP. */
final class AssignmentOps {
  private final Machine machine;
  private final FormulaLinker formulas;

  AssignmentOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  @Nullable Op link(DataStatement statement) {
    if (statement instanceof DataStatement.Let let) {
      return let(let.target(), formulas.link(let.value()));
    }
    if (statement instanceof DataStatement.MidLet mid) {
      return midLet(mid);
    }
    if (statement instanceof DataStatement.Justify justify) {
      return justify(justify);
    }
    if (statement instanceof DataStatement.Swap swap) {
      return swap(swap);
    }
    return null;
  }

  private Op let(Expression.Variable variable, Formula value) {
    if (variable instanceof Expression.Scalar scalar) {
      return letScalar(formulas.cell(scalar.name()), value);
    }
    ElementReference reference = formulas.reference((Expression.Element) variable);
    BasicArray array = reference.array();
    return switch (array.name.type()) {
      case INTEGER ->
          Op.of(
              () -> {
                int offset = reference.offset();
                int result = value.integer();
                array.integers[offset] = result;
                array.touch(offset);
              });
      case SINGLE -> new LetSingleElement(reference, value);
      case DOUBLE ->
          Op.of(
              () -> {
                int offset = reference.offset();
                long result = value.doubled();
                array.doubles[offset] = result;
                array.touch(offset);
              });
      case STRING ->
          Op.of(
              () -> {
                int offset = reference.offset();
                String result = machine.files.own(value.string());
                array.store(offset, result);
              });
    };
  }

  /** The variable is there before the value is evaluated, whatever comes of that. */
  private Op letScalar(Cell cell, Formula value) {
    if (cell instanceof Cell.SingleCell single) {
      return new LetSingle(single, value);
    }
    if (cell instanceof Cell.IntegerCell integer) {
      return new LetInteger(integer, value);
    }
    if (cell instanceof Cell.StringCell text) {
      return Op.of(
          () -> {
            text.defined = true;
            text.value = machine.files.own(value.string());
          });
    }
    return Op.of(
        () -> {
          cell.defined = true;
          cell.assign(value);
        });
  }

  private static final class LetSingle extends Op {
    private final Cell.SingleCell cell;
    private final Formula value;

    LetSingle(Cell.SingleCell cell, Formula value) {
      this.cell = cell;
      this.value = value;
    }

    @Override
    Op execute() {
      cell.defined = true;
      cell.value = value.single();
      return next;
    }
  }

  private static final class LetInteger extends Op {
    private final Cell.IntegerCell cell;
    private final Formula value;

    LetInteger(Cell.IntegerCell cell, Formula value) {
      this.cell = cell;
      this.value = value;
    }

    @Override
    Op execute() {
      cell.defined = true;
      cell.value = value.integer();
      return next;
    }
  }

  private static final class LetSingleElement extends Op {
    private final ElementReference reference;
    private final Formula value;

    LetSingleElement(ElementReference reference, Formula value) {
      this.reference = reference;
      this.value = value;
    }

    @Override
    Op execute() {
      int offset = reference.offset();
      double result = value.single();
      BasicArray array = reference.array();
      array.singles[offset] = result;
      array.touch(offset);
      return next;
    }
  }

  private Op midLet(DataStatement.MidLet mid) {
    Target target = formulas.target(mid.target());
    Formula start = formulas.link(mid.start());
    Formula length =
        mid.length() == null ? Formula.ofInteger(() -> 255) : formulas.link(mid.length());
    Source source = source(mid.value());
    return Op.of(
        () -> {
          StoredText changed = machine.files.stored(target.place());
          int first = StringFunctions.byteOf(start.integer());
          if (first == 0) {
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          }
          int most = StringFunctions.byteOf(length.integer());
          StoredText text = source.text(changed);
          if (most == 0) {
            return;
          }
          if (first > changed.length()) {
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          }
          int before = first - 1;
          int count = Math.min(Math.min(most, text.length()), changed.length() - before);
          changed.take(text, before, count);
          changed.show();
        });
  }

  /** A variable's characters lie where it has them, those of any other formula by themselves. */
  private Source source(Expression expression) {
    if (expression instanceof Expression.Variable variable) {
      Target target = formulas.target(variable);
      return changed -> {
        Place place = target.find();
        return place.equals(changed.place()) ? changed : machine.files.stored(place);
      };
    }
    Formula value = formulas.link(expression);
    return changed -> StoredText.copy(changed.place(), value.string());
  }

  /** The characters that are put into a string. */
  @FunctionalInterface
  private interface Source {
    StoredText text(StoredText changed);
  }

  private Op justify(DataStatement.Justify justify) {
    Target target = formulas.target(justify.target());
    Source source = source(justify.value());
    return Op.of(
        () -> {
          StoredText changed = machine.files.stored(target.place());
          StoredText text = source.text(changed);
          int count = Math.min(changed.length(), text.length());
          int blanks = changed.length() - count;
          if (justify.right()) {
            changed.blank(0, blanks);
            changed.take(text, blanks, count);
          } else {
            changed.take(text, 0, count);
            changed.blank(count, blanks);
          }
          changed.show();
        });
  }

  private Op swap(DataStatement.Swap swap) {
    Target one = formulas.target(swap.first());
    if (swap.second() == null) {
      return Op.of(
          () -> {
            one.place();
            throw BasicError.SYNTAX.raise();
          });
    }
    Target other = formulas.target(swap.second());
    return Op.of(
        () -> {
          Place first = one.place();
          Place second = other.find();
          boolean there = second.defined();
          second.define();
          if (first.type() != second.type()) {
            throw BasicError.TYPE_MISMATCH.raise();
          }
          if (!there) {
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          }
          machine.files.exchange(first, second);
        });
  }
}
