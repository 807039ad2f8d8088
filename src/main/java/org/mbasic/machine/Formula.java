package org.mbasic.machine;

import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.DoublePrecision;
import org.mbasic.numbers.SinglePrecision;

/**
 * A linked formula of known type. Each of the four questions evaluates it once and converts to the
 * type asked for; a string asked for a number, or the reverse, is a Type mismatch raised after the
 * evaluation, as the original does.
 *
 * <p>Where two integers give an integer in the original unless the result is too large, and a
 * single then, the node here is a {@link SingleFormula}: a single holds every such result exactly,
 * and no statement can tell the difference.
 */
abstract class Formula {
  abstract Type type();

  /** The value rounded to an integer, or Overflow. */
  abstract int integer();

  abstract double single();

  /** The value as double-precision bits. */
  abstract long doubled();

  abstract String string();

  /** Whether the value is not zero; what IF and WHILE ask. */
  boolean truth() {
    return single() != 0;
  }

  final boolean isString() {
    return type() == Type.STRING;
  }

  /** Whether it is a string that lies in a variable or an array already. */
  boolean isVariable() {
    return false;
  }

  abstract static class IntegerFormula extends Formula {
    @Override
    final Type type() {
      return Type.INTEGER;
    }

    @Override
    double single() {
      return integer();
    }

    @Override
    final long doubled() {
      return DoublePrecision.fromInteger(integer());
    }

    @Override
    final String string() {
      integer();
      throw BasicError.TYPE_MISMATCH.raise();
    }

    @Override
    boolean truth() {
      return integer() != 0;
    }
  }

  abstract static class SingleFormula extends Formula {
    @Override
    final Type type() {
      return Type.SINGLE;
    }

    @Override
    int integer() {
      return SinglePrecision.toInteger(single());
    }

    @Override
    final long doubled() {
      return DoublePrecision.fromSingle(single());
    }

    @Override
    final String string() {
      single();
      throw BasicError.TYPE_MISMATCH.raise();
    }
  }

  abstract static class DoubleFormula extends Formula {
    private final Faults faults;

    DoubleFormula(Faults faults) {
      this.faults = faults;
    }

    @Override
    final Type type() {
      return Type.DOUBLE;
    }

    @Override
    final int integer() {
      return DoublePrecision.toInteger(doubled());
    }

    @Override
    final double single() {
      return DoublePrecision.toSingle(doubled(), faults);
    }

    @Override
    final String string() {
      doubled();
      throw BasicError.TYPE_MISMATCH.raise();
    }

    @Override
    final boolean truth() {
      return doubled() != 0L;
    }
  }

  abstract static class StringFormula extends Formula {
    @Override
    final Type type() {
      return Type.STRING;
    }

    @Override
    final int integer() {
      string();
      throw BasicError.TYPE_MISMATCH.raise();
    }

    @Override
    final double single() {
      string();
      throw BasicError.TYPE_MISMATCH.raise();
    }

    @Override
    final long doubled() {
      string();
      throw BasicError.TYPE_MISMATCH.raise();
    }
  }

  static Formula ofInteger(IntSupplier value) {
    return new IntegerFormula() {
      @Override
      int integer() {
        return value.getAsInt();
      }
    };
  }

  static Formula ofSingle(DoubleSupplier value) {
    return new SingleFormula() {
      @Override
      double single() {
        return value.getAsDouble();
      }
    };
  }

  static Formula ofDouble(Faults faults, LongSupplier value) {
    return new DoubleFormula(faults) {
      @Override
      long doubled() {
        return value.getAsLong();
      }
    };
  }

  static Formula ofString(Supplier<String> value) {
    return new StringFormula() {
      @Override
      String string() {
        return value.get();
      }
    };
  }
}
