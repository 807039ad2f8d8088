package org.mbasic.machine;

/** What a workspace's variables may take of memory, and what they have taken. */
final class MemoryQuota {
  /** About what a string's object takes beside its characters. */
  private static final int STRING_OBJECT = 32;

  private final long limit;
  private long taken;

  MemoryQuota(long limit) {
    this.limit = limit;
  }

  /** What a string stored in an array takes beside its place there. */
  static int of(String text) {
    return text.isEmpty() ? 0 : STRING_OBJECT + text.length();
  }

  /** Takes so many bytes, or fewer than none; false, and nothing taken, beyond the limit. */
  boolean take(long bytes) {
    if (bytes > 0 && taken + bytes > limit) {
      return false;
    }
    taken += bytes;
    return true;
  }

  /** Everything is free again. */
  void reset() {
    taken = 0;
  }

  long left() {
    return Math.max(0, limit - taken);
  }
}
