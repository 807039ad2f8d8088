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
    char first = file.next();
    while (first == ' ' || first == '\n' || first == '\r') {
      first = file.next();
    }
    if (type == Type.STRING) {
      String text = first == '"' ? quoted(file) : plain(file, first);
      return Formula.ofString(() -> text);
    }
    String text = number(file, first);
    NumberReader.Reading reading = NumberReader.read(text, 0, Reply.start(type), faults);
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
      text.append(c);
    }
    return text.toString();
  }

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

  private static String plain(Channel file, char first) {
    StringBuilder text = new StringBuilder();
    char c = first;
    while (c != ',' && c != '\r' && text.length() < LONGEST) {
      text.append(c);
      if (file.atEnd() || text.length() == LONGEST) {
        return text.toString().stripTrailing();
      }
      c = file.next();
    }
    if (c == '\r') {
      lineFeed(file);
    }
    return text.toString().stripTrailing();
  }

  private static String number(Channel file, char first) {
    StringBuilder text = new StringBuilder();
    char c = first;
    while (c != ',' && c != '\r' && c != ' ' && text.length() < LONGEST) {
      text.append(c);
      if (file.atEnd()) {
        return text.toString();
      }
      c = file.next();
    }
    if (c == ' ') {
      endOfItem(file);
    } else if (c == '\r') {
      lineFeed(file);
    }
    return text.toString();
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
      text.append(c);
      if (text.length() == LONGEST || file.atEnd()) {
        return text.toString();
      }
      c = file.next();
    }
    lineFeed(file);
    return text.toString();
  }
}
