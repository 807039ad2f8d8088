package org.mbasic.numbers;

/** Skeleton. */
public final class Transcendental {
  private Transcendental() {}

  public static double sin(double x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static double cos(double x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static double tan(double x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static double atn(double x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static double exp(double x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static double log(double x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  public static double sqr(double x, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }

  /** {@code x ^ y}. */
  public static double power(double x, double y, FloatFaults faults) {
    throw new UnsupportedOperationException();
  }
}
