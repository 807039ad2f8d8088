package org.mbasic.machine.state;

/** The four types of values, with the suffix that names them. */
public enum Type {
  INTEGER('%', 2),
  SINGLE('!', 4),
  DOUBLE('#', 8),
  STRING('$', 3);

  private final char suffix;
  private final int bytes;

  Type(char suffix, int bytes) {
    this.suffix = suffix;
    this.bytes = bytes;
  }

  /** The character behind a name of this type. */
  public char suffix() {
    return suffix;
  }

  /** Bytes the original keeps for a value; for strings those of the descriptor. */
  public int bytes() {
    return bytes;
  }

  /**
   * The type a suffix names.
   *
   * @throws IllegalArgumentException for any other character
   */
  public static Type of(char suffix) {
    return switch (suffix) {
      case '%' -> INTEGER;
      case '!' -> SINGLE;
      case '#' -> DOUBLE;
      case '$' -> STRING;
      default -> throw new IllegalArgumentException("no type has the suffix " + (int) suffix);
    };
  }
}
