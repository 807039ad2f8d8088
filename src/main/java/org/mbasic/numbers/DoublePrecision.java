package org.mbasic.numbers;

/** Skeleton. */
public final class DoublePrecision {
  /** The largest double, 1.701411834604693D+38. */
  public static final long MAX = 0xFF7FFFFFFFFFFFFFL;

  private DoublePrecision() {}

  public static long add(long x, long y, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static long subtract(long x, long y, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static long multiply(long x, long y, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static long divide(long x, long y, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static long negate(long x) {
    throw new UnsupportedOperationException();
  }

  /** Less than, equal to or greater than zero, as {@link Long#compare}. */
  public static int compare(long x, long y) {
    throw new UnsupportedOperationException();
  }

  /** -1, 0 or 1. */
  public static int sign(long x) {
    throw new UnsupportedOperationException();
  }

  public static long fromInteger(int n) {
    throw new UnsupportedOperationException();
  }

  /** CDBL. */
  public static long fromSingle(double x) {
    throw new UnsupportedOperationException();
  }

  /** CSNG. */
  public static double toSingle(long x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  /** CINT; throws Overflow. */
  public static int toInteger(long x) {
    throw new UnsupportedOperationException();
  }

  /** INT. */
  public static long floor(long x) {
    throw new UnsupportedOperationException();
  }

  public static long fix(long x) {
    throw new UnsupportedOperationException();
  }

  /** The canonical form of eight bytes as CVD gets them: zero loses its mantissa. */
  public static long fromBits(long bytes) {
    throw new UnsupportedOperationException();
  }
}
