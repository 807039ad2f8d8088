package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.mbasic.machine.Machine;
import org.mbasic.machine.StateBounds;
import org.mbasic.machine.state.MachineState;
import org.mbasic.machine.state.MachineState.FrameState;
import org.mbasic.machine.state.MachineState.RecordState;
import org.mbasic.machine.state.MachineState.ScalarState;
import org.mbasic.machine.state.QuestionState;
import org.mbasic.machine.state.TerminalState;

/**
 * The machine as saved, but for its arrays: the head {@code execution}, which is small and changes
 * with every statement, and beside it in groups of their own the control stack, the simple
 * variables, what was poked, and the terminal, the question, the blame and their moment, and the
 * record buffers, which older saves do not have.
 *
 * <p>A program that does not know the question, the blame and the buffers keeps them unread while
 * it goes on; so they count only at the moment they were saved with.
 */
final class MachineFields implements DeskPart {
  /** Name of the head without which the others are of no use. */
  static final String EXECUTION = "execution";

  private static final int VERSION = 1;

  /** Frames or variables of a block: about 2 KB where strings are short. */
  private static final int BLOCK = 128;

  private final Machine machine;
  private final OutputLog shown;
  private final FieldGroup execution = new FieldGroup(EXECUTION);
  private final FieldGroup stack = new FieldGroup("stack");
  private final FieldGroup scalars = new FieldGroup("scalar");
  private final FieldGroup poked = new FieldGroup("poked");
  private final FieldGroup terminal = new FieldGroup("terminal");
  private final FieldGroup question = new FieldGroup("question");
  private final FieldGroup blame = new FieldGroup("blame");
  private final FieldGroup moment = new FieldGroup("moment");
  private final FieldGroup records = new FieldGroup("record");

  /** Which state a question, a blame or a record buffer is part of. */
  private record StateMark(long execution, long shown) {
    /** Of a state with neither. */
    static final StateMark NONE = new StateMark(0, 0);

    static StateMark of(FieldReader field) {
      return new StateMark(field.bits(), field.number());
    }

    FieldWriter begin() {
      return new FieldWriter(VERSION).bits(execution).number(shown);
    }
  }

  /** Record buffers, and their own moment: older programs write that of a question. */
  private record Buffers(StateMark then, List<RecordState> records) {
    static final Buffers NONE = new Buffers(StateMark.NONE, List.of());
  }

  /**
   * @param shown what the console has shown, restored before this; most of what a program that goes
   *     on does makes it longer, also where its state is then the same again
   */
  MachineFields(Machine machine, OutputLog shown) {
    this.machine = machine;
    this.shown = shown;
  }

