package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.ArraySnapshot;
import org.mbasic.machine.CommandState;
import org.mbasic.machine.DataState;
import org.mbasic.machine.DebuggerState;
import org.mbasic.machine.EditState;
import org.mbasic.machine.MachineState;
import org.mbasic.machine.MachineState.ChannelState;
import org.mbasic.machine.MachineState.ConsoleState;
import org.mbasic.machine.MachineState.Execution;
import org.mbasic.machine.MachineState.FieldState;
import org.mbasic.machine.MachineState.FrameState;
import org.mbasic.machine.MachineState.FunctionState;
import org.mbasic.machine.MachineState.MemoryState;
import org.mbasic.machine.MachineState.ScalarState;
import org.mbasic.machine.Position;
import org.mbasic.machine.Type;
import org.mbasic.machine.VariableName;
import org.mbasic.numbers.RandomState;

/**
 * The state of a machine as a saved field: for each record a pair of methods, in the records'
 * order.
 */
final class MachineCodec {
  private static final int VERSION = 1;

  private final FieldWriter out;

  private MachineCodec(FieldWriter out) {
    this.out = out;
  }

  static byte[] encode(MachineState state) {
    FieldWriter out = new FieldWriter(VERSION);
    new MachineCodec(out).write(state);
    return out.toBytes();
  }

  /**
   * @throws CorruptField when the bytes are no machine's state
   */
  static MachineState decode(byte[] bytes) {
    try {
      return new Decoder(new FieldReader(bytes, VERSION)).state();
    } catch (IllegalArgumentException | IndexOutOfBoundsException damage) {
      throw new CorruptField("values that cannot be", damage);
    }
  }

  private void write(MachineState state) {
    execution(state.execution());
    list(state.stack(), (codec, frame) -> codec.frame(frame));
    memory(state.memory());
    list(state.channels(), (codec, channel) -> codec.channel(channel));
    out.number(state.data().line()).number(state.data().step()).number(state.data().offset());
    random(state.random());
    command(state.command());
    console(state.console());
    console(state.printer());
    out.text(state.keys());
    debugger(state.debugger());
  }

  private void debugger(DebuggerState debugger) {
    list(debugger.breakpoints(), (codec, line) -> codec.out.number(line));
    list(debugger.watched(), (codec, formula) -> codec.out.text(formula));
    out.number(debugger.steps()).flag(debugger.byLine()).number(debugger.steppedFrom());
  }

  private <T> void list(List<T> elements, BiConsumer<MachineCodec, T> each) {
    out.number(elements.size());
    elements.forEach(element -> each.accept(this, element));
  }

  private void optional(@Nullable Position position) {
    out.flag(position != null);
    if (position != null) {
      position(position);
    }
  }

  private void position(Position position) {
    out.number(position.line()).number(position.step());
  }

  private void name(VariableName name) {
    out.text(name.letters()).number(name.type().suffix());
  }

  private void execution(Execution execution) {
    out.text(execution.activity()).text(execution.afterEdit());
    optional(execution.current());
    String direct = execution.directLine();
    out.flag(direct != null).text(direct == null ? "" : direct);
    optional(execution.continuation());
    out.flag(execution.tracing());
    out.flag(execution.breakRequested());
    out.flag(execution.protectedProgram());
    out.number(execution.error()).number(execution.errorLine()).number(execution.handlerLine());
    optional(execution.failed());
  }

  private void frame(FrameState frame) {
    out.text(frame.kind());
    position(frame.body());
    optional(frame.closing());
    VariableName variable = frame.variable();
    out.flag(variable != null);
    if (variable != null) {
      name(variable);
      out.bits(Double.doubleToLongBits(frame.limit()));
      out.bits(Double.doubleToLongBits(frame.step()));
    }
  }

  private void memory(MemoryState memory) {
    out.text(memory.letterTypes()).number(memory.base()).flag(memory.baseGiven());
    list(memory.scalars(), (codec, scalar) -> codec.scalar(scalar));
    list(memory.arrays(), (codec, array) -> codec.array(array));
    list(
        memory.functions(),
        (codec, function) -> {
          codec.name(function.name());
          codec.position(function.definition());
        });
    out.text(memory.poked());
  }

  private void scalar(ScalarState scalar) {
    name(scalar.name());
    value(scalar.name().type(), scalar.number(), scalar.text());
  }

  private void value(Type type, long number, String text) {
    switch (type) {
      case INTEGER -> out.number(number);
      case SINGLE, DOUBLE -> out.bits(number);
      case STRING -> out.text(text);
    }
  }

  private void array(ArraySnapshot array) {
    name(array.name());
    list(array.bounds(), (codec, bound) -> codec.out.number(bound));
    out.number(array.base()).number(array.size());
    boolean text = array.name().type() == Type.STRING;
    for (int i = 0; i < array.size(); i++) {
      value(array.name().type(), text ? 0 : array.number(i), text ? array.text(i) : "");
    }
  }

