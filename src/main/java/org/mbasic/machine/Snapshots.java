package org.mbasic.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.LineImage;
import org.mbasic.machine.disk.Disk;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.machine.state.MachineState;
import org.mbasic.machine.state.MachineState.ChannelState;
import org.mbasic.machine.state.MachineState.ConsoleState;
import org.mbasic.machine.state.MachineState.FieldState;
import org.mbasic.machine.state.MachineState.FrameState;
import org.mbasic.machine.state.MachineState.FunctionState;
import org.mbasic.machine.state.MachineState.MemoryState;
import org.mbasic.machine.state.MachineState.RecordState;
import org.mbasic.machine.state.MachineState.ScalarState;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.TerminalState;
import org.mbasic.machine.state.VariableName;
import org.mbasic.machine.terminal.Console;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.SinglePrecision;

/** Takes the state of a machine's parts and puts it back: the two halves stand side by side. */
final class Snapshots {
  private Snapshots() {}

  static MachineState take(Machine machine, MachineState.Execution execution) {
    return new MachineState(
        execution,
        stack(machine.stack),
        memory(machine),
        channels(machine.files),
        machine.data.state(),
        machine.random.state(),
        machine.commands.state(),
        console(machine.console),
        console(machine.printer),
        new TerminalState(machine.console.suppressed(), machine.commands.line()),
        machine.keyboard.pending(),
        machine.debugger.state(),
        machine.storage.named.state(),
        machine.question.state(),
        machine.blame.state(),
        records(machine.files));
  }

  /** Everything but the execution, which comes last: it needs the lines to be linked. */
  static void restore(Machine machine, Disk disk, MachineState state) {
    restoreMemory(machine.variables, state.memory());
    machine.memory.restorePoked(state.memory().poked());
    restoreDirectLine(machine.links, state.execution().directLine());
    restoreFunctions(machine, state.memory());
    restoreChannels(machine, disk, state);
    restoreStack(machine, state.stack());
    restoreConsole(machine.console, state.console());
    restoreConsole(machine.printer, state.printer());
    machine.data.restore(state.data());
    machine.random = new RandomSequence(state.random());
    machine.commands.restore(state.command());
    machine.console.suppressed(state.terminal().suppressed());
    machine.commands.restore(state.terminal().line());
    machine.keyboard.type(state.keys());
    machine.debugger.restore(state.debugger());
    machine.storage.named.restore(state.named());
    machine.question.restore(state.question(), machine.variables);
  }

  private static List<FrameState> stack(ControlStack stack) {
    List<FrameState> frames = new ArrayList<>();
    for (int i = 0; i < stack.depth(); i++) {
      Frame frame = stack.at(i);
      boolean loop = frame.kind == Frame.Kind.FOR;
      frames.add(
          new FrameState(
              frame.kind.name(),
              stack.bodyOf(i),
              stack.closingOf(i),
              loop ? loopVariable(frame) : null,
              loop ? frame.limit : 0,
              loop ? frame.step : 0));
    }
    return frames;
  }

  private static @Nullable VariableName loopVariable(Frame frame) {
    if (frame.single != null) {
      return frame.single.name;
    }
    return frame.integer == null ? null : frame.integer.name;
  }

  private static void restoreStack(Machine machine, List<FrameState> frames) {
    for (FrameState state : frames) {
      Op body = machine.links.at(state.body());
      Frame frame = machine.stack.push(Frame.Kind.valueOf(state.kind()), body);
      Position closing = state.closing();
      frame.closing = closing == null ? null : machine.links.at(closing);
      frame.limit = state.limit();
      frame.step = state.step();
      VariableName variable = state.variable();
      Cell cell = variable == null ? null : machine.variables.cell(variable);
      frame.single = cell instanceof Cell.SingleCell single ? single : null;
      frame.integer = cell instanceof Cell.IntegerCell integer ? integer : null;
    }
  }

  private static MemoryState memory(Machine machine) {
    Variables variables = machine.variables;
    return new MemoryState(
        variables.letterTypes(),
        variables.base,
        variables.baseGiven,
        variables.cells().stream().filter(cell -> cell.defined).map(Snapshots::scalar).toList(),
        functions(variables),
        machine.memory.poked());
  }

  /** By name: they are met in another order when they are restored. */
  private static List<FunctionState> functions(Variables variables) {
    List<FunctionState> functions = new ArrayList<>();
    for (UserFunction function : variables.functions()) {
      Position definition = function.definition;
      if (definition != null) {
        functions.add(new FunctionState(function.name, definition));
      }
    }
    functions.sort(Comparator.comparing(function -> function.name().toString()));
    return functions;
  }

  private static ScalarState scalar(Cell cell) {
    if (cell instanceof Cell.IntegerCell integer) {
      return new ScalarState(cell.name, integer.value, "");
    }
    if (cell instanceof Cell.SingleCell single) {
      return new ScalarState(cell.name, SinglePrecision.toBits(single.value), "");
    }
    if (cell instanceof Cell.DoubleCell doubled) {
      return new ScalarState(cell.name, doubled.value, "");
    }
    return new ScalarState(cell.name, 0, ((Cell.StringCell) cell).value);
  }

