package org.mbasic.machine;

import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;

/** What a workspace's variables, or their names, may take of memory, and what they have taken. */
final class MemoryQuota {
  /** About what a string's object takes beside its characters. */
  private static final int STRING_OBJECT = 32;

  /** About what a name takes: itself, its row in a table, and what it names. */
  private static final int NAME = 200;

  /** About what the longest string takes in a simple variable. */
  private static final int LONGEST_STRING = STRING_OBJECT + 255;

  private final long limit;
  private long taken;

  MemoryQuota(long limit) {
    this.limit = limit;
  }

  /** What a string stored in an array takes beside its place there. */
  static int of(String text) {
    return text.isEmpty() ? 0 : STRING_OBJECT + text.length();
  }

  /** What a simple variable takes, whatever its value will be. */
  static int ofScalar(VariableName name) {
    return name.type() == Type.STRING ? NAME + LONGEST_STRING : NAME;
  }

  /** What the name of an array or a function takes. */
  static int ofName() {
    return NAME;
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
