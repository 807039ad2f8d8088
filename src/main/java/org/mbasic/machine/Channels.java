package org.mbasic.machine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.disk.Disk;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.machine.disk.FileNames;
import org.mbasic.machine.terminal.Output;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/** The open files by channel number. */
final class Channels {
  /** Sectors that CP/M keeps account of at a time. */
  private static final int EXTENT = 128;

  private final Machine machine;
  private final Disk disk;

  /** Open files by number; an idle desk has no map for none. */
  private Map<Integer, Channel> open = Map.of();

  /** Record buffers by number; no map either before there is one. */
  private Map<Integer, RecordBuffer> records = Map.of();

  private int fixedReads;

  Channels(Machine machine, Disk disk) {
    this.machine = machine;
    this.disk = disk;
  }

  Collection<Channel> open() {
    return open.values();
  }

  /** A number that OPEN may use: before its file is named, whatever is wrong with that. */
  void checkClosed(int number) {
    check(number);
    if (open.containsKey(number)) {
      throw BasicError.FILE_ALREADY_OPEN.raise();
    }
  }

  /** The name of a file to open, as it is on the disk. */
  String name(Channel.Mode how, String name) {
    return named(how == Channel.Mode.INPUT ? FileNames.sought(name) : FileNames.made(name));
  }

  /**
   * The name itself. One with a dot too many is a Bad file name, but where there is a file of that
   * name: one that was uploaded may have it.
   */
  String named(String bare) {
    if (FileNames.hasDotTooMany(bare) && find(bare) == null) {
      throw BasicError.BAD_FILE_NAME.raise();
    }
    return bare;
  }

  /** A record of no bytes can be had, and nothing fits into it. */
  static int recordLength(int bytes) {
    if (bytes < 0 || bytes > DiskFile.SECTOR) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return bytes;
  }

  /** OPEN, with a number that {@link #checkClosed} has passed. */
  void open(Channel.Mode how, int number, String name, int recordLength) {
    DiskFile file = how == Channel.Mode.OUTPUT ? null : find(name);
    if (file == null) {
      if (how == Channel.Mode.INPUT) {
        throw BasicError.FILE_NOT_FOUND.raise();
      }
      file = create(name);
    }
    take(number, how, file, recordLength);
  }

  /** The file of that name, which all channels share that have it open; or null. */
  private @Nullable DiskFile find(String name) {
    for (Channel channel : open.values()) {
      if (channel.file.name().equals(name)) {
        return channel.file;
      }
    }
    return disk.find(name);
  }

  /** Opens a channel on a file, whatever it is called. */
  Channel take(int number, Channel.Mode how, DiskFile file, int recordLength) {
    RecordBuffer record = new RecordBuffer();
    if (how == Channel.Mode.RANDOM) {
      record = record(number);
      record.open(recordLength);
    }
    if (how == Channel.Mode.OUTPUT) {
      file.begin();
    }
    Channel channel = new Channel(number, how, file, recordLength, record);
    if (open.isEmpty()) {
      open = new TreeMap<>();
    }
    open.put(number, channel);
    return channel;
  }

  /** The record buffer of a number, which all random files with that number use. */
  RecordBuffer record(int number) {
    if (records.isEmpty()) {
      records = new TreeMap<>();
    }
    return records.computeIfAbsent(number, absent -> new RecordBuffer());
  }

  /** The record buffers there are, by number. */
  Map<Integer, RecordBuffer> records() {
    return records;
  }

  /** Whether the record of an open file is the whole buffer of its number. */
  boolean isRecord(int number) {
    Channel channel = open.get(number);
    return channel != null
        && channel.mode == Channel.Mode.RANDOM
        && channel.recordLength == channel.record.bytes.length();
  }

