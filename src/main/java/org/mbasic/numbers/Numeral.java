package org.mbasic.numbers;

/** A number with its type, as it is read from text. */
public sealed interface Numeral {

  /** An integer, -32768 to 32767. */
  record Whole(int value) implements Numeral {}

  /** A single, held as {@link SinglePrecision} says. */
  record Single(double value) implements Numeral {}

  /** A double as its eight bytes, the exponent highest. */
  @SuppressWarnings("JavaLangClash") // The name is the language's own.
  record Double(long bits) implements Numeral {}
}
