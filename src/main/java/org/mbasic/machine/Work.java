package org.mbasic.machine;

/**
 * What the statements of a run have done that takes longer the more there is of it. Enough of it
 * ends the run, so that others wait no longer for it than for many quick statements.
 */
final class Work {
  /** Looking at a line of the program, in the unit of {@link #done}. */
  static final int LINE = 4;

  /** About a millisecond's. */
  private static final int MOST = 1 << 16;

  private long done;

  /** A run begins. */
  void begin() {
    done = 0;
  }

  /**
   * Counts work.
   *
   * @param bytes read or written, or what takes as long
   */
  void done(long bytes) {
    done += bytes;
  }

  /** Whether the run is to end. */
  boolean enough() {
    return done >= MOST;
  }
}
