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

  /** Whether a line feed was the last key: an Enter that follows it is passed over. */
  private boolean fed;

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

  boolean fed() {
    return fed;
  }

  /** Goes on with a line typed before, whose echo stands on the console. */
  void restore(String text, boolean inRubout, boolean afterLineFeed) {
    line.setLength(0);
    line.append(text);
    rubbing = inRubout;
    fed = afterLineFeed;
  }

  void clear() {
    line.setLength(0);
    rubbing = false;
    fed = false;
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
    boolean afterLineFeed = fed;
    fed = false;
    switch (key) {
      case ENTER -> {
        if (afterLineFeed) {
          return null;
        }
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
        console.printLine(line.toString());
      }
      case LINE_FEED -> feed();
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

  /** A line feed goes on with the line below; it cannot be a line's first character. */
  private void feed() {
    if (line.length() == LONGEST) {
      console.put(BELL);
    } else if (line.length() > 0) {
      line.append(LINE_FEED);
      console.newLine();
      fed = true;
    }
  }

  private void append(char key) {
    if (key < ' ' && key != BELL && key != TAB) {
      return;
    }
    if (line.length() == LONGEST) {
      console.put(BELL);
    } else {
      line.append(key);
      console.put(key);
    }
  }
}
