package org.mbasic.machine;

import org.mbasic.numbers.NumberReader;

/**
 * Items of sequential files, as INPUT# and LINE INPUT# find them (golden area sequential-files).
 */
final class FileItems {
  private static final int LONGEST = 255;

  private final Faults faults;

  FileItems(Faults faults) {
    this.faults = faults;
  }

  /** The next item for a variable of the type, or Input past end. */
  Formula next(Channel file, Type type) {
    boolean text = type == Type.STRING;
    char first = file.next();
    while (first == ' ') {
      first = file.next();
    }
    if (text && first == '"') {
      String item = quoted(file);
      return Formula.ofString(() -> item);
    }
    String item = plain(file, first, text);
    if (text) {
      String trimmed = Reply.trimmed(item);
      return Formula.ofString(() -> trimmed);
    }
    NumberReader.Reading reading = NumberReader.read(item, 0, Reply.start(type), faults);
    return Reply.formula(reading.value(), faults);
  }

  private static String quoted(Channel file) {
    StringBuilder text = new StringBuilder();
    while (!file.atEnd() && text.length() < LONGEST) {
      char c = file.next();
      if (c == '"') {
        endOfItem(file);
        break;
      }
      if (c != 0) {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Blanks, and then a comma or a line end, belong to the item before them. */
  private static void endOfItem(Channel file) {
    while (file.peek() == ' ') {
      file.next();
    }
    if (file.peek() == ',') {
      file.next();
    } else if (file.peek() == '\r') {
      file.next();
      lineFeed(file);
    }
  }

  /** Up to a comma, a line end or, for a number, a blank. A line feed alone does not end it. */
  private static String plain(Channel file, char first, boolean text) {
    StringBuilder item = new StringBuilder();
    char c = first;
    while (true) {
      if (c == '\n' && file.peek() == '\r') {
        file.next();
      } else if (c == '\r') {
        lineFeed(file);
        break;
      } else if (c == ',') {
        break;
      } else if (c == ' ' && !text) {
        endOfItem(file);
        break;
      } else if (c != '\n' && c != 0) {
        item.append(c);
      }
      if (file.atEnd() || item.length() == LONGEST) {
        break;
      }
      c = file.next();
    }
    return item.toString();
  }

  private static void lineFeed(Channel file) {
    if (file.peek() == '\n') {
      file.next();
    }
  }

  /** A line without its CR LF, at most 255 characters; a longer one goes on with the next call. */
  static String line(Channel file) {
    StringBuilder text = new StringBuilder();
    char c = file.next();
    while (c != '\r') {
      if (c != 0) {
        text.append(c);
      }
      if (text.length() == LONGEST || file.atEnd()) {
        return text.toString();
      }
      c = file.next();
    }
    lineFeed(file);
    return text.toString();
  }
}