  /**
   * Variables and DEFtypes; functions follow by {@link #restoreFunctions} once lines can be linked.
   */
  private static void restoreMemory(Variables variables, MemoryState memory) {
    variables.declare(memory.letterTypes(), memory.base(), memory.baseGiven());
    variables.forgetRefusal();
    for (ScalarState scalar : memory.scalars()) {
      Cell cell = variables.cell(scalar.name());
      cell.defined = true;
      if (cell instanceof Cell.IntegerCell integer) {
        integer.value = (short) scalar.number();
      } else if (cell instanceof Cell.SingleCell single) {
        single.value = SinglePrecision.fromBits((int) scalar.number());
      } else if (cell instanceof Cell.DoubleCell doubled) {
        doubled.value = scalar.number();
      } else if (cell instanceof Cell.StringCell string) {
        string.value = scalar.text();
      }
    }
    if (variables.refusedNames()) {
      throw new IllegalArgumentException("more variables than there is memory for");
    }
  }

  private static void restoreFunctions(Machine machine, MemoryState memory) {
    for (FunctionState function : memory.functions()) {
      UserFunction defined = machine.variables.function(function.name());
      DeclarationOps.Definition.repeat(machine.links, defined, function.definition());
    }
  }

  private static List<ChannelState> channels(Channels channels) {
    List<ChannelState> states = new ArrayList<>();
    for (Channel channel : channels.open()) {
      boolean random = channel.mode == Channel.Mode.RANDOM;
      states.add(
          new ChannelState(
              channel.number,
              channel.mode.name(),
              channel.file.name(),
              channel.recordLength,
              channel.position,
              channel.column(),
              channel.recordNumber,
              channel.pastEnd,
              channel.record.bytes.substring(0, random ? channel.recordLength : 0),
              fields(channel.record, channel.recordLength)));
    }
    return states;
  }

  /** The fields that lie within so many bytes. */
  private static List<FieldState> fields(RecordBuffer record, int bytes) {
    return record.fields().stream()
        .filter(field -> field.offset + field.width <= bytes)
        .map(Snapshots::field)
        .toList();
  }

  private static FieldState field(RecordBuffer.Field field) {
    Place place = field.place;
    return new FieldState(place.name(), place.element(), field.offset, field.width);
  }

  /** The buffers that are more than the record of an open file. */
  private static List<RecordState> records(Channels channels) {
    List<RecordState> states = new ArrayList<>();
    for (Map.Entry<Integer, RecordBuffer> entry : channels.records().entrySet()) {
      int number = entry.getKey();
      RecordBuffer record = entry.getValue();
      if (!record.blank() && !channels.isRecord(number)) {
        String bytes = record.bytes.toString();
        states.add(new RecordState(number, bytes, fields(record, bytes.length())));
      }
    }
    return states;
  }

  private static void restoreChannels(Machine machine, Disk disk, MachineState whole) {
    for (RecordState state : whole.records()) {
      restoreRecord(machine, state);
    }
    for (ChannelState state : whole.channels()) {
      DiskFile file = disk.find(state.file());
      if (file == null) {
        throw new IllegalArgumentException("an open file is not on the disk");
      }
      if (state.recordLength() < 0 || state.recordLength() > DiskFile.SECTOR) {
        throw new IllegalArgumentException("a record of a length that none has");
      }
      Channel.Mode mode = Channel.Mode.valueOf(state.mode());
      if (mode == Channel.Mode.RANDOM && !machine.files.records().containsKey(state.number())) {
        restoreRecord(machine, new RecordState(state.number(), state.record(), state.fields()));
      }
      Channel channel = machine.files.take(state.number(), mode, file, state.recordLength());
      channel.position = state.position();
      channel.column(state.column());
      channel.recordNumber = state.recordNumber();
      channel.pastEnd = state.pastEnd();
    }
  }

  private static void restoreRecord(Machine machine, RecordState state) {
    if (state.bytes().length() > DiskFile.SECTOR) {
      throw new IllegalArgumentException("a record longer than any file has");
    }
    RecordBuffer record = machine.files.record(state.number());
    record.bytes.append(state.bytes());
    for (FieldState field : state.fields()) {
      Place place = Place.of(machine.variables, field.variable(), field.element());
      record.bind(place, field.offset(), field.width());
    }
  }

  private static ConsoleState console(Console console) {
    return new ConsoleState(console.column(), console.width(), console.withheld(), console.nulls());
  }

  private static void restoreConsole(Console console, ConsoleState state) {
    console.width(state.width());
    console.nulls(state.nulls());
    console.repeatFrom(state.withheld(), state.column());
  }

  static @Nullable String directLine(Links links) {
    LinkedLine direct = links.direct();
    return direct == null ? null : direct.image.image();
  }

  private static void restoreDirectLine(Links links, @Nullable String image) {
    if (image != null) {
      links.direct(new LineImage(0, image));
    }
  }
}
