package org.mbasic.machine.terminal;

/** What PRINT and WRITE write to: the console, the printer or an open file. */
public interface Output {
  String QUOTE = "\"";

  /**
   * Blanks that TAB prints to a column on a new line: the original takes one beyond 128 for
   * negative, and prints none.
   *
   * @param column from 0
   */
  static int blanksTo(int column) {
    return column > 128 ? 0 : column;
  }

  /** A character of a USING format: a CR does not begin a line on the console. */
  void put(char c);

  /** All characters of the text. */
  void print(String text);

  /**
   * An item of a PRINT list.
   *
   * @param length columns it must find free on the line, else it goes to a new one
   */
  void printItem(String text, int length);

  /** A string as WRITE gives it. */
  default void quoted(String text) {
    print(QUOTE + text + QUOTE);
  }

  /** Ends the line. */
  void newLine();

  /** Ends what WRITE has written. */
  default void endRecord() {
    newLine();
  }

  /** On to the next print zone. */
  void zone();

  /** TAB: on to the column, counted from 0, on the next line if that is passed. */
  void tab(int column);

  /** SPC. */
  void spaces(int count);
}
