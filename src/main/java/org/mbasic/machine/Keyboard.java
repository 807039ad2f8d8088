package org.mbasic.machine;

/**
 * Keys typed and not yet consumed, oldest first. Nothing here waits: a taker that finds too few
 * keys raises {@link MoreKeys}, the statement is undone, and it runs again when keys have come.
 */
final class Keyboard {
  /** Ctrl-C. */
  static final char BREAK = 3;

  private final StringBuilder keys = new StringBuilder();
  private final int limit;
  private int taken;

  /**
   * @param limit keys kept at most; later ones are dropped, as a full type-ahead buffer does
   */
  Keyboard(int limit) {
    this.limit = limit;
  }

  void type(String text) {
    settle();
    int room = limit - (keys.length() - taken);
    keys.append(text, 0, Math.min(room, text.length()));
  }

  boolean isEmpty() {
    return taken == keys.length();
  }

  /** The oldest key. */
  char next() {
    char key = keys.charAt(taken++);
    if (taken == keys.length()) {
      keys.setLength(0);
      taken = 0;
    }
    return key;
  }

  /** INKEY$: the oldest key, or nothing. */
  String poll() {
    return isEmpty() ? "" : String.valueOf(keys.charAt(taken++));
  }

  /** INPUT$: that many keys, or {@link MoreKeys}; Ctrl-C among them ends the wait. */
  String take(int count) {
    int end = Math.min(keys.length(), taken + count);
    for (int i = taken; i < end; i++) {
      if (keys.charAt(i) == BREAK) {
        taken = i + 1;
        throw new MoreKeys(true);
      }
    }
    if (end - taken < count) {
      throw new MoreKeys(false);
    }
    String text = keys.substring(taken, end);
    taken = end;
    return text;
  }

  /** Where the next key is taken from; {@link #undoTo} goes back to it. */
  int mark() {
    return taken;
  }

  void undoTo(int mark) {
    taken = mark;
  }

  /** Forgets the keys consumed before now; no mark taken earlier may be used again. */
  private void settle() {
    keys.delete(0, taken);
    taken = 0;
  }

  void clear() {
    keys.setLength(0);
    taken = 0;
  }

  /** Gives back spare room. */
  void trim() {
    settle();
    keys.trimToSize();
  }

  /** The keys not yet consumed. */
  String pending() {
    return keys.substring(taken);
  }
}
