package org.mbasic.machine;

import java.util.Arrays;
import java.util.List;
import org.mbasic.numbers.BasicError;

/**
 * Calls of DEF FN functions: arguments are evaluated, the parameters' cells borrowed for the time
 * of the call, and the result converted to the function's type. A function that is called by
 * another does not see the parameters of that one, but the variables of their names.
 */
final class UserCalls {
  /** Places that the original has for strings that are in no variable. */
  static final int PLACES = 10;

  private final Machine machine;
  private final ArgumentStack stack = new ArgumentStack();

  /** The calls under way, innermost last, and where the arguments of each begin. */
  private Call[] calls = {};

  private int[] bases = {};
  private int depth;

  /** Strings in no variable that wait for the calls under way. */
  private int waiting;

  UserCalls(Machine machine) {
    this.machine = machine;
  }

  /**
   * A call.
   *
   * @param strings how many strings in no variable wait for it in its formula
   */
  Formula link(UserFunction function, List<Formula> arguments, int strings) {
    Call call = new Call(function, arguments.toArray(new Formula[0]), strings);
    return switch (function.name.type()) {
      case INTEGER -> Formula.ofInteger(call::integer);
      case SINGLE -> Formula.ofSingle(call::single);
      case DOUBLE -> Formula.ofDouble(machine.faults, call::doubled);
      case STRING -> Formula.ofString(call::string);
    };
  }

  /**
   * The string formula, whose value is one too many when all places are taken.
   *
   * @param strings how many strings wait for it in its own formula, besides those of calls
   */
  Formula placed(Formula formula, int strings) {
    return Formula.ofString(
        () -> {
          String value = formula.string();
          if (waiting + strings >= PLACES) {
            throw BasicError.STRING_FORMULA_TOO_COMPLEX.raise();
          }
          return value;
        });
  }

  private void begin(Call call, int base) {
    if (depth == calls.length) {
      calls = Arrays.copyOf(calls, 2 * depth + 1);
      bases = Arrays.copyOf(bases, 2 * depth + 1);
    }
    calls[depth] = call;
    bases[depth] = base;
    depth++;
    waiting += call.strings;
  }

  /** A place where a function is called. */
  private final class Call {
    private final UserFunction function;
    private final Formula[] arguments;
    private final int strings;

    Call(UserFunction function, Formula[] arguments, int strings) {
      this.function = function;
      this.arguments = arguments;
      this.strings = strings;
    }

    int integer() {
      Formula body = enter();
      try {
        return body.integer();
      } finally {
        leave();
      }
    }

    double single() {
      Formula body = enter();
      try {
        return body.single();
      } finally {
        leave();
      }
    }

    long doubled() {
      Formula body = enter();
      try {
        return body.doubled();
      } finally {
        leave();
      }
    }

    String string() {
      Formula body = enter();
      try {
        return body.string();
      } finally {
        leave();
      }
    }

    private Formula enter() {
      int base = stack.top();
      Formula body = function.body;
      if (body == null) {
        boolean lost = function.definition != null;
        throw (lost ? BasicError.SYNTAX : BasicError.UNDEFINED_USER_FUNCTION).raise();
      }
      List<Cell> parameters = function.parameters;
      if (parameters.isEmpty() && arguments.length > 0) {
        throw new Misread();
      }
      if (depth >= machine.limits.callDepth()) {
        throw new StackFull();
      }
      boolean evaluated = false;
      try {
        int pairs = Math.min(parameters.size(), arguments.length);
        for (int i = 0; i < pairs; i++) {
          parameters.get(i).push(arguments[i], stack);
        }
        if (parameters.size() != arguments.length) {
          throw BasicError.SYNTAX.raise();
        }
        if (function.oversized) {
          throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
        }
        evaluated = true;
      } finally {
        if (!evaluated) {
          stack.cutTo(base);
        }
      }
      if (depth > 0) {
        calls[depth - 1].giveBack(bases[depth - 1]);
      }
      begin(this, base);
      borrow(base);
      return body;
    }

    private void leave() {
      waiting -= strings;
      depth--;
      giveBack(bases[depth]);
      stack.cutTo(bases[depth]);
      if (depth > 0) {
        calls[depth - 1].borrow(bases[depth - 1]);
      }
    }

    /** Gives the parameters the arguments as values. */
    private void borrow(int base) {
      List<Cell> parameters = function.parameters;
      for (int i = 0; i < arguments.length; i++) {
        parameters.get(i).exchange(stack, base + i);
      }
    }

    /** Gives the parameters their own values; backwards, for one may stand there twice. */
    private void giveBack(int base) {
      List<Cell> parameters = function.parameters;
      for (int i = arguments.length - 1; i >= 0; i--) {
        parameters.get(i).exchange(stack, base + i);
      }
    }
  }
}