  @Override
  public List<String> heads() {
    return List.of(
        execution.name(),
        stack.name(),
        scalars.name(),
        poked.name(),
        terminal.name(),
        question.name(),
        blame.name(),
        moment.name(),
        records.name());
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void collect(FieldChanges changes) {
    MachineState state = machine.state();
    FieldWriter head = new FieldWriter(VERSION);
    new MachineCodec(head).write(state);
    long mark = execution.writeHead(head, changes);
    collect(stack, state.stack(), MachineCodec::frame, changes);
    collect(scalars, state.memory().scalars(), MachineCodec::scalar, changes);
    poked.writeHead(new FieldWriter(VERSION).text(state.memory().poked()), changes);
    FieldWriter typed = new FieldWriter(VERSION);
    new MachineCodec(typed).terminal(state.terminal());
    terminal.writeHead(typed, changes);
    FieldWriter asked = new FieldWriter(VERSION);
    new MachineCodec(asked).question(state.question());
    question.writeHead(asked, changes);
    blame.writeHead(new FieldWriter(VERSION).number(state.blamed()), changes);
    boolean any =
        !state.question().equals(QuestionState.OPEN) || state.blamed() != MachineState.NOBODY;
    StateMark now = new StateMark(mark, shown.end());
    moment.writeHead((any ? now : StateMark.NONE).begin(), changes);
    FieldWriter kept = (state.records().isEmpty() ? StateMark.NONE : now).begin();
    new MachineCodec(kept).records(state.records());
    records.writeHead(kept, changes);
  }

  private static <T> void collect(
      FieldGroup group, List<T> values, BiConsumer<MachineCodec, T> each, FieldChanges changes) {
    group.writeHead(new FieldWriter(VERSION).number(values.size()), changes);
    int blocks = 0;
    for (int from = 0; from < values.size(); from += BLOCK) {
      FieldWriter field = new FieldWriter(VERSION);
      MachineCodec codec = new MachineCodec(field);
      values
          .subList(from, Math.min(from + BLOCK, values.size()))
          .forEach(value -> each.accept(codec, value));
      group.writeBlock(blocks++, field, changes);
    }
    group.removeFrom(blocks, changes);
  }

  @Override
  public void check(DeskLimits limits) {
    StateBounds.check(machine);
  }

  @Override
  public void restore(SavedFields saved) {
    Optional<List<FrameState>> frames = restore(stack, saved, MachineCodec.Decoder::frame);
    List<ScalarState> variables =
        restore(scalars, saved, MachineCodec.Decoder::scalar).orElse(List.of());
    String bytes = poked.readHead(saved, VERSION, FieldReader::text).orElse("");
    TerminalState typed =
        added(terminal, saved, field -> new MachineCodec.Decoder(field).terminal())
            .orElse(TerminalState.NEW);
    QuestionState asked =
        added(question, saved, field -> new MachineCodec.Decoder(field).question())
            .orElse(QuestionState.OPEN);
    int blamed = added(blame, saved, FieldReader::integer).orElse(MachineState.NOBODY);
    Optional<StateMark> then = added(moment, saved, StateMark::of);
    Buffers kept =
        added(
                records,
                saved,
                field ->
                    new Buffers(StateMark.of(field), new MachineCodec.Decoder(field).records()))
            .orElse(Buffers.NONE);
    Optional<MachineState> state =
        execution.readHead(
            saved,
            VERSION,
            field -> {
              long mark = FieldGroup.fingerprint(saved.bytes(EXECUTION));
              StateMark now = new StateMark(mark, shown.end());
              boolean same = then.equals(Optional.of(now));
              return new MachineCodec.Decoder(field)
                  .state(
                      frames.orElse(List.of()),
                      variables,
                      bytes,
                      typed,
                      same ? asked : QuestionState.OPEN,
                      same ? blamed : MachineState.NOBODY,
                      kept.then.equals(now) ? kept.records : List.of());
            });
    if (frames.isPresent()) {
      state.ifPresent(machine::restore);
    }
  }

  /** A head that older saves do not have. */
  private static <T> Optional<T> added(
      FieldGroup group, SavedFields saved, Function<FieldReader, T> decoder) {
    return saved.lists(group.name()) ? group.readHead(saved, VERSION, decoder) : Optional.empty();
  }

  /** The values of all blocks; nothing when one is lost. */
  private static <T> Optional<List<T>> restore(
      FieldGroup group, SavedFields saved, Function<MachineCodec.Decoder, T> each) {
    int size = group.readHead(saved, VERSION, field -> field.count(Integer.MAX_VALUE)).orElse(-1);
    List<T> values = new ArrayList<>();
    while (values.size() < size) {
      int from = values.size();
      int count = Math.min(BLOCK, size - from);
      Optional<List<T>> block =
          group.readBlock(saved, from / BLOCK, VERSION, field -> values(field, count, each));
      if (block.isEmpty()) {
        return Optional.empty();
      }
      values.addAll(block.get());
    }
    return size < 0 ? Optional.empty() : Optional.of(values);
  }

  private static <T> List<T> values(
      FieldReader field, int count, Function<MachineCodec.Decoder, T> each) {
    MachineCodec.Decoder decoder = new MachineCodec.Decoder(field);
    List<T> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(each.apply(decoder));
    }
    return values;
  }
}
