package org.mbasic.machine.terminal;

/**
 * Keys typed and not yet consumed, oldest first. Nothing here waits: a taker that finds too few
 * keys raises {@link MoreKeys}, the statement is undone, and it runs again when keys have come.
 */
public final class Keyboard {
  /** Ctrl-C. */
  public static final char BREAK = 3;

  /** Ctrl-O, which a taker sees as {@link #NONE}. */
  static final char SILENCE = 15;

  private static final char NONE = 0;
  private static final int SEVEN_BITS = 0x7F;

  private final StringBuilder keys = new StringBuilder();
  private final int limit;
  private final Console console;
  private int taken;

  /**
   * @param limit of so many keys kept on, no more are taken
   * @param console whose output Ctrl-O suppresses
   */
  public Keyboard(int limit, Console console) {
    this.limit = limit;
    this.console = console;
  }

  /**
   * Adds keys, all of them or none; the eighth bit of a character does not get in.
   *
   * @return whether there was room
   */
  public boolean type(String text) {
    settle();
    if (keys.length() >= limit) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      keys.append((char) (text.charAt(i) & SEVEN_BITS));
    }
    return true;
  }

  /**
   * What Ctrl-O among the keys not yet taken does is done now.
   *
   * @param running a program runs, which never sees the zeros that are left
   */
  public void silence(boolean running) {
    for (int i = keys.length() - 1; i >= taken; i--) {
      if (key(i) == NONE && running) {
        keys.deleteCharAt(i);
      }
    }
  }

  private char key(int at) {
    if (keys.charAt(at) == SILENCE) {
      keys.setCharAt(at, NONE);
      console.toggle();
    }
    return keys.charAt(at);
  }

  /** Whether no key waits. */
  public boolean isEmpty() {
    return taken == keys.length();
  }

  /** The oldest key. */
  public char next() {
    char key = key(taken++);
    if (taken == keys.length()) {
      keys.setLength(0);
      taken = 0;
    }
    return key;
  }

  /** INKEY$: the oldest key, or nothing. */
  public String poll() {
    return isEmpty() ? "" : String.valueOf(key(taken++));
  }

  /** INPUT$: that many keys, or {@link MoreKeys}; Ctrl-C among them ends the wait. */
  public String take(int count) {
    int end = Math.min(keys.length(), taken + count);
    for (int i = taken; i < end; i++) {
      if (key(i) == BREAK) {
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
  public int mark() {
    return taken;
  }

  /** Gives back the keys taken since that {@link #mark}. */
  public void undoTo(int mark) {
    taken = mark;
  }

  /** Forgets the keys consumed before now; no mark taken earlier may be used again. */
  private void settle() {
    keys.delete(0, taken);
    taken = 0;
  }

  /** Forgets all keys. */
  public void clear() {
    keys.setLength(0);
    taken = 0;
  }

  /** Gives back spare room. */
  public void trim() {
    settle();
    keys.trimToSize();
  }

  /** The keys not yet consumed. */
  public String pending() {
    return keys.substring(taken);
  }
}
