package org.mbasic.page;

/**
 * The output a page has shown: {@code OffsetLog} of {@code journal.js}, in Java, but that it keeps
 * all there ever was. A character is shown once, in order, whichever server sends it. Confined to
 * one thread at a time.
 */
public final class OffsetLog {
  private final StringBuilder text = new StringBuilder();

  /** Offset of the first character of the text. */
  private long base;

  private long epoch;
  private boolean gap;
  private long compared;
  private long lost;

  /**
   * Takes a frame of output; one of an older owner than another seen before is dropped.
   *
   * @param first whether the server keeps nothing before it
   * @return characters that are new
   */
  public int accept(long frameEpoch, long offset, String frame, boolean first) {
    gap = false;
    if (frameEpoch < epoch) {
      return 0;
    }
    epoch = frameEpoch;
    if (offset > offset()) {
      gap = !first;
      if (gap) {
        return 0;
      }
      text.setLength(0);
      base = offset;
    }
    int known = (int) Math.min(offset() - offset, frame.length());
    int same = compare(offset, frame, known);
    if (same < known) {
      rewind(frameEpoch, offset + same);
    }
    compared += same;
    text.append(frame, same, frame.length());
    return frame.length() - same;
  }

  private int compare(long offset, String frame, int known) {
    for (int at = (int) Math.max(0, base - offset); at < known; at++) {
      if (text.charAt((int) (offset + at - base)) != frame.charAt(at)) {
        return at;
      }
    }
    return known;
  }

  /** A newer owner has never printed what was shown from an offset on. */
  public void rewind(long byEpoch, long offset) {
    if (byEpoch >= epoch && offset < offset()) {
      lost += offset() - offset;
      text.setLength((int) Math.max(0, offset - base));
      base = Math.min(base, offset);
    }
  }

  /** Starts again, for another workspace. */
  public void restart() {
    text.setLength(0);
    base = 0;
    epoch = 0;
  }

  /** The highest epoch seen. */
  public long epoch() {
    return epoch;
  }

  /** Offset behind the last character shown. */
  public long offset() {
    return base + text.length();
  }

  /** Whether the last frame could not be shown, because output before it is missing. */
  public boolean gap() {
    return gap;
  }

  /** Characters that came again and were the same. */
  public long compared() {
    return compared;
  }

  /** Characters that were shown and are no more. */
  public long lost() {
    return lost;
  }

  /** All that is shown. */
  public String text() {
    return text.toString();
  }

  /** Whether the text shown ends so; cheap, however long it is. */
  public boolean endsWith(String tail) {
    int start = text.length() - tail.length();
    return start >= 0 && text.indexOf(tail, start) == start;
  }
}
