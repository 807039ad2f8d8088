package org.mbasic.machine;

import java.util.function.IntBinaryOperator;
import org.mbasic.language.Operator;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.DoublePrecision;
import org.mbasic.numbers.SinglePrecision;
import org.mbasic.numbers.Transcendental;

/** Links operators to nodes by the types of their operands: the wider of the two decides. */
final class Arithmetic {
  private final Faults faults;

  Arithmetic(Faults faults) {
    this.faults = faults;
  }

  Formula binary(Operator operator, Formula left, Formula right) {
    boolean text = operator == Operator.PLUS || operator.rank() == Operator.EQUAL.rank();
    if (left.isString() && !text) {
      return mismatch(left);
    }
    if (left.isString() != right.isString() && !convertsLeftFirst(operator)) {
      return mismatch(left, right);
    }
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL, COMPARABLE ->
          Comparison.link(operator, left, right);
      case PLUS -> left.isString() ? concatenate(left, right) : sum(left, right);
      default -> numeric(operator, left, right);
    };
  }

  /** Whether the left side becomes an integer or a single before the right one is looked at. */
  private static boolean convertsLeftFirst(Operator operator) {
    return switch (operator) {
      case POWER, INTEGER_DIVIDE, MOD, AND, OR, XOR, EQV, IMP -> true;
      default -> false;
    };
  }

  private Formula numeric(Operator operator, Formula left, Formula right) {
    return switch (operator) {
      case MINUS -> difference(left, right);
      case TIMES -> product(left, right);
      case DIVIDE -> quotient(left, right);
      case POWER ->
          Formula.ofSingle(
              () -> {
                double x = left.single();
                return Transcendental.power(x, right.single(), faults);
              });
      case INTEGER_DIVIDE -> Formula.ofSingle(() -> divideIntegers(left, right));
      case MOD ->
          integers(
              left,
              right,
              (x, y) -> {
                if (y == 0) {
                  throw BasicError.DIVISION_BY_ZERO.raise();
                }
                return x % y;
              });
      case AND -> integers(left, right, (x, y) -> x & y);
      case OR -> integers(left, right, (x, y) -> x | y);
      case XOR -> integers(left, right, (x, y) -> x ^ y);
      case EQV -> integers(left, right, (x, y) -> ~(x ^ y));
      case IMP -> integers(left, right, (x, y) -> ~x | y);
      default -> throw new AssertionError(operator);
    };
  }

  /** {@code -32768\-1} is the single 32768 (numbers.md 3). */
  private static int divideIntegers(Formula left, Formula right) {
    int dividend = left.integer();
    int divisor = right.integer();
    if (divisor == 0) {
      throw BasicError.DIVISION_BY_ZERO.raise();
    }
    return dividend / divisor;
  }

  private static Formula integers(Formula left, Formula right, IntBinaryOperator operation) {
    return Formula.ofInteger(
        () -> {
          int x = left.integer();
          return operation.applyAsInt(x, right.integer());
        });
  }

  private static Formula mismatch(Formula left, Formula right) {
    return Formula.ofSingle(
        () -> {
          evaluate(left);
          evaluate(right);
          throw BasicError.TYPE_MISMATCH.raise();
        });
  }

  /** A string where only a number will do: the right side is not looked at any more. */
  private static Formula mismatch(Formula left) {
    return Formula.ofSingle(
        () -> {
          evaluate(left);
          throw BasicError.TYPE_MISMATCH.raise();
        });
  }

  /** Evaluates for the sake of the errors and messages that may come of it. */
  static void evaluate(Formula formula) {
    if (formula.isString()) {
      formula.string();
    } else {
      formula.doubled();
    }
  }

  private static Formula concatenate(Formula left, Formula right) {
    return Formula.ofString(
        () -> {
          String first = left.string();
          String second = right.string();
          String both = second.isEmpty() ? new String(first) : first.concat(second);
          if (both.length() > 255) {
            throw BasicError.STRING_TOO_LONG.raise();
          }
          return both;
        });
  }

  private static boolean wide(Formula left, Formula right) {
    return left.type() == Type.DOUBLE || right.type() == Type.DOUBLE;
  }

  private static boolean whole(Formula left, Formula right) {
    return left.type() == Type.INTEGER && right.type() == Type.INTEGER;
  }

  private Formula sum(Formula left, Formula right) {
    if (wide(left, right)) {
      return Formula.ofDouble(
          faults,
          () -> {
            long x = left.doubled();
            return DoublePrecision.add(x, right.doubled(), faults);
          });
    }
    if (whole(left, right)) {
      return new IntegerSum(left, right);
    }
    return new Formula.SingleFormula() {
      @Override
      double single() {
        double x = left.single();
        return SinglePrecision.add(x, right.single(), faults);
      }
    };
  }

  private Formula difference(Formula left, Formula right) {
    if (wide(left, right)) {
      return Formula.ofDouble(
          faults,
          () -> {
            long x = left.doubled();
            return DoublePrecision.subtract(x, right.doubled(), faults);
          });
    }
    if (whole(left, right)) {
      return new IntegerDifference(left, right);
    }
    return new Formula.SingleFormula() {
      @Override
      double single() {
        double x = left.single();
        return SinglePrecision.subtract(x, right.single(), faults);
      }
    };
  }

  private Formula product(Formula left, Formula right) {
    if (wide(left, right)) {
      return Formula.ofDouble(
          faults,
          () -> {
            long x = left.doubled();
            return DoublePrecision.multiply(x, right.doubled(), faults);
          });
    }
    if (whole(left, right)) {
      return new IntegerProduct(left, right);
    }
    return new Formula.SingleFormula() {
      @Override
      double single() {
        double x = left.single();
        return SinglePrecision.multiply(x, right.single(), faults);
      }
    };
  }

  private Formula quotient(Formula left, Formula right) {
    if (wide(left, right)) {
      return Formula.ofDouble(
          faults,
          () -> {
            long x = left.doubled();
            return DoublePrecision.divide(x, right.doubled(), faults);
          });
    }
    return new Formula.SingleFormula() {
      @Override
      double single() {
        double x = left.single();
        return SinglePrecision.divide(x, right.single(), faults);
      }
    };
  }

  Formula not(Formula operand) {
    return Formula.ofInteger(() -> ~operand.integer());
  }

  Formula negate(Formula operand) {
    return switch (operand.type()) {
      case DOUBLE -> Formula.ofDouble(faults, () -> DoublePrecision.negate(operand.doubled()));
      case STRING -> mismatch(operand);
      case INTEGER, SINGLE -> Formula.ofSingle(() -> SinglePrecision.negate(operand.single()));
    };
  }

  /**
   * Two integers meeting in an operation whose exact result is asked for, as an int or a single.
   */
  private abstract static class WholeFormula extends Formula.SingleFormula {
    final Formula left;
    final Formula right;

    WholeFormula(Formula left, Formula right) {
      this.left = left;
      this.right = right;
    }

    /** The exact result, which a Java int always holds. */
    abstract int exact();

    @Override
    final int integer() {
      int result = exact();
      if (result != (short) result) {
        throw BasicError.OVERFLOW.raise();
      }
      return result;
    }

    @Override
    double single() {
      return exact();
    }
  }

  private static final class IntegerSum extends WholeFormula {
    IntegerSum(Formula left, Formula right) {
      super(left, right);
    }

    @Override
    int exact() {
      return left.integer() + right.integer();
    }
  }

  private static final class IntegerDifference extends WholeFormula {
    IntegerDifference(Formula left, Formula right) {
      super(left, right);
    }

    @Override
    int exact() {
      return left.integer() - right.integer();
    }
  }

  private static final class IntegerProduct extends WholeFormula {
    IntegerProduct(Formula left, Formula right) {
      super(left, right);
    }

    @Override
    int exact() {
      return left.integer() * right.integer();
    }

    @Override
    double single() {
      return SinglePrecision.round24(exact());
    }
  }
}
