package org.mbasic.machine.terminal;

import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.EditState;

/**
 * EDIT: subcommands that move through a line and change it (manual, chapter EDIT; golden area
 * edit). Every subcommand is one key, with a count before it where that makes sense; keys are not
 * echoed.
 */
public final class EditMode {
  /** How the editing of a line ended. */
  public enum Outcome {
    /** The changed line is to be stored. */
    STORE,
    /** The line stays as it was. */
    QUIT,
    /** The line is to be edited from the beginning, as it was. */
    AGAIN
  }

  private static final int LONGEST = 255;
  private static final char BELL = 7;
  private static final char BACKSPACE = 8;
  private static final char TAB = 9;
  private static final char LINE_FEED = 10;
  private static final char ENTER = 13;
  private static final char ESCAPE = 27;
  private static final char RUBOUT = 127;
  private static final char NONE = 0;

  private final Console console;
  private String prefix = "";
  private String original = "";
  private final StringBuilder text = new StringBuilder(0);
  private int at;
  private int count;

  /** The subcommand that takes further keys: I, C, S or K; {@link #NONE} between subcommands. */
  private char pending = NONE;

  /**
   * @param console shows what is edited
   */
  public EditMode(Console console) {
    this.console = console;
  }

  /** What is to be saved of the editing under way. */
  public EditState state() {
    return new EditState(prefix, original, text.toString(), at, count, pending);
  }

  /** Goes on with an editing that was saved. */
  public void restore(EditState state) {
    prefix = state.prefix();
    original = state.original();
    text.setLength(0);
    text.append(state.text());
    at = state.at();
    count = state.count();
    pending = state.pending();
  }

  /**
   * Begins: shows the prefix and waits for subcommands.
   *
   * @param shownPrefix the line's number and a blank, or what Ctrl-A shows
   */
  public void start(String shownPrefix, String line) {
    prefix = shownPrefix;
    original = line;
    again();
  }

  private void again() {
    text.setLength(0);
    text.append(original);
    restart();
  }

  private void restart() {
    at = 0;
    count = 0;
    pending = NONE;
    console.print(prefix);
  }

  /** The line as it stands now. */
  public String text() {
    return text.toString();
  }

  /** What of it lies before the cursor. */
  public String passed() {
    return text.substring(0, at);
  }

  /** Takes a key; null while the editing goes on. */
  public @Nullable Outcome key(char key) {
    if (key == NONE) {
      return null;
    }
    return switch (pending) {
      case 'I' -> insert(key);
      case 'C' -> change(key);
      case 'S', 'K' -> search(key);
      default -> subcommand(key);
    };
  }

  private @Nullable Outcome subcommand(char key) {
    if (key >= '0' && key <= '9') {
      count = counted(key - '0');
      return null;
    }
    int times = Math.max(1, count);
    char command = Character.toUpperCase(key);
    switch (command) {
      case ' ' -> show(Math.min(text.length(), at + times));
      case RUBOUT -> back(times);
      case BACKSPACE -> {
        if (at > 0) {
          at--;
          console.put(BACKSPACE);
          back(times - 1);
        }
      }
      case 'I' -> pending = 'I';
      case 'X' -> {
        show(text.length());
        pending = 'I';
      }
      case 'H' -> {
        text.setLength(at);
        pending = 'I';
      }
      case 'D' -> {
        if (at < text.length()) {
          delete(Math.min(text.length(), at + times));
        }
      }
      case 'C', 'S', 'K' -> {
        if (command != 'C' || at < text.length()) {
          pending = command;
          count = times;
          return null;
        }
      }
      case 'L' -> {
        show(text.length());
        console.newLine();
        restart();
      }
      case 'A' -> {
        console.newLine();
        return Outcome.AGAIN;
      }
      case 'E' -> {
        console.newLine();
        return Outcome.STORE;
      }
      case 'Q' -> {
        console.newLine();
        return Outcome.QUIT;
      }
      case ENTER -> {
        return finish();
      }
      default -> console.put(BELL);
    }
    count = 0;
    return null;
  }

  /**
   * The count with one more digit: the original multiplies by rotating one byte, so a count above
   * 255 goes its own way.
   */
  private int counted(int digit) {
    int fourfold = (count << 2 | count >> 6) & 0xFF;
    int fivefold = (fourfold + count) & 0xFF;
    return ((fivefold << 1 | fivefold >> 7) + digit) & 0xFF;
  }

  private Outcome finish() {
    show(text.length());
    console.newLine();
    return Outcome.STORE;
  }

  /** Moves right, showing what is passed. */
  private void show(int to) {
    console.printLine(text.substring(at, to));
    at = to;
  }

  /** Moves left, showing what is passed. */
  private void back(int times) {
    for (int i = 0; i < times && at > 0; i++) {
      at--;
      console.printLine(text.substring(at, at + 1));
    }
  }

  private void delete(int to) {
    console.put('\\');
    console.printLine(text.substring(at, to));
    console.put('\\');
    text.delete(at, to);
  }

  private @Nullable Outcome insert(char key) {
    switch (key) {
      case ENTER -> {
        return finish();
      }
      case ESCAPE -> pending = NONE;
      case RUBOUT, '_' -> rubout('_');
      case BACKSPACE -> rubout(BACKSPACE);
      default -> {
        if (typable(key)) {
          insertTyped(key);
        }
      }
    }
    return null;
  }

  private void insertTyped(char key) {
    if (text.length() == LONGEST) {
      console.put(BELL);
    } else {
      text.insert(at++, key);
      console.printLine(String.valueOf(key));
    }
  }

  private void rubout(char shown) {
    if (at == 0) {
      console.put(BELL);
    } else {
      text.deleteCharAt(--at);
      console.put(shown);
    }
  }

  private static boolean typable(char key) {
    return key >= ' ' || key == BELL || key == TAB || key == LINE_FEED;
  }

  private @Nullable Outcome change(char key) {
    if (!typable(key)) {
      console.put(BELL);
      return null;
    }
    text.setCharAt(at++, key);
    console.printLine(String.valueOf(key));
    if (--count <= 0 || at >= text.length()) {
      settle();
    }
    return null;
  }

  /** The count-th such character behind the cursor, or the end of the line. */
  private @Nullable Outcome search(char key) {
    int to = at;
    for (int i = 0; i < count && to < text.length(); i++) {
      int found = text.indexOf(String.valueOf(key), to + 1);
      to = found < 0 ? text.length() : found;
    }
    if (pending == 'K') {
      delete(to);
    } else {
      show(to);
    }
    settle();
    return null;
  }

  private void settle() {
    pending = NONE;
    count = 0;
  }
}
