package org.mbasic.machine.terminal;

import org.mbasic.numbers.BasicError;

/**
 * The console's output side: the stream of characters since the host last took it, and the column
 * the cursor is in.
 *
 * <p>The column counts as the original's does (golden areas print and width-tab-spc-pos): a
 * printing character on a line that is just full first starts a new line, and a column beyond the
 * width, where a smaller WIDTH has left it, goes on; a line feed alone leaves the column; backspace
 * takes one off, and is not shown where there is none, but is printed; other control characters do
 * not count.
 */
public final class Console implements Output {
  /** Value of WIDTH that never wraps. */
  static final int ENDLESS = 255;

  private static final int ZONE = 14;
  private static final int TAB_STOP = 8;

  /** A printer counts the control characters beyond the carriage return as columns, too. */
  private final boolean printer;

  private final StringBuilder out = new StringBuilder();
  private int column;

  /** Characters produced since the machine was made, shown or withheld. */
  private int produced;

  /** Characters still to be withheld: a statement run again says again what was already shown. */
  private int withheld;

  /**
   * Ctrl-O: nothing is shown and the column stands still, but for line ends, which take it to 0.
   */
  private boolean suppressed;

  private int width;

  /** NULL: zeros sent behind each line end. */
  private int nulls;

  /**
   * @param width columns until WIDTH says otherwise
   */
  public Console(int width) {
    this(width, false);
  }

  private Console(int width, boolean printer) {
    this.width = width;
    this.printer = printer;
  }

  /** A printer, whose lines are ended by CR. */
  public static Console printer(int width) {
    return new Console(width, true);
  }

  /** Columns printed on the line, from 0. */
  public int column() {
    return column;
  }

  /** The cursor is elsewhere now, without a character. */
  public void column(int newColumn) {
    column = newColumn;
  }

  /** WIDTH as it was given, {@link #ENDLESS} for lines that never wrap. */
  public int width() {
    return width;
  }

  /** NULL as it was given. */
  public int nulls() {
    return nulls;
  }

  /** NULL. */
  public void nulls(int count) {
    nulls = count;
  }

  /** WIDTH: Illegal function call beyond 255, which never wraps; 0 wraps before every line. */
  public void width(int newWidth) {
    if (newWidth < 0 || newWidth > ENDLESS) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    width = newWidth;
  }

  /** A count that grows by one with each character. */
  public int produced() {
    return produced;
  }

  /**
   * Prepares for a statement to be run again from its beginning.
   *
   * @param shown characters it has already shown, to be withheld when it says them again
   * @param columnBefore the column it began in
   */
  public void repeatFrom(int shown, int columnBefore) {
    withheld = shown;
    column = columnBefore;
  }

  /** Whether Ctrl-O withholds the output. */
  public boolean suppressed() {
    return suppressed;
  }

  /** Whether output is to be shown from now on. */
  public void suppressed(boolean now) {
    suppressed = now;
  }

  /** Ctrl-O was typed: it is shown, and what follows is shown no more, or is shown again. */
  void toggle() {
    boolean until = suppressed;
    int keptProduced = produced;
    int keptWithheld = withheld;
    suppressed = false;
    withheld = 0;
    print("^O");
    newLine();
    suppressed = !until;
    produced = keptProduced;
    withheld = keptWithheld;
  }

  /** Characters that {@link #repeatFrom} still withholds. */
  public int withheld() {
    return withheld;
  }

  private void append(char c) {
    produced++;
    if (withheld > 0) {
      withheld--;
    } else if (!suppressed) {
      out.append(c);
    }
  }

  /** Gives back spare room. */
  public void trim() {
    out.trimToSize();
  }

  /** Hands over and forgets the stream: Latin-1 characters, lines ending in CR LF. */
  public String take() {
    String taken = out.toString();
    out.setLength(0);
    return taken;
  }

  /** One character, wrapping before it when the line is full; a CR is the printer's line end. */
  @Override
  public void put(char c) {
    if (suppressed) {
      append(c);
      return;
    }
    if (c >= ' ' || (printer && c > '\r')) {
      if (column == width && width != ENDLESS) {
        newLine();
      }
      column = column == ENDLESS ? ENDLESS : column + 1;
    } else if (printer && c == '\r') {
      column = 0;
    } else if (c == '\b') {
      if (column == 0 && !printer) {
        return;
      }
      column = Math.max(0, column - 1);
    } else if (c == '\t') {
      tab();
      return;
    }
    append(c);
  }

  /** Blanks to the next tab stop, over the end of the line if there is none on it. */
  private void tab() {
    int blanks = 0;
    do {
      put(' ');
    } while (column % TAB_STOP != 0 && ++blanks < 2 * TAB_STOP);
  }

  /** A program's own text, where a line feed begins a new line: LIST and EDIT. */
  public void printLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
      if (text.charAt(i) == '\n') {
        put('\r');
        beginLine();
      }
    }
  }

  /** All characters of the text, each wrapping where it must; a CR begins a line. */
  @Override
  public void print(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
      if (text.charAt(i) == '\r') {
        beginLine();
      }
    }
  }

  /** An item of a PRINT list: on a line of its own when it does not fit on this one. */
  @Override
  public void printItem(String text, int length) {
    if (column > 0 && width != ENDLESS && column + length > width) {
      newLine();
    }
    print(text);
  }

  @Override
  public void newLine() {
    append('\r');
    append('\n');
    beginLine();
  }

  private void beginLine() {
    column = 0;
    for (int i = 0; i < nulls; i++) {
      append('\0');
    }
  }

  /** Starts a new line unless the cursor is at the start of one. */
  public void freshLine() {
    if (column > 0) {
      newLine();
    }
  }

  /** On to the next print zone of 14, or to a new line where no whole zone is left. */
  @Override
  public void zone() {
    int last = (width / ZONE - 1) * ZONE & 0xFF;
    if (column >= last && column != ENDLESS) {
      newLine();
      return;
    }
    for (int blanks = ZONE - column % ZONE; blanks > 0; blanks--) {
      put(' ');
    }
  }

  @Override
  public void tab(int position) {
    int target = onLine(Math.max(0, position));
    int blanks = target - column;
    if (blanks < 0) {
      newLine();
      blanks = Output.blanksTo(target);
    }
    for (; blanks > 0; blanks--) {
      put(' ');
    }
  }

  @Override
  public void spaces(int count) {
    for (int blanks = onLine(Math.max(0, count)); blanks > 0; blanks--) {
      put(' ');
    }
  }

  /** What TAB and SPC make of a number beyond the line: its low byte where there is no width. */
  private int onLine(int columns) {
    if (width == 0) {
      throw BasicError.DIVISION_BY_ZERO.raise();
    }
    return width == ENDLESS ? columns & 0xFF : columns % width;
  }
}
