package org.mbasic.machine;

import org.mbasic.language.Operator;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.DoublePrecision;

/** Comparisons: -1 when they hold, 0 when not; IF asks for the truth and skips the number. */
abstract class Comparison extends Formula.IntegerFormula {
  private final boolean less;
  private final boolean equal;
  private final boolean greater;

  private Comparison(Operator operator) {
    less =
        operator == Operator.LESS
            || operator == Operator.LESS_OR_EQUAL
            || operator == Operator.NOT_EQUAL
            || operator == Operator.COMPARABLE;
    equal =
        operator == Operator.EQUAL
            || operator == Operator.LESS_OR_EQUAL
            || operator == Operator.GREATER_OR_EQUAL
            || operator == Operator.COMPARABLE;
    greater =
        operator == Operator.GREATER
            || operator == Operator.GREATER_OR_EQUAL
            || operator == Operator.NOT_EQUAL
            || operator == Operator.COMPARABLE;
  }

  /** Links a comparison of two strings or two numbers. */
  static Formula link(Operator operator, Formula left, Formula right) {
    if (left.isString()) {
      return new Comparison(operator) {
        @Override
        boolean truth() {
          String x = left.string();
          return holds(x.compareTo(right.string()));
        }
      };
    }
    if (left.type() == Type.DOUBLE || right.type() == Type.DOUBLE) {
      return new Comparison(operator) {
        @Override
        boolean truth() {
          long x = left.doubled();
          return holds(DoublePrecision.compare(x, right.doubled()));
        }
      };
    }
    return new Comparison(operator) {
      @Override
      boolean truth() {
        double x = left.single();
        return holds(Double.compare(x, right.single()));
      }
    };
  }

  /** Whether the comparison holds for operands that compare like this. */
  final boolean holds(int order) {
    return order < 0 ? less : order == 0 ? equal : greater;
  }

  @Override
  abstract boolean truth();

  @Override
  final int integer() {
    return truth() ? -1 : 0;
  }
}