  private void channel(ChannelState channel) {
    out.number(channel.number()).text(channel.mode()).text(channel.file());
    out.number(channel.recordLength()).number(channel.position()).number(channel.column());
    out.number(channel.recordNumber()).flag(channel.pastEnd()).text(channel.record());
    list(
        channel.fields(),
        (codec, field) -> {
          codec.name(field.variable());
          codec.out.number(field.element()).number(field.offset()).number(field.width());
        });
  }

  private void random(RandomState random) {
    out.number(random.seed()).number(random.scrambles());
    out.number(random.addend()).number(random.multiplier());
  }

  private void command(CommandState command) {
    out.flag(command.okPending()).number(command.edited());
    out.text(command.beforeEdit()).number(command.auto()).number(command.autoIncrement());
    out.flag(command.autoShown()).number(command.currentLine());
    out.text(command.typed()).flag(command.rubbing()).flag(command.fed());
    EditState edit = command.edit();
    out.text(edit.prefix()).text(edit.original()).text(edit.text());
    out.number(edit.at()).number(edit.count()).number(edit.pending());
  }

  private void console(ConsoleState console) {
    out.number(console.column()).number(console.width()).number(console.withheld());
    out.number(console.nulls());
  }

  /** The reading half. */
  private static final class Decoder {
    private final FieldReader in;

    Decoder(FieldReader in) {
      this.in = in;
    }

    MachineState state() {
      return new MachineState(
          execution(),
          list(Decoder::frame),
          memory(),
          list(Decoder::channel),
          new DataState(in.integer(), in.integer(), in.integer()),
          new RandomState(in.integer(), in.integer(), in.integer(), in.integer()),
          command(),
          console(),
          console(),
          in.text(),
          debugger());
    }

    private DebuggerState debugger() {
      return new DebuggerState(
          list(decoder -> decoder.in.integer()),
          list(decoder -> decoder.in.text()),
          in.integer(),
          in.flag(),
          in.integer());
    }

    private <T> List<T> list(Function<Decoder, T> each) {
      int size = in.elements();
      List<T> elements = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        elements.add(each.apply(this));
      }
      return elements;
    }

    private @Nullable Position optional() {
      return in.flag() ? position() : null;
    }

    private Position position() {
      return new Position(in.integer(), in.integer());
    }

    private VariableName name() {
      return new VariableName(in.text(), Type.of((char) in.integer()));
    }

    private Execution execution() {
      String activity = in.text();
      String afterEdit = in.text();
      Position current = optional();
      boolean hasDirect = in.flag();
      String direct = in.text();
      return new Execution(
          activity,
          afterEdit,
          current,
          hasDirect ? direct : null,
          optional(),
          in.flag(),
          in.flag(),
          in.flag(),
          in.integer(),
          in.integer(),
          in.integer(),
          optional());
    }

    private FrameState frame() {
      String kind = in.text();
      Position body = position();
      Position closing = optional();
      if (!in.flag()) {
        return new FrameState(kind, body, closing, null, 0, 0);
      }
      VariableName variable = name();
      double limit = Double.longBitsToDouble(in.bits());
      return new FrameState(
          kind, body, closing, variable, limit, Double.longBitsToDouble(in.bits()));
    }

    private MemoryState memory() {
      return new MemoryState(
          in.text(),
          in.integer(),
          in.flag(),
          list(Decoder::scalar),
          list(Decoder::array),
          list(decoder -> new FunctionState(decoder.name(), decoder.position())),
          in.text());
    }

    private ScalarState scalar() {
      VariableName name = name();
      boolean text = name.type() == Type.STRING;
      return new ScalarState(name, text ? 0 : value(name.type()), text ? in.text() : "");
    }

    private long value(Type type) {
      return type == Type.INTEGER ? in.number() : in.bits();
    }

    private ArraySnapshot array() {
      VariableName name = name();
      List<Integer> bounds = list(decoder -> decoder.in.integer());
      int base = in.integer();
      int size = in.elements();
      boolean text = name.type() == Type.STRING;
      long[] numbers = new long[text ? 0 : size];
      String[] texts = new String[text ? size : 0];
      for (int i = 0; i < size; i++) {
        if (text) {
          texts[i] = in.text();
        } else {
          numbers[i] = value(name.type());
        }
      }
      return new ArraySnapshot(name, bounds, base, numbers, texts);
    }

    private ChannelState channel() {
      return new ChannelState(
          in.integer(),
          in.text(),
          in.text(),
          in.integer(),
          in.integer(),
          in.integer(),
          in.integer(),
          in.flag(),
          in.text(),
          list(
              decoder ->
                  new FieldState(
                      decoder.name(),
                      decoder.in.integer(),
                      decoder.in.integer(),
                      decoder.in.integer())));
    }

    private CommandState command() {
      return new CommandState(
          in.flag(),
          in.integer(),
          in.text(),
          in.integer(),
          in.integer(),
          in.flag(),
          in.integer(),
          in.text(),
          in.flag(),
          in.flag(),
          new EditState(
              in.text(), in.text(), in.text(), in.integer(), in.integer(), (char) in.integer()));
    }

    private ConsoleState console() {
      return new ConsoleState(in.integer(), in.integer(), in.integer(), in.integer());
    }
  }
}
