package org.mbasic.language;

/**
 * A crunched line: the stored truth that is saved, listed, edited and renumbered.
 *
 * @param number the line's number; 0 where the line has none of its own
 * @param image keywords as tokens, constants as the {@link Constant} marks and their bytes,
 *     everything else as typed in upper case; gaps, strings, remarks and DATA are kept as typed.
 *     Characters 0 to 255.
 */
public record LineImage(int number, String image) {
  /** The highest line number. */
  public static final int LAST = 65529;

  /** The original's buffer for a crunched line holds so many bytes. */
  public static final int LONGEST = 314;

  public LineImage {
    if (number < 0 || number > LAST) {
      throw new IllegalArgumentException(
          "line numbers go from 0 to " + LAST + ", not to " + number);
    }
  }
}
