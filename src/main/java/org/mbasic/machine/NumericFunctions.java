package org.mbasic.machine;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.mbasic.language.Keyword;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.terminal.Console;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.DoublePrecision;
import org.mbasic.numbers.NumberReader;
import org.mbasic.numbers.Numeral;
import org.mbasic.numbers.SinglePrecision;
import org.mbasic.numbers.Transcendental;

/** Links the built-in functions whose value is a number. */
final class NumericFunctions {
  private static final long SIGN = 1L << 55;

  private final Machine machine;
  private final Faults faults;

  NumericFunctions(Machine machine) {
    this.machine = machine;
    this.faults = machine.faults;
  }

  Formula link(Keyword function, List<Formula> arguments) {
    return switch (function) {
      case ABS -> abs(arguments.get(0));
      case INT -> whole(arguments.get(0), SinglePrecision::floor, DoublePrecision::floor);
      case FIX -> whole(arguments.get(0), SinglePrecision::fix, DoublePrecision::fix);
      case SGN -> sgn(arguments.get(0));
      case SQR -> single(arguments.get(0), x -> Transcendental.sqr(x, faults));
      case SIN -> single(arguments.get(0), x -> Transcendental.sin(x, faults));
      case COS -> single(arguments.get(0), x -> Transcendental.cos(x, faults));
      case TAN -> single(arguments.get(0), x -> Transcendental.tan(x, faults));
      case ATN -> single(arguments.get(0), x -> Transcendental.atn(x, faults));
      case EXP -> single(arguments.get(0), x -> Transcendental.exp(x, faults));
      case LOG -> single(arguments.get(0), x -> Transcendental.log(x, faults));
      case RND ->
          arguments.isEmpty()
              ? Formula.ofSingle(() -> machine.random.rnd(1))
              : single(arguments.get(0), x -> machine.random.rnd(x));
      case CINT -> integer(arguments.get(0), Formula::integer);
      case CSNG -> single(arguments.get(0), x -> x);
      case CDBL -> doubled(arguments.get(0), Formula::doubled);
      case LEN -> integer(arguments.get(0), x -> x.string().length());
      case ASC -> integer(arguments.get(0), NumericFunctions::asc);
      case VAL -> doubled(arguments.get(0), this::val);
      case CVI -> integer(arguments.get(0), x -> (short) bytes(x, 2));
      case CVS ->
          Formula.ofSingle(() -> SinglePrecision.fromBits((int) bytes(arguments.get(0), 4)));
      case CVD -> doubled(arguments.get(0), x -> DoublePrecision.fromBits(bytes(x, 8)));
      case INSTR -> instr(arguments);
      case ERR -> Formula.ofInteger(() -> machine.traps.error);
      case ERL -> Formula.ofSingle(() -> machine.traps.errorLine);
      case POS -> integer(arguments.get(0), x -> evaluated(x, behind(machine.console)));
      case LPOS -> integer(arguments.get(0), x -> evaluated(x, behind(machine.printer)));
      default -> linkMachine(function, arguments);
    };
  }

  private Formula linkMachine(Keyword function, List<Formula> arguments) {
    return switch (function) {
      case EOF -> integer(arguments.get(0), x -> machine.files.endOfFile(x.integer()));
      case LOC -> Formula.ofSingle(() -> machine.files.location(arguments.get(0).integer()));
      case LOF -> Formula.ofSingle(() -> machine.files.length(arguments.get(0).integer()));
      case INP -> integer(arguments.get(0), x -> machine.memory.inp(x.integer()));
      case FRE -> Formula.ofSingle(() -> machine.memory.free(arguments.get(0)));
      default -> FormulaLinker.fault(BasicError.SYNTAX);
    };
  }

  /** PEEK; {@code direct} as {@link Memory#peek} means it. */
  Formula peek(Formula address, boolean direct) {
    return integer(address, x -> machine.memory.peek(x, direct));
  }

  Formula fileAddress(Formula channel) {
    return integer(channel, x -> machine.memory.fileAddress(x.integer()));
  }

  private static Formula single(Formula argument, DoubleUnaryOperator operation) {
    return new Formula.SingleFormula() {
      @Override
      double single() {
        return operation.applyAsDouble(argument.single());
      }
    };
  }

  private static Formula integer(Formula argument, ToIntFunction<Formula> operation) {
    return Formula.ofInteger(() -> operation.applyAsInt(argument));
  }

  private Formula doubled(Formula argument, ToLongFunction<Formula> operation) {
    return Formula.ofDouble(faults, () -> operation.applyAsLong(argument));
  }

  /** The column from 1, which the original counts in a byte: 0 behind 255 characters. */
  private static int behind(Console console) {
    return console.column() + 1 & 0xFF;
  }

  private static int evaluated(Formula dummy, int value) {
    if (dummy.isString()) {
      dummy.string();
    } else {
      dummy.doubled();
    }
    return value;
  }

  private Formula abs(Formula argument) {
    return argument.type() == Type.DOUBLE
        ? Formula.ofDouble(faults, () -> argument.doubled() & ~SIGN)
        : single(argument, Math::abs);
  }

  private Formula whole(Formula argument, DoubleUnaryOperator single, LongUnaryOperator doubled) {
    return switch (argument.type()) {
      case INTEGER -> argument;
      case DOUBLE -> Formula.ofDouble(faults, () -> doubled.applyAsLong(argument.doubled()));
      case SINGLE, STRING -> single(argument, single);
    };
  }

  private static Formula sgn(Formula argument) {
    return argument.type() == Type.DOUBLE
        ? Formula.ofInteger(() -> DoublePrecision.sign(argument.doubled()))
        : Formula.ofInteger(() -> (int) Math.signum(argument.single()));
  }

  private static int asc(Formula argument) {
    String text = argument.string();
    if (text.isEmpty()) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return text.charAt(0);
  }

  private long val(Formula argument) {
    Numeral value =
        NumberReader.read(argument.string(), 0, NumberReader.Start.DOUBLE, faults).value();
    return Reply.formula(value, faults).doubled();
  }

  private static long bytes(Formula argument, int count) {
    String text = argument.string();
    if (text.length() < count) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    long bits = 0;
    for (int i = count - 1; i >= 0; i--) {
      bits = (bits << 8) | text.charAt(i);
    }
    return bits;
  }

  /**
   * {@code INSTR([start,] text, wanted)}, from 1; 0 when it is not there. A number in the first
   * place is a start, and then there have to be three.
   */
  private static Formula instr(List<Formula> arguments) {
    boolean started = !arguments.get(0).isString();
    Formula text = arguments.get(started ? 1 : 0);
    boolean complete = arguments.size() == (started ? 3 : 2);
    Formula wanted = arguments.get(arguments.size() - 1);
    return Formula.ofInteger(
        () -> {
          int start = started ? arguments.get(0).integer() : 1;
          if (start < 1 || start > 255) {
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          }
          String in = text.string();
          if (!complete) {
            if (!started) {
              Arithmetic.evaluate(arguments.get(1));
            }
            throw BasicError.SYNTAX.raise();
          }
          String what = wanted.string();
          if (start > in.length()) {
            return 0;
          }
          return in.indexOf(what, start - 1) + 1;
        });
  }
}
