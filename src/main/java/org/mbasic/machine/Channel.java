package org.mbasic.machine;

import org.mbasic.machine.disk.DiskFile;
import org.mbasic.machine.terminal.Output;
import org.mbasic.numbers.BasicError;

/** An open file: what OPEN was told, where it stands, and for random files the record buffer. */
final class Channel implements Output {
  /** What {@link #take} gives when there is nothing left. */
  static final int END = -1;

  private static final int ZONE = 14;

  /** How the file was opened. */
  enum Mode {
    INPUT,
    OUTPUT,
    RANDOM
  }

  final int number;
  final Mode mode;
  final DiskFile file;
  final int recordLength;

  /**
   * The record buffer of its number, of which a record is the beginning; empty for no random file.
   */
  final RecordBuffer record;

  /** Bytes read or written of a sequential file. */
  int position;

  /**
   * The record last read or written of a random file; sectors read of one open for input, once the
   * first byte was looked at.
   */
  int recordNumber;

  /**
   * Whether the sector buffer of a random file is empty: before the first GET, behind the end, and
   * after PUT. Of a file open for input, whether its end was met, which is its end whatever is
   * written behind it.
   */
  boolean pastEnd;

  /** Columns printed on the line, a byte as the original counts it. */
  private int column;

  private int markedPosition;
  private int markedNumber;
  private int markedColumn;
  private boolean markedEnd;

  Channel(int number, Mode mode, DiskFile file, int recordLength, RecordBuffer record) {
    this.number = number;
    this.mode = mode;
    this.file = file;
    this.recordLength = recordLength;
    this.record = record;
    pastEnd = mode == Mode.RANDOM || (mode == Mode.INPUT && file.readable() == 0);
  }

  int column() {
    return column;
  }

  void column(int newColumn) {
    column = newColumn;
  }

  /**
   * EOF: whether nothing is left to read, or GET has read nothing. The sector that the next byte is
   * in has then been read.
   */
  boolean atEnd() {
    return switch (mode) {
      case INPUT -> {
        recordNumber = Math.max(recordNumber, position / DiskFile.SECTOR + 1);
        pastEnd |= position >= file.readable() || file.at(position) == DiskFile.CONTROL_Z;
        yield pastEnd;
      }
      case RANDOM -> pastEnd;
      case OUTPUT -> throw BasicError.BAD_FILE_MODE.raise();
    };
  }

  /**
   * Reads a byte: of a file open for input the next, of a random file that of its record.
   *
   * @return {@link #END} at the end of the file or at a Ctrl-Z
   * @throws org.mbasic.numbers.BasicException FIELD overflow at the end of the record
   */
  int take() {
    if (mode == Mode.INPUT) {
      return atEnd() ? END : file.at(position++);
    }
    if (position >= recordLength) {
      throw BasicError.FIELD_OVERFLOW.raise();
    }
    char c = record.bytes.charAt(position++);
    pastEnd |= c == DiskFile.CONTROL_Z;
    return c == DiskFile.CONTROL_Z ? END : c;
  }

  /** The next byte, or Input past end. */
  char next() {
    int c = take();
    if (c == END) {
      throw BasicError.INPUT_PAST_END.raise();
    }
    return (char) c;
  }

  /** Marks the place where the file is now. */
  void mark() {
    markedPosition = position;
    markedNumber = recordNumber;
    markedColumn = column;
    markedEnd = pastEnd;
    record.mark();
  }

  /**
   * Goes back to {@link #mark}; what is then read and written again is the same. The variables must
   * have gone back before.
   */
  void undo() {
    position = markedPosition;
    recordNumber = markedNumber;
    column = markedColumn;
    pastEnd = markedEnd;
    record.undo();
  }

  /** The next bytes, that many, or Input past end. */
  String next(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(next());
    }
    return text.toString();
  }

  /**
   * The byte taken last is to be taken again; of a random file it is lost, and counts as printed.
   */
  void back() {
    if (mode == Mode.INPUT) {
      position--;
    } else {
      column = (column + 1) & 0xFF;
    }
  }

  /** What fits into the record of a random file is there, whatever follows. */
  private void put(String text) {
    if (mode == Mode.RANDOM) {
      put(text, record.offset(text));
    } else {
      file.write(position, text);
      passed(text);
    }
  }

  /**
   * Puts a string into the record.
   *
   * @param from where it lies in the record's buffer, or {@link RecordBuffer#NOWHERE}
   */
  private void put(String text, int from) {
    int fits = Math.min(text.length(), Math.max(0, recordLength - position));
    if (from == RecordBuffer.NOWHERE) {
      record.write(position, text, fits);
    } else {
      record.copy(position, from, fits);
    }
    passed(record.bytes.substring(position, position + fits));
    if (fits < text.length()) {
      throw BasicError.FIELD_OVERFLOW.raise();
    }
  }

  private void passed(String printed) {
    position += printed.length();
    for (int i = 0; i < printed.length(); i++) {
      char c = printed.charAt(i);
      column = c == '\r' ? 0 : c < ' ' ? column : (column + 1) & 0xFF;
    }
  }

  /** The first quote may already be one of the string's own bytes. */
  @Override
  public void quoted(String text) {
    int from = record.offset(text);
    put(Output.QUOTE);
    if (from == RecordBuffer.NOWHERE) {
      put(text);
    } else {
      put(text, from);
    }
    put(Output.QUOTE);
  }

  /**
   * In a random file CR and LF are the last bytes of the record. Where just these two have room,
   * the original fills it with blanks and then has none.
   */
  @Override
  public void endRecord() {
    int room = recordLength - position;
    if (mode == Mode.RANDOM && room >= 2) {
      put(" ".repeat(room == 2 ? 2 : room - 2));
    }
    newLine();
  }

  @Override
  public void put(char c) {
    put(String.valueOf(c));
  }

  @Override
  public void print(String text) {
    put(text);
  }

  /** Files have no width: nothing wraps. */
  @Override
  public void printItem(String text, int length) {
    print(text);
  }

  @Override
  public void newLine() {
    put("\r\n");
  }

  @Override
  public void zone() {
    print(" ".repeat(ZONE - column % ZONE));
  }

  @Override
  public void tab(int target) {
    int to = Math.max(0, target) & 0xFF;
    int blanks = to - column;
    if (blanks < 0) {
      newLine();
      blanks = Output.blanksTo(to);
    }
    print(" ".repeat(blanks));
  }

  @Override
  public void spaces(int count) {
    print(" ".repeat(Math.max(0, count) & 0xFF));
  }
}
