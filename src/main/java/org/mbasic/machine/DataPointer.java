package org.mbasic.machine;

import org.mbasic.language.DataStatement;
import org.mbasic.language.Statement;
import org.mbasic.machine.state.DataState;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.NumberReader;

/**
 * Where READ takes its next item: a DATA statement and a place in its text. A READ that fails
 * leaves it where it was, whatever variables it has filled.
 */
final class DataPointer {
  private final Links links;

  /** Index of the line in the program. */
  private int line;

  private int step;

  /** Behind the items read of this DATA statement; -1 before its first. */
  private int offset = -1;

  /** Where the READ under way has come to; only when it succeeds is the next to go on there. */
  private int readingLine;

  private int readingStep;
  private int readingOffset;

  DataPointer(Links links) {
    this.links = links;
  }

  /** To the first DATA of the program. */
  void restore() {
    line = 0;
    step = 0;
    offset = -1;
  }

  /** To the first DATA in or behind the line. */
  void restore(LinkedLine from) {
    line = from.index;
    step = 0;
    offset = -1;
  }

  DataState state() {
    return new DataState(line, step, offset);
  }

  void restore(DataState state) {
    line = state.line();
    step = state.step();
    offset = state.offset();
  }

  /** A READ begins. */
  void begin() {
    readingLine = line;
    readingStep = step;
    readingOffset = offset;
  }

  /** The READ has read all it wants. */
  void commit() {
    line = readingLine;
    step = readingStep;
    offset = readingOffset;
  }

  /** Reads one item; one that does not suit the place is a Syntax error in its own line. */
  void readInto(Machine machine, Place place) {
    LinkedLine found = seek(machine);
    String text = ((DataStatement.Data) found.steps.get(readingStep).statement()).text();
    int start = Reply.blanks(text, readingOffset + 1);
    readingOffset =
        place.type() == Type.STRING
            ? readText(machine, found, text, start, place)
            : readNumber(machine, found, text, start, place);
  }

  /** The line of the next item, Out of DATA when there is none; the reading place leads there. */
  private LinkedLine seek(Machine machine) {
    LinkedLine at = links.at(readingLine);
    while (at != null) {
      machine.work.done(Work.LINE);
      for (; readingStep < at.steps.size(); readingStep++) {
        Statement statement = at.steps.get(readingStep).statement();
        if (statement instanceof DataStatement.Data data
            && readingOffset < data.text().length()
            && at.begins(readingStep)) {
          return at;
        }
        readingOffset = -1;
      }
      readingLine++;
      readingStep = 0;
      at = links.at(readingLine);
    }
    throw BasicError.OUT_OF_DATA.raise();
  }

  private static int readText(
      Machine machine, LinkedLine line, String text, int start, Place place) {
    boolean quoted = start < text.length() && text.charAt(start) == '"';
    if (!quoted) {
      int end = start;
      while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != ':') {
        end++;
      }
      place.assign(Reply.trimmed(text.substring(start, end)));
      // A colon, which only quotes within the item could keep, is the end of the statement as well.
      return end < text.length() && text.charAt(end) == ':' ? text.length() : end;
    }
    int quote = text.indexOf('"', start + 1);
    int close = quote < 0 ? text.length() : quote;
    place.assign(text.substring(start + 1, close));
    return itemEnd(machine, line, text, Math.min(text.length(), close + 1));
  }

  private static int readNumber(
      Machine machine, LinkedLine line, String text, int start, Place place) {
    NumberReader.Reading reading =
        NumberReader.read(text, start, Reply.start(place.type()), machine.faults);
    place.assign(Reply.formula(reading.value(), machine.faults));
    return itemEnd(machine, line, text, reading.end());
  }

  private static int itemEnd(Machine machine, LinkedLine line, String text, int from) {
    int end = Reply.blanks(text, from);
    if (end < text.length() && text.charAt(end) != ',') {
      throw machine.failures.in(line, BasicError.SYNTAX.raise());
    }
    return end;
  }
}
