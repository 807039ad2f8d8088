package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Expression;
import org.mbasic.language.FileStatement;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.machine.disk.FileNames;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.BasicError;

/** OPEN, CLOSE, INPUT#, LINE INPUT#, FIELD, GET, PUT, and the statements about the disk. */
final class FileOps {
  private final Machine machine;
  private final FormulaLinker formulas;
  private final FileItems items;

  FileOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
    this.items = new FileItems(machine.faults, text -> machine.commands.buffered(text));
  }

  Op link(FileStatement statement) {
    if (statement instanceof FileStatement.Open open) {
      return open(open);
    }
    if (statement instanceof FileStatement.Close close) {
      List<Formula> channels = formulas.linkAll(close.channels());
      return Op.of(() -> close(channels));
    }
    if (statement instanceof FileStatement.Reset) {
      return Op.of(machine.files::closeAll);
    }
    if (statement instanceof FileStatement.InputFile input) {
      return inputFile(input);
    }
    if (statement instanceof FileStatement.LineInputFile input) {
      Formula channel = formulas.link(input.channel());
      Target target = formulas.target(input.target());
      return Op.of(
          () -> {
            Channel file = machine.files.input(channel.integer());
            Place place = target.place();
            if (place.type() != Type.STRING) {
              throw BasicError.TYPE_MISMATCH.raise();
            }
            place.assign(items.line(file));
          });
    }
    if (statement instanceof FileStatement.Field field) {
      return field(field);
    }
    if (statement instanceof FileStatement.Get get) {
      return record(get.channel(), get.number(), FileOps::get);
    }
    if (statement instanceof FileStatement.Put put) {
      return record(put.channel(), put.number(), this::put);
    }
    return linkDisk(statement);
  }

  private Op linkDisk(FileStatement statement) {
    Storage storage = machine.storage;
    if (statement instanceof FileStatement.Kill kill) {
      Formula name = formulas.link(kill.name());
      return Op.of(() -> storage.kill(name.string()));
    }
    if (statement instanceof FileStatement.Rename rename) {
      Formula oldName = formulas.link(rename.oldName());
      Formula newName = formulas.link(rename.newName());
      return Op.of(
          () -> {
            String old = oldName.string();
            DiskFile file = storage.toRename(old);
            storage.rename(file, FileNames.drive(old), newName.string());
          });
    }
    if (statement instanceof FileStatement.Files files) {
      Formula pattern = files.pattern() == null ? null : formulas.link(files.pattern());
      return Op.of(() -> storage.files(pattern == null ? "*.*" : pattern.string()));
    }
    if (statement instanceof FileStatement.Find find) {
      Formula name = formulas.link(find.name());
      return Op.of(() -> storage.find(name.string()));
    }
    if (statement instanceof FileStatement.Load load) {
      Formula name = formulas.link(load.name());
      return Op.jump(self -> storage.load(name.string(), load.run()));
    }
    if (statement instanceof FileStatement.Save save) {
      Formula name = formulas.link(save.name());
      return Op.jump(
          self -> {
            storage.save(name.string(), save);
            if (save.form() != FileStatement.SaveForm.ASCII) {
              return self.next;
            }
            machine.command();
            return null;
          });
    }
    if (statement instanceof FileStatement.Merge merge) {
      Formula name = formulas.link(merge.name());
      return Op.jump(self -> storage.merge(name.string()));
    }
    if (statement instanceof FileStatement.Chain chain) {
      Formula name = formulas.link(chain.name());
      Formula line = chain.line() == null ? null : formulas.link(chain.line());
      return Op.jump(self -> storage.chain(chain, name.string(), line));
    }
    throw new AssertionError(statement);
  }

  private Op open(FileStatement.Open open) {
    Formula mode = formulas.link(open.mode());
    Formula channel = formulas.link(open.channel());
    Formula name = formulas.link(open.name());
    Formula length =
        open.recordLength() == null
            ? Formula.ofInteger(() -> DiskFile.SECTOR)
            : formulas.link(open.recordLength());
    return Op.of(
        () -> {
          Channel.Mode how = Channels.mode(mode.string());
          int number = channel.integer();
          machine.files.checkClosed(number);
          String file = machine.files.name(how, name.string());
          boolean random = how == Channel.Mode.RANDOM;
          int bytes = random ? Channels.recordLength(length.integer()) : DiskFile.SECTOR;
          machine.files.open(how, number, file, bytes);
          if (!random && open.recordLength() != null) {
            throw BasicError.SYNTAX.raise();
          }
        });
  }

  private void close(List<Formula> channels) {
    if (channels.isEmpty()) {
      machine.files.closeAll();
    } else {
      channels.forEach(channel -> machine.files.close(channel.integer()));
    }
  }

  private Op inputFile(FileStatement.InputFile input) {
    Formula channel = formulas.link(input.channel());
    List<Target> targets = formulas.targets(input.targets());
    return Op.of(
        () -> {
          Channel file = machine.files.input(channel.integer());
          for (Target target : targets) {
            Place place = target.place();
            place.assign(items.next(file, place.type()));
          }
        });
  }

  private Op field(FileStatement.Field field) {
    Formula channel = formulas.link(field.channel());
    List<Formula> widths = new ArrayList<>();
    List<@Nullable Target> targets = new ArrayList<>();
    for (FileStatement.FieldPart part : field.parts()) {
      widths.add(formulas.link(part.width()));
      Expression.Variable variable = part.target();
      targets.add(variable == null ? null : formulas.target(variable));
    }
    return Op.of(
        () -> {
          Channel file = machine.files.channel(channel.integer());
          if (file.mode != Channel.Mode.RANDOM) {
            throw BasicError.BAD_FILE_MODE.raise();
          }
          int offset = 0;
          for (int i = 0; i < widths.size(); i++) {
            int width = StringFunctions.byteOf(widths.get(i).integer());
            Target target = targets.get(i);
            if (target == null) {
              throw BasicError.SYNTAX.raise();
            }
            Place place = target.place();
            if (place.type() != Type.STRING) {
              throw BasicError.TYPE_MISMATCH.raise();
            }
            if (offset + width > file.recordLength) {
              throw BasicError.FIELD_OVERFLOW.raise();
            }
            file.record.bind(place, offset, width);
            offset += width;
          }
        });
  }

  /** GET or PUT of one record. */
  @FunctionalInterface
  private interface RecordEffect {
    void on(Channel channel, int sectorBefore);
  }

  private Op record(Expression channel, @Nullable Expression number, RecordEffect effect) {
    Formula file = formulas.link(channel);
    Formula record = number == null ? null : formulas.link(number);
    return Op.of(
        () -> {
          Channel random = machine.files.random(file.integer());
          int wanted = record == null ? random.recordNumber + 1 : record.integer();
          if (wanted < 0) {
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          }
          if ((wanted & 0xFFFF) == 0) {
            throw BasicError.BAD_RECORD_NUMBER.raise();
          }
          int sector = sector(random.recordNumber * random.recordLength);
          random.recordNumber = wanted;
          random.position = 0;
          effect.on(random, sector);
        });
  }

  /** The sector that the last byte before an offset lies in; -1 before the first. */
  private static int sector(int end) {
    return Math.floorDiv(end - 1, DiskFile.SECTOR);
  }

  /**
   * A sector that is in the buffer is not read again, and EOF and the column stay as they were; the
   * original counts the bytes of a sector where it counts columns.
   */
  private static void get(Channel channel, int sectorBefore) {
    int end = channel.recordNumber * channel.recordLength;
    int start = end - channel.recordLength;
    int last = sector(end);
    if (last != sectorBefore || sector(start + 1) != sectorBefore) {
      channel.pastEnd = last * DiskFile.SECTOR >= channel.file.readable();
      channel.column(channel.pastEnd ? 0 : DiskFile.SECTOR);
    }
    String read = channel.file.read(start, channel.recordLength);
    channel.record.write(0, read, read.length());
  }

  /** Whole sectors are written, their bytes counted where columns are. */
  private void put(Channel channel, int sectorBefore) {
    channel.column(DiskFile.SECTOR);
    int end = channel.recordNumber * channel.recordLength;
    int whole = (sector(end) + 1) * DiskFile.SECTOR;
    channel.file.checkRoom(whole);
    int missing = whole - channel.file.size();
    if (missing > 0) {
      machine.work.done(missing);
      channel.file.write(channel.file.size(), channel.file.read(channel.file.size(), missing));
    }
    String record = channel.record.bytes.substring(0, channel.recordLength);
    channel.file.write(end - channel.recordLength, record);
    channel.pastEnd = true;
  }
}
