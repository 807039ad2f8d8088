package org.mbasic.machine;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Keyword;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.DoublePrecision;
import org.mbasic.numbers.FloatFaults;
import org.mbasic.numbers.NumberPrinter;
import org.mbasic.numbers.SinglePrecision;

/** Links the built-in functions whose value is a string. */
final class StringFunctions {
  private static final int LONGEST = 255;

  private final Machine machine;

  StringFunctions(Machine machine) {
    this.machine = machine;
  }

  /** The function's node, or null when its value is a number. */
  @Nullable Formula link(Keyword function, List<Formula> arguments) {
    return switch (function) {
      case CHR_STRING -> of(arguments, x -> String.valueOf((char) byteOf(x.integer())));
      case STR_STRING -> of(arguments, StringFunctions::text);
      case HEX_STRING -> of(arguments, x -> NumberPrinter.hex(unsigned(x)));
      case OCT_STRING -> of(arguments, x -> NumberPrinter.octal(unsigned(x)));
      case SPACE_STRING -> of(arguments, x -> " ".repeat(byteOf(x.integer())));
      case LEFT_STRING -> Formula.ofString(() -> left(arguments));
      case RIGHT_STRING -> Formula.ofString(() -> right(arguments));
      case MID_STRING -> Formula.ofString(() -> mid(arguments));
      case STRING_STRING -> Formula.ofString(() -> repeat(arguments));
      case MKI_STRING -> of(arguments, x -> bytes(x.integer(), 2));
      case MKS_STRING -> of(arguments, x -> bytes(SinglePrecision.toBits(x.single()), 4));
      case MKD_STRING -> of(arguments, x -> bytes(x.doubled(), 8));
      case INKEY_STRING -> Formula.ofString(machine.keyboard::poll);
      case INPUT -> Formula.ofString(() -> input(arguments));
      default -> null;
    };
  }

  private static Formula of(List<Formula> arguments, Function<Formula, String> operation) {
    Formula argument = arguments.get(0);
    return Formula.ofString(() -> operation.apply(argument));
  }

  /** A number of 0 to 255, or Illegal function call. */
  static int byteOf(int value) {
    if (value < 0 || value > LONGEST) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return value;
  }

  /** The text PRINT shows, without the trailing blank. */
  static String text(Formula number) {
    StringBuilder text = new StringBuilder();
    switch (number.type()) {
      case INTEGER -> NumberPrinter.print(number.integer(), text);
      case DOUBLE -> NumberPrinter.printDouble(number.doubled(), text);
      case SINGLE, STRING -> NumberPrinter.printSingle(number.single(), text);
    }
    return text.toString();
  }

  /**
   * A number of -32768 to 65535 as 16 bits without a sign: what HEX$, OCT$, PEEK and POKE take.
   * From 32768 on it is rounded after 65536 has been taken from it.
   */
  static int unsigned(Formula argument) {
    int bits =
        switch (argument.type()) {
          case INTEGER, STRING -> argument.integer();
          case SINGLE -> signed(argument.single());
          case DOUBLE -> signed(argument.doubled());
        };
    return bits & 0xFFFF;
  }

  private static int signed(double value) {
    boolean high = value >= 0x8000 && value < 0x10000;
    return SinglePrecision.toInteger(high ? value - 0x10000 : value);
  }

  private static int signed(long bits) {
    boolean high =
        DoublePrecision.compare(bits, DoublePrecision.fromSingle(0x8000)) >= 0
            && DoublePrecision.compare(bits, DoublePrecision.fromSingle(0x10000)) < 0;
    return high
        ? SinglePrecision.toInteger(DoublePrecision.toSingle(bits, FloatFaults.TRAPPED) - 0x10000)
        : DoublePrecision.toInteger(bits);
  }

  private static String bytes(long bits, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) ((bits >> (8 * i)) & 0xFF));
    }
    return text.toString();
  }

  private static String left(List<Formula> arguments) {
    String text = arguments.get(0).string();
    int length = byteOf(arguments.get(1).integer());
    return part(text, 0, Math.min(length, text.length()));
  }

  private static String right(List<Formula> arguments) {
    String text = arguments.get(0).string();
    int length = byteOf(arguments.get(1).integer());
    return part(text, Math.max(0, text.length() - length), text.length());
  }

  private static String mid(List<Formula> arguments) {
    String text = arguments.get(0).string();
    int start = byteOf(arguments.get(1).integer());
    if (start == 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    int length = arguments.size() > 2 ? byteOf(arguments.get(2).integer()) : LONGEST;
    if (start > text.length()) {
      return "";
    }
    return part(text, start - 1, Math.min(text.length(), start - 1 + length));
  }

  /** A copy, also of the whole: the very string of a field is not what the function gives. */
  private static String part(String text, int from, int to) {
    return to - from == text.length() ? new String(text) : text.substring(from, to);
  }

  private static String repeat(List<Formula> arguments) {
    int count = byteOf(arguments.get(0).integer());
    Formula what = arguments.get(1);
    if (!what.isString()) {
      return String.valueOf((char) byteOf(what.integer())).repeat(count);
    }
    String text = what.string();
    if (text.isEmpty()) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return text.substring(0, 1).repeat(count);
  }

  private String input(List<Formula> arguments) {
    int count = byteOf(arguments.get(0).integer());
    String text;
    if (arguments.size() > 1) {
      text = machine.files.inputString(arguments.get(1).integer(), count);
    } else if (count == 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    } else {
      text = machine.keyboard.take(count);
    }
    machine.files.fixedRead();
    return text;
  }
}
