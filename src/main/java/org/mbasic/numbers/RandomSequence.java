package org.mbasic.numbers;

/** Skeleton. */
public final class RandomSequence {

  /** A sequence at its start, as after RUN. */
  public RandomSequence() {
    throw new UnsupportedOperationException();
  }

  /** A sequence that goes on from a saved state. */
  public RandomSequence(RandomState state) {
    throw new UnsupportedOperationException();
  }

  /** The value of {@code RND(x)}; RND without an argument is {@code RND(1)}. */
  public double rnd(double x) {
    throw new UnsupportedOperationException();
  }

  /** {@code RANDOMIZE n}. */
  public void randomize(int n) {
    throw new UnsupportedOperationException();
  }

  /** Back to the start, as RUN, NEW and CLEAR do. */
  public void reset() {
    throw new UnsupportedOperationException();
  }

  /** What is to be saved. */
  public RandomState state() {
    throw new UnsupportedOperationException();
  }
}
