package org.mbasic.machine.terminal;

import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.TerminalState;

/**
 * Typing of one line as the original's terminal does it: echo, rubout, Ctrl-U, Ctrl-R, Ctrl-X
 * (golden area line-editing). The line so far is state; its echo has already gone to the console.
 *
 * <p>The original types into a buffer that keeps what nobody writes over, and at the beginning of a
 * line Ctrl-A edits what it holds: mostly the line typed before.
 */
public final class LineEditor {
  private static final int LONGEST = 255;
  private static final char NONE = 0;
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

  /** What the original's buffer holds, this line and behind it what is left of older ones. */
  private final StringBuilder buffer = new StringBuilder();

  /** Whether nothing was typed on the line, or what was typed has been dropped. */
  private boolean fresh = true;

  /** Whether the line was begun again, so that its Enter is echoed in any case. */
  private boolean begunAgain;

  /** Whether deleted characters are being shown behind a backslash. */
  private boolean rubbing;

  /** Whether a line feed was the last key: an Enter that follows it is passed over. */
  private boolean fed;

  /**
   * @param console echoes the keys
   */
  public LineEditor(Console console) {
    this.console = console;
  }

  /** The line so far. */
  public String text() {
    return line.toString();
  }

  /** What Ctrl-A edits: the line so far, or at its beginning what the buffer holds. */
  public String editable() {
    int end = buffer.indexOf(String.valueOf(NONE));
    return fresh ? buffer.substring(0, end < 0 ? buffer.length() : end) : line.toString();
  }

  /** A line was listed or edited: the buffer holds it. */
  public void hold(String text) {
    for (int i = 0; i < text.length(); i++) {
      hold(i, text.charAt(i));
    }
    hold(text.length(), NONE);
  }

  private void hold(int at, char key) {
    if (at >= buffer.length()) {
      buffer.setLength(at + 1);
    }
    buffer.setCharAt(at, key);
  }

  /** Gives back spare room. */
  public void trim() {
    line.trimToSize();
    buffer.trimToSize();
  }

  /** What is to be saved of the buffer. */
  public TerminalState.Line state() {
    return new TerminalState.Line(buffer.toString(), fresh, begunAgain);
  }

  /** The buffer as it was saved; what is beyond its size is left out. */
  public void restore(TerminalState.Line state) {
    buffer.setLength(0);
    buffer.append(state.buffer(), 0, Math.min(state.buffer().length(), LONGEST + 1));
    fresh = state.fresh();
    begunAgain = state.begunAgain();
  }

  /** Whether deleted characters are being shown behind a backslash. */
  public boolean rubbing() {
    return rubbing;
  }

  /** Whether a line feed was the last key. */
  public boolean fed() {
    return fed;
  }

  /** Goes on with a line typed before, whose echo stands on the console. */
  public void restore(String text, boolean inRubout, boolean afterLineFeed) {
    line.setLength(0);
    line.append(text);
    rubbing = inRubout;
    fed = afterLineFeed;
    fresh = text.isEmpty();
  }

  /** Begins a new line, which Ctrl-A takes for the one in the buffer. */
  public void clear() {
    line.setLength(0);
    rubbing = false;
    fed = false;
    fresh = true;
    begunAgain = false;
  }

  /**
   * Takes a key.
   *
   * @param sameLine Enter is not echoed
   * @return the finished line, or null while it is not finished
   */
  public @Nullable String key(char key, boolean sameLine) {
    if (key != RUBOUT) {
      endRubout();
    }
    boolean afterLineFeed = fed;
    if (afterLineFeed && key == NONE) {
      return null;
    }
    fed = false;
    fresh = false;
    switch (key) {
      case ENTER -> {
        if (afterLineFeed) {
          return null;
        }
        if (!sameLine || begunAgain) {
          console.newLine();
        }
        String finished = line.toString();
        hold(line.length(), NONE);
        clear();
        return finished;
      }
      case RUBOUT -> rubout();
      case BACKSPACE -> backspace();
      case CTRL_U -> {
        drop("^U");
        beginAgain();
      }
      case CTRL_X -> drop("#");
      case CTRL_R -> {
        hold(line.length(), NONE);
        console.newLine();
        console.printLine(line.toString());
      }
      case LINE_FEED -> feed();
      default -> append(key);
    }
    return null;
  }

  /** Closes what rubouts have shown, as every other key does first. */
  public void endRubout() {
    if (rubbing) {
      console.put('\\');
      rubbing = false;
    }
  }

  private void rubout() {
    if (line.length() == 0) {
      if (rubbing) {
        endRubout();
        console.newLine();
      } else {
        hold(0, NONE);
        beginAgain();
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
    } else {
      fresh = true;
    }
  }

  private void beginAgain() {
    fresh = true;
    begunAgain = true;
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
      write(LINE_FEED);
      console.newLine();
      fed = true;
    } else {
      beginAgain();
    }
  }

  private void append(char key) {
    if (key < ' ' && key != BELL && key != TAB) {
      return;
    }
    if (line.length() == LONGEST) {
      console.put(BELL);
    } else {
      write(key);
      console.put(key);
    }
  }

  private void write(char key) {
    hold(line.length(), key);
    line.append(key);
  }
}
