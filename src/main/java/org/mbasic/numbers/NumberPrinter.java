package org.mbasic.numbers;

/** Skeleton. */
public final class NumberPrinter {
  private NumberPrinter() {}

  /** Appends the text of STR$: a blank or a minus sign and the digits, no blank after them. */
  public static void print(int n, StringBuilder out) {
    throw new UnsupportedOperationException();
  }

  public static void printSingle(double x, StringBuilder out) {
    throw new UnsupportedOperationException();
  }

  public static void printDouble(long x, StringBuilder out) {
    throw new UnsupportedOperationException();
  }

  public static String text(Numeral x) {
    throw new UnsupportedOperationException();
  }

  /** Without the leading blank, as LIST and WRITE show it; the type's suffix is the caller's. */
  public static String bare(Numeral x) {
    throw new UnsupportedOperationException();
  }

  /** HEX$ of the low 16 bits. */
  public static String hex(int n) {
    throw new UnsupportedOperationException();
  }

  /** OCT$ of the low 16 bits. */
  public static String octal(int n) {
    throw new UnsupportedOperationException();
  }
}
