package org.mbasic.machine;

import java.util.List;
import org.mbasic.numbers.BasicError;

/**
 * Calls of DEF FN functions: arguments are evaluated, the parameters' cells borrowed for the time
 * of the call, and the result converted to the function's type.
 */
final class UserCalls {
  private final Machine machine;
  private final ArgumentStack stack = new ArgumentStack();
  private int depth;

  UserCalls(Machine machine) {
    this.machine = machine;
  }

  Formula link(UserFunction function, List<Formula> arguments) {
    Call call = new Call(function, arguments.toArray(new Formula[0]));
    return switch (function.name.type()) {
      case INTEGER -> Formula.ofInteger(call::integer);
      case SINGLE -> Formula.ofSingle(call::single);
      case DOUBLE -> Formula.ofDouble(machine.faults, call::doubled);
      case STRING -> Formula.ofString(call::string);
    };
  }

  /** A place where a function is called. */
  private final class Call {
    private final UserFunction function;
    private final Formula[] arguments;

    Call(UserFunction function, Formula[] arguments) {
      this.function = function;
      this.arguments = arguments;
    }

    int integer() {
      int base = stack.top();
      Formula body = enter(base);
      try {
        return body.integer();
      } finally {
        leave(base);
      }
    }

    double single() {
      int base = stack.top();
      Formula body = enter(base);
      try {
        return body.single();
      } finally {
        leave(base);
      }
    }

    long doubled() {
      int base = stack.top();
      Formula body = enter(base);
      try {
        return body.doubled();
      } finally {
        leave(base);
      }
    }

    String string() {
      int base = stack.top();
      Formula body = enter(base);
      try {
        return body.string();
      } finally {
        leave(base);
      }
    }

    private Formula enter(int base) {
      Formula body = function.body;
      if (body == null) {
        throw BasicError.UNDEFINED_USER_FUNCTION.raise();
      }
      List<Cell> parameters = function.parameters;
      if (parameters.isEmpty() && arguments.length > 0) {
        throw new Misread();
      }
      if (depth >= machine.limits.callDepth()) {
        throw BasicError.OUT_OF_MEMORY.raise();
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
      for (int i = 0; i < arguments.length; i++) {
        parameters.get(i).exchange(stack, base + i);
      }
      depth++;
      return body;
    }

    /** Gives the parameters their old values back; backwards, for one may stand there twice. */
    private void leave(int base) {
      depth--;
      List<Cell> parameters = function.parameters;
      for (int i = arguments.length - 1; i >= 0; i--) {
        parameters.get(i).exchange(stack, base + i);
      }
      stack.cutTo(base);
    }
  }
}
