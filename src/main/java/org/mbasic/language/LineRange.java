package org.mbasic.language;

/**
 * The lines named by LIST, DELETE and their kin.
 *
 * @param from first line, {@link #CURRENT} for a dot, {@link #ABSENT} when not given
 * @param to last line, likewise; equal to {@code from} when one line was named
 * @param dash whether a dash was written: {@code LIST 10} and {@code LIST 10-} differ
 */
public record LineRange(int from, int to, boolean dash) {
  /** A dot: the line last touched, listed or in error. */
  public static final int CURRENT = -1;

  /** No number was given. */
  public static final int ABSENT = -2;

  /** No lines named: all of them are meant. */
  public static final LineRange ALL = new LineRange(ABSENT, ABSENT, false);
}
