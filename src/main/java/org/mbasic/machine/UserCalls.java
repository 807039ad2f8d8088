package org.mbasic.machine;

import java.util.List;
import org.mbasic.numbers.BasicError;

/**
 * Calls of DEF FN functions: arguments are evaluated, the parameters' cells borrowed for the time
 * of the call, and the result converted to the function's type.
 */
final class UserCalls {
  private final Machine machine;
  private int depth;

  UserCalls(Machine machine) {
    this.machine = machine;
  }

  Formula link(UserFunction function, List<Formula> arguments) {
    Formula[] values = arguments.toArray(new Formula[0]);
    return switch (function.name.type()) {
      case INTEGER ->
          Formula.ofInteger(
              () -> {
                try (Call call = enter(function, values)) {
                  return call.body().integer();
                }
              });
      case SINGLE ->
          Formula.ofSingle(
              () -> {
                try (Call call = enter(function, values)) {
                  return call.body().single();
                }
              });
      case DOUBLE ->
          Formula.ofDouble(
              machine.faults,
              () -> {
                try (Call call = enter(function, values)) {
                  return call.body().doubled();
                }
              });
      case STRING ->
          Formula.ofString(
              () -> {
                try (Call call = enter(function, values)) {
                  return call.body().string();
                }
              });
    };
  }

  private Call enter(UserFunction function, Formula[] arguments) {
    Formula body = function.body;
    if (body == null) {
      throw BasicError.UNDEFINED_USER_FUNCTION.raise();
    }
    List<Cell> parameters = function.parameters;
    if (parameters.size() != arguments.length) {
      throw BasicError.SYNTAX.raise();
    }
    if (depth >= machine.limits.callDepth()) {
      throw BasicError.OUT_OF_MEMORY.raise();
    }
    Cell[] values = new Cell[arguments.length];
    Cell[] saved = new Cell[arguments.length];
    boolean[] defined = new boolean[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      Cell parameter = parameters.get(i);
      values[i] = Cell.of(parameter.name);
      values[i].assign(arguments[i]);
      saved[i] = Cell.of(parameter.name);
      parameter.copyTo(saved[i]);
      defined[i] = parameter.defined;
    }
    for (int i = 0; i < values.length; i++) {
      values[i].copyTo(parameters.get(i));
    }
    depth++;
    return new Call(body, parameters, saved, defined);
  }

  /** A call under way; closing it gives the parameters their old values back. */
  private final class Call implements AutoCloseable {
    private final Formula body;
    private final List<Cell> parameters;
    private final Cell[] saved;
    private final boolean[] defined;

    Call(Formula body, List<Cell> parameters, Cell[] saved, boolean[] defined) {
      this.body = body;
      this.parameters = parameters;
      this.saved = saved;
      this.defined = defined;
    }

    Formula body() {
      return body;
    }

    @Override
    public void close() {
      depth--;
      for (int i = 0; i < saved.length; i++) {
        saved[i].copyTo(parameters.get(i));
        parameters.get(i).defined = defined[i];
      }
    }
  }
}
