package org.mbasic.language;

import org.mbasic.numbers.NumberPrinter;
import org.mbasic.numbers.Numeral;
import org.mbasic.numbers.SinglePrecision;

/**
 * Numbers in a line image: a mark that tells the form, and the value's bytes, lowest first. The
 * marks are those of the original's program files.
 */
final class Constant {
  static final char OCTAL = 0x0B;
  static final char HEXADECIMAL = 0x0C;
  static final char LINE_NUMBER = 0x0E;
  static final char BYTE = 0x0F;
  static final char ZERO = 0x11;
  static final char NINE = 0x1A;
  static final char INTEGER = 0x1C;
  static final char SINGLE = 0x1D;
  static final char DOUBLE = 0x1F;

  private Constant() {}

  /** Whether a constant begins with this character. */
  static boolean marks(char c) {
    return bytes(c) >= 0;
  }

  /** Bytes that follow a mark, or -1 when it is none. */
  static int bytes(char mark) {
    if (mark >= ZERO && mark <= NINE) {
      return 0;
    }
    return switch (mark) {
      case BYTE -> 1;
      case OCTAL, HEXADECIMAL, LINE_NUMBER, INTEGER -> 2;
      case SINGLE -> 4;
      case DOUBLE -> 8;
      default -> -1;
    };
  }

  /** Appends a decimal constant in its shortest form. */
  static void append(Numeral value, StringBuilder image) {
    if (value instanceof Numeral.Whole whole) {
      appendWhole(whole.value(), image);
    } else if (value instanceof Numeral.Single single) {
      appendBytes(SINGLE, SinglePrecision.toBits(single.value()), image);
    } else if (value instanceof Numeral.Double doubled) {
      appendBytes(DOUBLE, doubled.bits(), image);
    }
  }

  private static void appendWhole(int value, StringBuilder image) {
    if (value >= 0 && value <= 9) {
      image.append((char) (ZERO + value));
    } else if (value >= 0 && value <= 255) {
      appendBytes(BYTE, value, image);
    } else {
      appendBytes(INTEGER, value, image);
    }
  }

  /** Appends a mark and as many low bytes as it wants. */
  static void appendBytes(char mark, long value, StringBuilder image) {
    image.append(mark);
    for (int i = 0; i < bytes(mark); i++) {
      image.append((char) ((value >> (8 * i)) & 0xFF));
    }
  }

  /** The bytes behind the mark at an offset; zeros where a damaged image has no more. */
  static long value(String image, int offset) {
    char mark = image.charAt(offset);
    if (mark >= ZERO && mark <= NINE) {
      return (long) mark - ZERO;
    }
    long value = 0;
    for (int i = bytes(mark); i >= 1; i--) {
      int at = offset + i;
      value = (value << 8) | (at < image.length() ? image.charAt(at) & 0xFF : 0);
    }
    return value;
  }

  /** The constant at an offset as a formula. */
  static Expression expression(String image, int offset) {
    char mark = image.charAt(offset);
    long value = value(image, offset);
    return switch (mark) {
      case LINE_NUMBER ->
          value < 0x8000
              ? new Expression.IntegerConstant((int) value)
              : new Expression.SingleConstant(value);
      case OCTAL, HEXADECIMAL, INTEGER -> new Expression.IntegerConstant((short) value);
      case SINGLE -> new Expression.SingleConstant(SinglePrecision.fromBits((int) value));
      case DOUBLE -> new Expression.DoubleConstant(value);
      default -> new Expression.IntegerConstant((int) value);
    };
  }

  /** The spelling LIST gives the constant at an offset. */
  static String text(String image, int offset) {
    char mark = image.charAt(offset);
    long value = value(image, offset);
    return switch (mark) {
      case OCTAL -> "&O" + NumberPrinter.octal((int) value);
      case HEXADECIMAL -> "&H" + NumberPrinter.hex((int) value);
      case INTEGER -> String.valueOf((short) value);
      case SINGLE -> {
        String text = NumberPrinter.bare(new Numeral.Single(SinglePrecision.fromBits((int) value)));
        yield text.indexOf('.') < 0 && text.indexOf('E') < 0 ? text + '!' : text;
      }
      case DOUBLE -> {
        String text = NumberPrinter.bare(new Numeral.Double(value));
        yield text.indexOf('D') < 0 ? text + '#' : text;
      }
      default -> String.valueOf(value);
    };
  }
}
