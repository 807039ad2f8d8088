package org.mbasic.machine;

import org.mbasic.numbers.BasicError;

/**
 * The console's output side: the stream of characters since the host last took it, and the column
 * the cursor is in.
 *
 * <p>The column counts as the original's does (golden areas print and width-tab-spc-pos): a
 * printing character beyond the width first starts a new line; a line feed alone leaves the column;
 * backspace takes one off; other control characters do not count.
 */
final class Console implements Output {
  /** Value of WIDTH that never wraps. */
  static final int ENDLESS = 255;

  private static final int ZONE = 14;

  private final StringBuilder out = new StringBuilder();
  private int column;

  /** Characters produced since the machine was made, shown or withheld. */
  private int produced;

  /** Characters still to be withheld: a statement run again says again what was already shown. */
  private int withheld;

  private int width = 80;

  /** Columns printed on the line, from 0. */
  int column() {
    return column;
  }

  void column(int newColumn) {
    column = newColumn;
  }

  int width() {
    return width;
  }

  /** WIDTH: Illegal function call beyond 255; 0 never wraps, as 255. */
  void width(int newWidth) {
    if (newWidth < 0 || newWidth > ENDLESS) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    width = newWidth == 0 ? ENDLESS : newWidth;
  }

  /** A count that grows by one with each character. */
  int produced() {
    return produced;
  }

  /**
   * Prepares for a statement to be run again from its beginning.
   *
   * @param shown characters it has already shown, to be withheld when it says them again
   * @param columnBefore the column it began in
   */
  void repeatFrom(int shown, int columnBefore) {
    withheld = shown;
    column = columnBefore;
  }

  /** Characters that {@link #repeatFrom} still withholds. */
  int withheld() {
    return withheld;
  }

  private void append(char c) {
    produced++;
    if (withheld > 0) {
      withheld--;
    } else {
      out.append(c);
    }
  }

  /** Hands over and forgets the stream: Latin-1 characters, lines ending in CR LF. */
  String take() {
    String taken = out.toString();
    out.setLength(0);
    return taken;
  }

  /** One character, wrapping before it when the line is full. */
  void put(char c) {
    if (c >= ' ') {
      if (column >= width && width != ENDLESS) {
        newLine();
      }
      column = column == ENDLESS ? ENDLESS : column + 1;
    } else if (c == '\r') {
      column = 0;
    } else if (c == '\b') {
      column = Math.max(0, column - 1);
    } else if (c == '\t') {
      tab();
      return;
    }
    append(c);
  }

  private void tab() {
    for (int blanks = 8 - column % 8; blanks > 0; blanks--) {
      put(' ');
    }
  }

  /** All characters of the text, each wrapping where it must. */
  @Override
  public void print(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
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
    column = 0;
  }

  /** Starts a new line unless the cursor is at the start of one. */
  void freshLine() {
    if (column > 0) {
      newLine();
    }
  }

  /** On to the next print zone of 14, or to a new line where no whole zone is left. */
  @Override
  public void zone() {
    int last = width == ENDLESS ? Integer.MAX_VALUE : (width / ZONE - 1) * ZONE;
    if (column >= last) {
      newLine();
      return;
    }
    do {
      put(' ');
    } while (column % ZONE != 0);
  }

  @Override
  public void tab(int position) {
    int target = Math.max(1, position) - 1;
    if (width != ENDLESS && target >= width) {
      target %= width;
    }
    if (target < column) {
      newLine();
    }
    while (column < target) {
      put(' ');
    }
  }

  @Override
  public void spaces(int count) {
    int blanks = Math.max(0, count);
    if (width != ENDLESS && blanks >= width) {
      blanks %= width;
    }
    for (int i = 0; i < blanks; i++) {
      put(' ');
    }
  }
}
