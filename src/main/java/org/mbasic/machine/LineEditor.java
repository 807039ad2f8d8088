package org.mbasic.machine;

import org.jspecify.annotations.Nullable;

/**
 * Typing of one line as the original's terminal does it: echo, rubout, Ctrl-U, Ctrl-R, Ctrl-X
 * (golden area line-editing). The line so far is state; its echo has already gone to the console.
 */
final class LineEditor {
  private static final int LONGEST = 255;
  private static final char BELL = 7;
  private static final char BACKSPACE = 8;
  private static final char TAB = 9;
  private static final char LINE_FEED = 10;
  private static final char ENTER = 13;
  private static final char CTRL_R = 18;
  private static final char CTRL_U = 21;
  private static final char CTRL_X = 24;
  private static final char RUBOUT = 127;

  private final Console console;
  private final StringBuilder line = new StringBuilder();

  /** Whether deleted characters are being shown behind a backslash. */
  private boolean rubbing;

  LineEditor(Console console) {
    this.console = console;
  }

  /** The line so far. */
  String text() {
    return line.toString();
  }

  boolean rubbing() {
    return rubbing;
  }

  /** Goes on with a line typed before, whose echo stands on the console. */
  void restore(String text, boolean inRubout) {
    line.setLength(0);
    line.append(text);
    rubbing = inRubout;
  }

  void clear() {
    line.setLength(0);
    rubbing = false;
  }

  /**
   * Takes a key.
   *
   * @param sameLine Enter is not echoed
   * @return the finished line, or null while it is not finished
   */
  @Nullable String key(char key, boolean sameLine) {
    if (rubbing && key != RUBOUT) {
      console.put('\\');
      rubbing = false;
    }
    switch (key) {
      case ENTER -> {
        if (!sameLine) {
          console.newLine();
        }
        String finished = line.toString();
        line.setLength(0);
        return finished;
      }
      case RUBOUT -> rubout();
      case BACKSPACE -> backspace();
      case CTRL_U -> drop("^U");
      case CTRL_X -> drop("#");
      case CTRL_R -> {
        console.newLine();
        console.print(line.toString());
      }
      default -> append(key);
    }
    return null;
  }

  private void rubout() {
    if (line.length() == 0) {
      if (rubbing) {
        console.put('\\');
        rubbing = false;
        console.newLine();
      }
      return;
    }
    if (!rubbing) {
      console.put('\\');
      rubbing = true;
    }
    console.put(line.charAt(line.length() - 1));
    line.setLength(line.length() - 1);
  }

  private void backspace() {
    if (line.length() > 0) {
      line.setLength(line.length() - 1);
      console.print("\b \b");
    }
  }

  private void drop(String shown) {
    console.print(shown);
    console.newLine();
    line.setLength(0);
  }

  private void append(char key) {
    boolean kept = key >= ' ' || key == BELL || key == TAB || key == LINE_FEED;
    if (!kept) {
      return;
    }
    if (line.length() == LONGEST) {
      console.put(BELL);
      return;
    }
    line.append(key);
    if (key == LINE_FEED) {
      console.newLine();
    } else {
      console.put(key);
    }
  }
}
