package org.mbasic.machine;

import java.util.List;
import org.mbasic.machine.terminal.Output;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.Numeral;
import org.mbasic.numbers.UsingField;

/**
 * PRINT USING: the format is gone through again and again until the values are used up; what stands
 * before the first field without a value is still printed (golden area print-using).
 */
final class UsingFormat {
  private final String format;
  private final List<Formula> values;
  private final boolean broken;
  private final Output out;
  private int at;
  private int used;

  private UsingFormat(String format, List<Formula> values, boolean broken, Output out) {
    this.format = format;
    this.values = values;
    this.broken = broken;
    this.out = out;
  }

  /**
   * Prints the values by the format; Illegal function call when it has no field for them.
   *
   * @param broken whether a Syntax error follows the last value
   */
  static void print(String format, List<Formula> values, boolean broken, Output out) {
    new UsingFormat(format, values, broken, out).run();
  }

  private void run() {
    if (format.isEmpty()) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    do {
      int before = used;
      at = 0;
      if (!once()) {
        return;
      }
      if (used == before) {
        throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
      }
    } while (used < values.size());
  }

  /** One pass; false when a field found no value. */
  private boolean once() {
    while (at < format.length()) {
      char c = format.charAt(at);
      int stringWidth = stringField();
      UsingField number = stringWidth == NONE ? UsingField.parse(format, at) : null;
      if (stringWidth == NONE && number == null) {
        boolean escaped = c == '_' && at + 1 < format.length();
        out.put(format.charAt(escaped ? at + 1 : at));
        at += escaped ? 2 : 1;
      } else {
        if (used == values.size()) {
          return false;
        }
        Formula value = values.get(used++);
        if (number != null) {
          at = number.end();
          out.print(numeric(number, value));
        } else {
          at = stringEnd();
          out.print(text(value.string(), stringWidth));
        }
        if (broken && used == values.size()) {
          throw BasicError.SYNTAX.raise();
        }
      }
    }
    return true;
  }

  private static final int NONE = -1;

  /** The width of a field that shows the whole string; one so wide in backslashes is such a one. */
  private static final int WHOLE = 255;

  /** Width of the string field that begins here, or that there is none. */
  private int stringField() {
    char c = format.charAt(at);
    if (c == '!') {
      return 1;
    }
    if (c == '&') {
      return WHOLE;
    }
    if (c == '\\') {
      int end = at + 1;
      while (end < format.length() && format.charAt(end) == ' ') {
        end++;
      }
      if (end < format.length() && format.charAt(end) == '\\') {
        return end - at + 1;
      }
    }
    return NONE;
  }

  private int stringEnd() {
    return format.charAt(at) == '\\' ? format.indexOf('\\', at + 1) + 1 : at + 1;
  }

  /** Always a copy, as the original makes one: PRINT takes a field itself from its record. */
  private static String text(String value, int width) {
    int blanks = width == WHOLE ? 0 : Math.max(0, width - value.length());
    int taken = Math.min(width, value.length());
    return new String(value.substring(0, taken)) + " ".repeat(blanks);
  }

  private static String numeric(UsingField field, Formula value) {
    Numeral number =
        switch (value.type()) {
          case INTEGER -> new Numeral.Whole(value.integer());
          case DOUBLE -> new Numeral.Double(value.doubled());
          case SINGLE -> new Numeral.Single(value.single());
          case STRING -> throw refused(field, value);
        };
    return field.format(number);
  }

  /** A string is evaluated, and the field looked at, before the two are compared. */
  private static BasicException refused(UsingField field, Formula value) {
    value.string();
    field.checkWidth();
    return BasicError.TYPE_MISMATCH.raise();
  }
}
