package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.FloatFaults;
import org.mbasic.numbers.NumberReader;
import org.mbasic.numbers.Numeral;

/** One item of a typed reply, ready to be assigned. */
final class Reply {
  private static final String BLANKS = " \t\n";

  /** What an offset cannot be. */
  private static final int TOO_LARGE = -1;

  private final Formula value;

  private Reply(Formula value) {
    this.value = value;
  }

  Formula value() {
    return value;
  }

  /** The number rounded to an integer, or Overflow. */
  int integer() {
    return value.integer();
  }

  /**
   * A reply that is one number, too large or not, or null when it is none; blanks may stand before
   * digits, but not before a sign.
   */
  static @Nullable Reply number(String typed, Faults faults) {
    int begin = blanks(typed, 0);
    if (begin > 0 && begin < typed.length() && "+-&".indexOf(typed.charAt(begin)) >= 0) {
      return null;
    }
    NumberReader.Reading reading = NumberReader.read(typed, begin, start(Type.SINGLE), faults);
    boolean alone = blanks(typed, reading.end()) == typed.length();
    return alone ? new Reply(formula(reading.value(), faults)) : null;
  }

  /**
   * Splits a reply into items of these types.
   *
   * @param all whether nothing may follow them
   * @return null when it has too few or too many items, or one that is no number and should be, or
   *     is too large a one
   */
  static @Nullable List<Reply> split(String typed, List<Type> types, boolean all, Faults faults) {
    List<Reply> replies = new ArrayList<>();
    int at = 0;
    for (Type type : types) {
      if (!replies.isEmpty()) {
        if (at >= typed.length() || typed.charAt(at) != ',') {
          return null;
        }
        at++;
      }
      at = blanks(typed, at);
      int end =
          type == Type.STRING ? text(typed, at, replies) : number(typed, at, type, replies, faults);
      if (end == TOO_LARGE) {
        return null;
      }
      at = blanks(typed, end);
    }
    return all && at < typed.length() ? null : replies;
  }

  /** Offset of the first character that is not passed over before an item and behind it. */
  static int blanks(String typed, int from) {
    int at = from;
    while (at < typed.length() && BLANKS.indexOf(typed.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** The text without blanks at its end; tabs and the like stay. */
  static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static int text(String typed, int from, List<Reply> replies) {
    int end;
    String item;
    if (from < typed.length() && typed.charAt(from) == '"') {
      end = typed.indexOf('"', from + 1);
      item = typed.substring(from + 1, end < 0 ? typed.length() : end);
      end = end < 0 ? typed.length() : end + 1;
    } else {
      end = typed.indexOf(',', from);
      end = end < 0 ? typed.length() : end;
      item = trimmed(typed.substring(from, end));
    }
    replies.add(new Reply(Formula.ofString(() -> item)));
    return end;
  }

  private static int number(String typed, int from, Type type, List<Reply> replies, Faults faults) {
    Sizing sizing = new Sizing(faults);
    NumberReader.Reading reading = NumberReader.read(typed, from, start(type), sizing);
    replies.add(new Reply(formula(reading.value(), faults)));
    return sizing.exceeded ? TOO_LARGE : reading.end();
  }

  /** Passes an overflow on and remembers it. */
  private static final class Sizing implements FloatFaults {
    private final Faults faults;
    private boolean exceeded;

    Sizing(Faults faults) {
      this.faults = faults;
    }

    @Override
    public void overflow() {
      exceeded = true;
      faults.overflow();
    }

    @Override
    public void divisionByZero() {
      faults.divisionByZero();
    }
  }

  /** Numbers for a double-precision variable are read as doubles from their first digit. */
  static NumberReader.Start start(Type type) {
    return type == Type.DOUBLE ? NumberReader.Start.DOUBLE : NumberReader.Start.INTEGER;
  }

  static Formula formula(Numeral value, Faults faults) {
    if (value instanceof Numeral.Whole whole) {
      return Formula.ofInteger(whole::value);
    }
    if (value instanceof Numeral.Single single) {
      return Formula.ofSingle(single::value);
    }
    return Formula.ofDouble(faults, ((Numeral.Double) value)::bits);
  }
}