  /** The mode a word means by its first letter, or Bad file mode. */
  static Channel.Mode mode(String mode) {
    char first = mode.isEmpty() ? ' ' : Character.toUpperCase(mode.charAt(0));
    return switch (first) {
      case 'I' -> Channel.Mode.INPUT;
      case 'O' -> Channel.Mode.OUTPUT;
      case 'R' -> Channel.Mode.RANDOM;
      default -> throw BasicError.BAD_FILE_MODE.raise();
    };
  }

  /** A new file in place of any of this name, which open channels keep. */
  DiskFile create(String name) {
    if (inUse(name)) {
      remove(name);
    }
    return disk.create(name);
  }

  /**
   * Takes a file off the disk. As under CP/M nobody asks whether it is open: channels go on with
   * it, unseen by others, until they are closed.
   */
  void remove(String name) {
    if (!inUse(name)) {
      disk.delete(name);
      return;
    }
    int number = 1;
    while (disk.find(DiskFile.hiddenName(number, name)) != null) {
      number++;
    }
    String hidden = DiskFile.hiddenName(number, name);
    disk.rename(name, hidden);
    for (Channel channel : open.values()) {
      if (channel.file.name().equals(name)) {
        channel.file.rename(hidden);
      }
    }
  }

  private void closed(Channel channel) {
    DiskFile file = channel.file;
    if (channel.mode == Channel.Mode.OUTPUT) {
      file.complete();
    }
    if (!file.hidden()) {
      disk.closed(file);
    } else if (!inUse(file.name())) {
      disk.delete(file.name());
    }
  }

  boolean inUse(String name) {
    return open.values().stream().anyMatch(channel -> channel.file.name().equals(name));
  }

  /** Whether there is such a number: Illegal function call or Bad file number. */
  private void check(int number) {
    if (number < 0 || number > 255) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    if (number == 0 || number > machine.limits.openFiles()) {
      throw BasicError.BAD_FILE_NUMBER.raise();
    }
  }

  /** A number that VARPTR asks for, 0 being that of the program's own file. */
  void checkNumber(int number) {
    if (number != 0) {
      check(number);
    }
  }

  /** The open channel of a number that EOF, LOC, LOF and FIELD ask for. */
  Channel channel(int number) {
    check(number);
    Channel channel = open.get(number);
    if (channel == null) {
      throw BasicError.BAD_FILE_NUMBER.raise();
    }
    return channel;
  }

  private Channel channel(int number, Channel.Mode mode) {
    checkNumber(number);
    Channel channel = open.get(number);
    if (channel == null || channel.mode != mode) {
      throw BasicError.BAD_FILE_MODE.raise();
    }
    return channel;
  }

  /** A channel that can be read: not one open for output. */
  Channel input(int number) {
    checkNumber(number);
    Channel channel = open.get(number);
    if (channel == null || channel.mode == Channel.Mode.OUTPUT) {
      throw BasicError.BAD_FILE_MODE.raise();
    }
    return channel;
  }

  Channel random(int number) {
    return channel(number, Channel.Mode.RANDOM);
  }

  /** Where PRINT# writes: a file open for output, or a random file's buffer. */
  Output output(int number) {
    if (number == 0) {
      throw BasicError.BAD_FILE_MODE.raise();
    }
    check(number);
    Channel channel = open.get(number);
    if (channel == null || channel.mode == Channel.Mode.INPUT) {
      throw BasicError.BAD_FILE_MODE.raise();
    }
    return channel;
  }

  /** CLOSE of one; closing what is not open does nothing, and 0 never is. */
  void close(int number) {
    checkNumber(number);
    Channel channel = open.get(number);
    if (channel != null) {
      open.remove(number);
      closed(channel);
    }
  }

