package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.CommandState;
import org.mbasic.machine.state.DataState;
import org.mbasic.machine.state.DebuggerState;
import org.mbasic.machine.state.EditState;
import org.mbasic.machine.state.MachineState;
import org.mbasic.machine.state.MachineState.ChannelState;
import org.mbasic.machine.state.MachineState.ConsoleState;
import org.mbasic.machine.state.MachineState.Execution;
import org.mbasic.machine.state.MachineState.FieldState;
import org.mbasic.machine.state.MachineState.FrameState;
import org.mbasic.machine.state.MachineState.FunctionState;
import org.mbasic.machine.state.MachineState.MemoryState;
import org.mbasic.machine.state.MachineState.RecordState;
import org.mbasic.machine.state.MachineState.ScalarState;
import org.mbasic.machine.state.NamedFilesState;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.QuestionState;
import org.mbasic.machine.state.TerminalState;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.RandomState;

/**
 * The records of a machine's state as the values of a field: for each a pair of methods, in the
 * records' order.
 */
final class MachineCodec {
  private final FieldWriter out;

  /** Writes to a field. */
  MachineCodec(FieldWriter out) {
    this.out = out;
  }

  /** All but what has heads of its own: the stack, the simple variables and so on. */
  void write(MachineState state) {
    execution(state.execution());
    memory(state.memory());
    list(state.channels(), (codec, channel) -> codec.channel(channel));
    out.number(state.data().line()).number(state.data().step()).number(state.data().offset());
    random(state.random());
    command(state.command());
    console(state.console());
    console(state.printer());
    out.text(state.keys());
    debugger(state.debugger());
    out.text(state.named().current());
    list(state.named().recent(), (codec, name) -> codec.out.text(name));
  }

  private void debugger(DebuggerState debugger) {
    list(debugger.breakpoints(), (codec, line) -> codec.out.number(line));
    list(debugger.watched(), (codec, formula) -> codec.out.text(formula));
    out.number(debugger.steps()).flag(debugger.byLine()).number(debugger.steppedFrom());
    out.flag(debugger.paused());
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

  void frame(FrameState frame) {
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
    list(
        memory.functions(),
        (codec, function) -> {
          codec.name(function.name());
          codec.position(function.definition());
        });
  }

  void scalar(ScalarState scalar) {
    name(scalar.name());
    switch (scalar.name().type()) {
      case INTEGER -> out.number(scalar.number());
      case SINGLE -> out.word((int) scalar.number());
      case DOUBLE -> out.bits(scalar.number());
      case STRING -> out.text(scalar.text());
    }
  }

  private void channel(ChannelState channel) {
    out.number(channel.number()).text(channel.mode()).text(channel.file());
    out.number(channel.recordLength()).number(channel.position()).number(channel.column());
    out.number(channel.recordNumber()).flag(channel.pastEnd()).text(channel.record());
    list(channel.fields(), (codec, field) -> codec.field(field));
  }

  private void field(FieldState field) {
    name(field.variable());
    out.number(field.element()).number(field.offset()).number(field.width());
  }

  void records(List<RecordState> records) {
    list(
        records,
        (codec, record) -> {
          codec.out.number(record.number()).text(record.bytes());
          codec.list(record.fields(), (each, field) -> each.field(field));
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

  void terminal(TerminalState terminal) {
    TerminalState.Line line = terminal.line();
    out.flag(terminal.suppressed());
    out.text(line.buffer()).flag(line.fresh()).flag(line.begunAgain());
  }

  void question(QuestionState question) {
    String answer = question.answer();
    VariableName variable = question.variable();
    out.flag(answer != null).text(answer == null ? "" : answer);
    out.flag(variable != null).number(question.element());
    if (variable != null) {
      name(variable);
    }
  }

  private void console(ConsoleState console) {
    out.number(console.column()).number(console.width()).number(console.withheld());
    out.number(console.nulls());
  }

  /** The reading half. */
  static final class Decoder {
    private final FieldReader in;

    Decoder(FieldReader in) {
      this.in = in;
    }

    /** All but what has heads of its own, which is given. */
    MachineState state(
        List<FrameState> stack,
        List<ScalarState> scalars,
        String poked,
        TerminalState terminal,
        QuestionState question,
        int blamed,
        List<RecordState> records) {
      return new MachineState(
          execution(),
          stack,
          memory(scalars, poked),
          list(Decoder::channel),
          new DataState(in.integer(), in.integer(), in.integer()),
          new RandomState(in.integer(), in.integer(), in.integer(), in.integer()),
          command(),
          console(),
          console(),
          terminal,
          in.text(),
          debugger(),
          new NamedFilesState(in.text(), list(decoder -> decoder.in.text())),
          question,
          blamed,
          records);
    }

    private DebuggerState debugger() {
      return new DebuggerState(
          list(decoder -> decoder.in.integer()),
          list(decoder -> decoder.in.text()),
          in.integer(),
          in.flag(),
          in.integer(),
          in.flag());
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

    FrameState frame() {
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

    private MemoryState memory(List<ScalarState> scalars, String poked) {
      return new MemoryState(
          in.text(),
          in.integer(),
          in.flag(),
          scalars,
          list(decoder -> new FunctionState(decoder.name(), decoder.position())),
          poked);
    }

    ScalarState scalar() {
      VariableName name = name();
      return switch (name.type()) {
        case INTEGER -> new ScalarState(name, in.integer(), "");
        case SINGLE -> new ScalarState(name, in.word(), "");
        case DOUBLE -> new ScalarState(name, in.bits(), "");
        case STRING -> new ScalarState(name, 0, in.text());
      };
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
          list(Decoder::field));
    }

    private FieldState field() {
      return new FieldState(name(), in.integer(), in.integer(), in.integer());
    }

    List<RecordState> records() {
      return list(
          decoder ->
              new RecordState(
                  decoder.in.integer(), decoder.in.text(), decoder.list(Decoder::field)));
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

    TerminalState terminal() {
      return new TerminalState(in.flag(), new TerminalState.Line(in.text(), in.flag(), in.flag()));
    }

    QuestionState question() {
      boolean answered = in.flag();
      String answer = in.text();
      boolean placed = in.flag();
      int element = in.integer();
      return new QuestionState(answered ? answer : null, placed ? name() : null, element);
    }

    private ConsoleState console() {
      return new ConsoleState(in.integer(), in.integer(), in.integer(), in.integer());
    }
  }
}
