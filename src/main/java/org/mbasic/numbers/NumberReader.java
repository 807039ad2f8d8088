package org.mbasic.numbers;

/** Skeleton. */
public final class NumberReader {

  /** The type a number has before its spelling says otherwise. */
  public enum Start {
    /** Constants in a program; INPUT, INPUT# and READ into an integer or single variable. */
    INTEGER,
    /** VAL; INPUT, INPUT# and READ into a double variable. */
    DOUBLE
  }

  /**
   * @param value the number; the integer (or double) 0 if there was none
   * @param end where the text goes on: after the last character that belongs to the number
   */
  public record Reading(Numeral value, int end) {}

  private NumberReader() {}

  /** Reads the number at an offset. */
  public static Reading read(CharSequence text, int at, Start start, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }
}