  /** CLOSE of all: one that fails leaves none open, and the first error is raised at the end. */
  void closeAll() {
    Collection<Channel> channels = open.values();
    open = Map.of();
    BasicException first = null;
    for (Channel channel : channels) {
      try {
        closed(channel);
      } catch (BasicException failed) {
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** EOF: -1 or 0. */
  int endOfFile(int number) {
    return channel(number).atEnd() ? -1 : 0;
  }

  /** LOC: the last record of a random file, sectors passed of a sequential one. */
  double location(int number) {
    Channel channel = channel(number);
    return switch (channel.mode) {
      case RANDOM -> channel.recordNumber;
      case OUTPUT -> sectorsBefore(channel.position - 1);
      case INPUT -> sectorsRead(channel);
    };
  }

  private static int sectorsRead(Channel channel) {
    return Math.max(channel.recordNumber, sectorsBefore(channel.position - 1) + 1);
  }

  private static int sectorsBefore(int position) {
    return Math.max(0, position) / DiskFile.SECTOR;
  }

  /**
   * LOF: the sectors of the extent that was read or written last, as CP/M counts them; of a file
   * that is being written those that more has followed.
   */
  double length(int number) {
    Channel channel = channel(number);
    int sectors = sectorsBefore(channel.file.readable() + DiskFile.SECTOR - 1);
    int used =
        switch (channel.mode) {
          case RANDOM -> sectorsBefore(channel.recordNumber * channel.recordLength - 1) + 1;
          case INPUT -> sectorsRead(channel);
          case OUTPUT -> sectors;
        };
    int before = Math.max(0, Math.min(sectors, used) - 1) / EXTENT * EXTENT;
    return Math.min(EXTENT, sectors - before);
  }

  /** INPUT$ has read, from a file or the keyboard. */
  void fixedRead() {
    fixedReads++;
  }

  /** A count that grows by one whenever INPUT$ has read. */
  int fixedReads() {
    return fixedReads;
  }

  /** Marks how far every open file is; no statement that may wait runs within another. */
  void mark() {
    if (!open.isEmpty()) {
      open.values().forEach(Channel::mark);
    }
  }

  /** Every open file goes back to its mark. */
  void undo() {
    open.values().forEach(Channel::undo);
  }

  /** INPUT$ of a file: a closed one is at its end, and missed only by who wants a byte of it. */
  String inputString(int number, int count) {
    checkNumber(number);
    Channel channel = open.get(number);
    if (channel != null && channel.mode == Channel.Mode.OUTPUT) {
      throw BasicError.BAD_FILE_MODE.raise();
    }
    if (count == 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    if (channel == null) {
      throw BasicError.INPUT_PAST_END.raise();
    }
    return channel.next(count);
  }

  /**
   * Where the characters of a string variable lie: those of a FIELD in the record buffer, which
   * other variables may show as well.
   */
  StoredText stored(Place place) {
    String text = place.string();
    for (RecordBuffer record : records.values()) {
      for (RecordBuffer.Field field : record.fields()) {
        if (field.place.equals(place)) {
          return new StoredText(place, record.bytes, field.offset, text.length(), record);
        }
      }
    }
    return new StoredText(place, new StringBuilder(text), 0, text.length(), null);
  }

  /**
   * Characters for LET to store: of those that a field shows it makes a copy, and so nothing but
   * the field's variable ever has the very string that binds it.
   */
  String own(String text) {
    for (RecordBuffer record : records.values()) {
      if (record.offset(text) != RecordBuffer.NOWHERE) {
        return new String(text);
      }
    }
    return text;
  }

  /** SWAP: what a variable shows of a record buffer the other one shows from now on. */
  void exchange(Place first, Place second) {
    List<RecordBuffer.Field> ofFirst = bindings(first);
    List<RecordBuffer.Field> ofSecond = bindings(second);
    first.exchange(second);
    ofFirst.forEach(field -> field.place = second);
    ofSecond.forEach(field -> field.place = first);
  }

  private List<RecordBuffer.Field> bindings(Place place) {
    return records.values().stream()
        .flatMap(record -> record.fields().stream())
        .filter(field -> field.place.equals(place))
        .toList();
  }
}
