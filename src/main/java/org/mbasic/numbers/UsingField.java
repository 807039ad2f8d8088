package org.mbasic.numbers;

import org.jspecify.annotations.Nullable;

/**
 * Skeleton.
 *
 * @param before characters before the point: digits, commas, dollar, asterisks, a leading plus
 * @param after 0 without a point, otherwise 1 + the digits after it
 * @param end where the format goes on
 */
public record UsingField(
    int before,
    int after,
    boolean commas,
    boolean dollar,
    boolean asterisks,
    boolean leadingPlus,
    Trailing trailing,
    boolean exponent,
    int end) {

  /** The sign behind the digits. */
  public enum Trailing {
    NONE,
    MINUS,
    PLUS
  }

  /** The numeric field that begins exactly at this offset of the format, or null. */
  public static @Nullable UsingField parse(String format, int at) {
    throw new UnsupportedOperationException();
  }

  public String format(Numeral value, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }
}
