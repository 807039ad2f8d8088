package org.mbasic.machine;

import java.util.function.Consumer;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.NumberReader;

/**
 * Items of files, as INPUT# and LINE INPUT# find them (golden area sequential-files): the original
 * reads all three kinds with one loop that two terminators steer, into the buffer of typed lines.
 */
final class FileItems {
  private static final int LONGEST = 255;
  private static final char QUOTE = '"';
  private static final char NONE = 0;

  private final Faults faults;
  private final Consumer<String> buffer;

  FileItems(Faults faults, Consumer<String> buffer) {
    this.faults = faults;
    this.buffer = buffer;
  }

  /** The next item for a variable of the type, or Input past end. */
  Formula next(Channel file, Type type) {
    boolean text = type == Type.STRING;
    int first = file.next();
    while (first == ' ') {
      first = file.next();
    }
    if (text && first == QUOTE) {
      String item = read(file, file.take(), QUOTE, QUOTE);
      buffer.accept(item);
      return Formula.ofString(() -> item);
    }
    String item = read(file, first, ',', text ? ',' : ' ');
    buffer.accept(item);
    if (text) {
      String trimmed = Reply.trimmed(item);
      return Formula.ofString(() -> trimmed);
    }
    NumberReader.Reading reading = NumberReader.read(item, 0, Reply.start(type), faults);
    return Reply.formula(reading.value(), faults);
  }

  /** A line without its CR LF, at most 255 characters; a longer one goes on with the next call. */
  String line(Channel file) {
    String line = read(file, file.next(), NONE, NONE);
    buffer.accept(line);
    return line;
  }

  /**
   * Up to a terminator or a line end, or 255 characters; zeros are passed over.
   *
   * @param first character, or {@link Channel#END}
   * @param one terminator; a quote is the only one, line ends too being part of the item
   * @param two terminator: a blank for a number, a comma for a string, zero for a line
   */
  private static String read(Channel file, int first, char one, char two) {
    StringBuilder item = new StringBuilder();
    int c = first;
    while (c != Channel.END) {
      if (one != QUOTE && c == '\r') {
        lineFeed(file);
        return item.toString();
      }
      boolean dropped = false;
      if (one != QUOTE && c == '\n') {
        if (two == NONE) {
          item.append('\n');
        }
        c = item.length() == LONGEST ? Channel.END : file.take();
        dropped = c == '\r' && two != NONE;
      }
      if (c == Channel.END) {
        break;
      }
      if (!dropped && c != NONE) {
        if (c == one || c == two) {
          end(file, c);
          break;
        }
        item.append((char) c);
        if (item.length() == LONGEST) {
          break;
        }
      }
      c = file.take();
    }
    return item.toString();
  }

  /** Blanks behind a quote or a blank, and then a comma or a line end, belong to the item. */
  private static void end(Channel file, int terminator) {
    if (terminator == ',') {
      return;
    }
    int c = file.take();
    while (c == ' ') {
      c = file.take();
    }
    if (c == '\r') {
      lineFeed(file);
    } else if (c != ',' && c != Channel.END) {
      file.back();
    }
  }

  private static void lineFeed(Channel file) {
    int c = file.take();
    if (c != '\n' && c != Channel.END) {
      file.back();
    }
  }
}
