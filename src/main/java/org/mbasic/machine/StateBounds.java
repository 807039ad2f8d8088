package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.LineImage;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.machine.disk.FileNames;
import org.mbasic.machine.state.CommandState;
import org.mbasic.machine.state.DebuggerState;
import org.mbasic.machine.state.EditState;
import org.mbasic.machine.state.MachineState;
import org.mbasic.machine.state.MachineState.ChannelState;
import org.mbasic.machine.state.MachineState.ConsoleState;
import org.mbasic.machine.state.MachineState.Execution;
import org.mbasic.machine.state.MachineState.FrameState;
import org.mbasic.machine.state.MachineState.RecordState;
import org.mbasic.machine.state.MachineState.ScalarState;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.QuestionState;
import org.mbasic.machine.state.StopsState;
import org.mbasic.machine.state.StopsState.Trigger;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.SinglePrecision;

/**
 * What the values of a state can be. A state that was saved here is believed; one that a stranger
 * may have made could otherwise have a statement print without an end, or take any memory.
 */
public final class StateBounds {
  private static final int BYTE = 255;

  /** Characters of a string. */
  private static final int LONGEST = 255;

  /** Characters of a line or a formula as it is typed, shown or kept as an image, and to spare. */
  private static final int LONGEST_LINE = 512;

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9.]{0,63}");

  private StateBounds() {}

  /**
   * Looks at a machine that was restored and has not run since.
   *
   * @throws IllegalArgumentException when no machine of its limits can come to what it is
   */
  public static void check(Machine machine) {
    MachineState state = machine.state();
    check(machine, state.execution());
    check(state.question(), machine);
    range(state.blamed(), MachineState.NOBODY, LineImage.LAST, "a line that is blamed");
    check(state.console());
    check(state.printer());
    state.channels().forEach(channel -> check(channel, machine.limits));
    state.records().forEach(record -> check(record, machine.limits));
    state.memory().scalars().forEach(StateBounds::check);
    state.memory().functions().forEach(function -> check(function.name()));
    state.stack().forEach(StateBounds::check);
    range(state.memory().base(), 0, 1, "OPTION BASE");
    check(state.command());
    DebuggerState debugger = state.debugger();
    debugger.breakpoints().forEach(number -> range(number, 0, LineImage.LAST, "a breakpoint"));
    range(debugger.watched().size(), 0, DebugOps.MOST_WATCHED, "watched formulas");
    debugger.watched().forEach(StateBounds::line);
    line(state.named().current());
    state.named().recent().forEach(StateBounds::line);
  }

  /** What runs or waits must be a statement that can. */
  private static void check(Machine machine, Execution execution) {
    String direct = execution.directLine();
    line(direct == null ? "" : direct);
    Op op = op(machine, execution.current());
    Op unused = op(machine, execution.continuation());
    unused = op(machine, execution.failed());
    Activity activity = activity(execution);
    if (activity == Activity.EDIT) {
      activity = Activity.valueOf(execution.afterEdit());
    }
    boolean fits =
        switch (activity) {
          case RUNNING, KEYS -> op != null;
          case LINE -> op instanceof Op.LineReader;
          case COMMAND, EDIT, LEFT -> true;
        };
    require(fits, "a statement that runs or waits and cannot");
    int edited = machine.commands.state().edited();
    boolean isThere = edited < 0 || machine.program.find(edited) >= 0;
    require(isThere || activity(execution) != Activity.EDIT, "an edited line that is not there");
  }

  private static void check(QuestionState question, Machine machine) {
    Op op = op(machine, machine.state().execution().current());
    require(question.equals(QuestionState.OPEN) || op instanceof Op.LineReader, "an idle answer");
    String answer = question.answer();
    line(answer == null ? "" : answer);
    VariableName name = question.variable();
    if (name != null) {
      check(name);
    }
  }

  private static Activity activity(Execution execution) {
    return Activity.valueOf(execution.activity());
  }

  /** The operation at a place, which must be there. */
  private static @Nullable Op op(Machine machine, @Nullable Position place) {
    try {
      return place == null ? null : machine.links.at(place);
    } catch (BasicException | IllegalStateException nowhere) {
      throw new IllegalArgumentException("The workspace has a place that is not there.", nowhere);
    }
  }

  private static void check(FrameState frame) {
    boolean loop = frame.kind().equals(Frame.Kind.FOR.name());
    require(loop == (frame.variable() != null), "a loop without a variable");
    require(isSingle(frame.limit()) && isSingle(frame.step()), "a loop without an end");
  }

  private static boolean isSingle(double value) {
    try {
      return SinglePrecision.fromBits(SinglePrecision.toBits(value)) == value;
    } catch (BasicException overflow) {
      return false;
    }
  }

  private static void check(ConsoleState console) {
    range(console.column(), 0, BYTE, "a column");
    range(console.nulls(), 0, BYTE, "NULL");
    range(console.withheld(), 0, Integer.MAX_VALUE, "repeated output");
  }

  private static void check(ChannelState channel, MachineLimits limits) {
    range(channel.number(), 1, limits.openFiles(), "the number of an open file");
    range(channel.recordLength(), 0, DiskFile.SECTOR, "the length of a record");
    range(channel.position(), 0, Integer.MAX_VALUE, "a place in a file");
    range(channel.column(), 0, BYTE, "a column in a file");
    boolean random = channel.mode().equals(Channel.Mode.RANDOM.name());
    int records = random ? 0xFFFF : Integer.MAX_VALUE / DiskFile.SECTOR;
    range(channel.recordNumber(), 0, records, "the number of a record");
    int length = random ? channel.recordLength() : 0;
    require(channel.record().length() == length, "a record of another length");
    channel.fields().forEach(field -> check(field.variable()));
  }

  private static void check(RecordState record, MachineLimits limits) {
    range(record.number(), 1, limits.openFiles(), "the number of a record buffer");
    record.fields().forEach(field -> check(field.variable()));
  }

  private static void check(ScalarState scalar) {
    check(scalar.name());
    string(scalar.text());
    if (scalar.name().type() == Type.DOUBLE) {
      isDouble(scalar.number());
    }
  }

  private static void check(VariableName name) {
    require(NAME.matcher(name.letters()).matches(), "a name that no variable has");
  }

  private static void check(CommandState command) {
    range(command.edited(), -1, LineImage.LAST, "the number of an edited line");
    range(command.auto(), -1, 2 * LineImage.LAST, "AUTO's number");
    range(command.autoIncrement(), 0, LineImage.LAST, "AUTO's increment");
    range(command.currentLine(), -1, Traps.DIRECT_LINE, "the number of the line at hand");
    line(command.typed());
    EditState edit = command.edit();
    line(edit.prefix());
    line(edit.original());
    line(edit.text());
    range(edit.count(), 0, BYTE, "EDIT's count");
  }

  /**
   * Looks at breakpoints and steps.
   *
   * @throws IllegalArgumentException when nobody can have set them
   */
  public static void check(StopsState stops) {
    for (Trigger trigger : stops.triggers()) {
      List<String> formulas = new ArrayList<>(trigger.shown());
      formulas.add(trigger.condition());
      range(formulas.stream().mapToInt(String::length).sum(), 0, LONGEST_LINE, "a breakpoint");
    }
  }

  /**
   * Looks at an array's name and elements.
   *
   * @throws IllegalArgumentException when no program can have made them
   */
  public static void check(BasicArray array) {
    check(array.name());
    for (int i = 0; i < array.size(); i++) {
      switch (array.name().type()) {
        case STRING -> string(array.text(i));
        case DOUBLE -> isDouble(array.number(i));
        case INTEGER, SINGLE -> {
          return;
        }
      }
    }
  }

  /**
   * Looks at a file's name; in older releases it could end with a dot.
   *
   * @throws IllegalArgumentException when no file can have it
   */
  public static void check(DiskFile file) {
    String name = file.hidden() ? file.name().replaceFirst("^\\[\\d+]", "") : file.name();
    try {
      String checked = FileNames.check(name);
      boolean older = name.equals(checked + '.');
      require(name.equals(checked) || older, "a name that no file has");
    } catch (BasicException bad) {
      throw new IllegalArgumentException("The workspace has a name that no file has.", bad);
    }
  }

  /** With the exponent 0 there is one value alone. */
  private static void isDouble(long bits) {
    require(bits == 0 || bits >>> 56 != 0, "a number that cannot be");
  }

  private static void string(String text) {
    range(text.length(), 0, LONGEST, "the length of a string");
  }

  private static void line(String text) {
    range(text.length(), 0, LONGEST_LINE, "the length of a line");
  }

  private static void range(int value, int least, int most, String what) {
    require(value >= least && value <= most, what + " that cannot be");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("The workspace has " + otherwise + ".");
    }
  }
}
