package org.mbasic.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about variables, arrays, DATA, functions and memory. */
public sealed interface DataStatement extends Statement {

  record Let(Expression.Variable target, Expression value) implements DataStatement {}

  /**
   * {@code MID$(target, start, length) = value}.
   *
   * @param length null when not given
   */
  record MidLet(
      Expression.Variable target, Expression start, @Nullable Expression length, Expression value)
      implements DataStatement {}

  /** {@code LSET} or, with {@code right}, {@code RSET}. */
  record Justify(Expression.Variable target, Expression value, boolean right)
      implements DataStatement {}

  /**
   * SWAP.
   *
   * @param second null where it is missing
   */
  record Swap(Expression.Variable first, Expression.@Nullable Variable second)
      implements DataStatement {}

  /** One array of a DIM; {@code DIM A(5),B(3)} is two steps. A scalar has no bounds. */
  record Dim(Name name, List<Expression> bounds) implements DataStatement {
    public Dim {
      bounds = List.copyOf(bounds);
    }
  }

  /** One array of an ERASE. */
  record Erase(Name array) implements DataStatement {}

  /** A variable that is looked for and nothing else: it is there from then on. */
  record Find(Expression.Variable variable) implements DataStatement {}

  record DefFn(Name name, List<Name> parameters, Expression body) implements DataStatement {
    public DefFn {
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code DEFINT A-C}: one range; {@code type} is one of {@code % ! # $}. */
  record DefType(char type, char first, char last) implements DataStatement {}

  record DefUsr(int digit, Expression address) implements DataStatement {}

  /** OPTION BASE 0 or 1; {@link #WRONG} for anything else. */
  record OptionBase(int base) implements DataStatement {
    public static final int WRONG = -1;
  }

  /** {@code CLEAR strings, top, stack}: sizes that may be left out. */
  record Clear(@Nullable Expression strings, @Nullable Expression top, @Nullable Expression stack)
      implements DataStatement {}

  /**
   * The items of a DATA statement.
   *
   * @param text everything behind the keyword as typed, up to the colon that ends it
   */
  record Data(String text) implements DataStatement {}

  /**
   * READ.
   *
   * @param complete whether the list ends where the statement does; a Syntax error behind it if not
   */
  record Read(List<Expression.Variable> targets, boolean complete) implements DataStatement {
    public Read {
      targets = List.copyOf(targets);
    }
  }

  /** {@code line} is {@link Statement#NO_LINE} for the start of the program. */
  record Restore(int line) implements DataStatement {}

  /**
   * RANDOMIZE.
   *
   * @param seed null to ask the user
   */
  record Randomize(@Nullable Expression seed) implements DataStatement {}

  record Poke(Expression address, Expression value) implements DataStatement {}

  record Out(Expression port, Expression value) implements DataStatement {}

  /**
   * WAIT.
   *
   * @param invert null when not given
   */
  record Wait(Expression port, Expression mask, @Nullable Expression invert)
      implements DataStatement {}

  /** {@code CALL variable(arguments)}: machine code, which there is none of. */
  record CallMachineCode(Expression address, List<Expression.Variable> arguments)
      implements DataStatement {
    public CallMachineCode {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Names kept over a CHAIN; acts only by being there.
   *
   * @param names scalars, and arrays when flagged in {@code arrays} at the same index
   * @param complete whether the list ends where the statement does; a Syntax error behind it if not
   */
  record Common(List<Name> names, List<Boolean> arrays, boolean complete) implements DataStatement {
    public Common {
      names = List.copyOf(names);
      arrays = List.copyOf(arrays);
    }
  }
}
