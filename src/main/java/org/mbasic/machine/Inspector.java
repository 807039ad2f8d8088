package org.mbasic.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Lister;
import org.mbasic.language.Name;
import org.mbasic.language.Step;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.StopsState;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.NumberPrinter;
import org.mbasic.numbers.Numeral;

/**
 * What a debugger shows of a machine, and where it is told to stop. Looking changes nothing; it is
 * for the machine's own thread, between two calls of {@link Machine#run}.
 */
public final class Inspector {
  /** Elements of an array that its row shows. */
  private static final int FIRST_ELEMENTS = 6;

  private final Machine machine;

  Inspector(Machine machine) {
    this.machine = machine;
  }

  /**
   * A variable or an array.
   *
   * @param name as the program would write it now: without a suffix where DEFtype gives the type
   * @param value as PRINT shows it, a string in quotes; of an array its first elements
   * @param bounds the largest subscripts of an array; empty for a simple variable
   */
  public record Variable(String name, Type type, String value, List<Integer> bounds) {
    public Variable {
      bounds = List.copyOf(bounds);
    }
  }

  /**
   * Elements of an array in memory order, the first subscript counting fastest.
   *
   * @param base the lowest subscript
   * @param total elements of the whole array
   */
  public record Elements(int base, int total, List<String> values) {
    public Elements {
      values = List.copyOf(values);
    }
  }

  /**
   * A loop or a subroutine under way.
   *
   * @param line where it began, or {@link Position#DIRECT}
   */
  public record UnderWay(String text, int line) {}

  /**
   * The statement that runs next, or waits.
   *
   * @param from offset of its first character in the listed line
   * @param to offset behind its last character
   */
  public record Next(int line, int from, int to) {}

  /**
   * A breakpoint.
   *
   * @param condition when it acts; empty for always
   * @param shown what it shows instead of stopping the program, with semicolons; empty for nothing
   */
  public record Breakpoint(int line, String condition, String shown) {}

  /**
   * A statement that a program has come to.
   *
   * @param count of the statements since RUN, from 1
   */
  public record Passed(long count, int line, String text) {}

  /** A watched formula and its value, or why it has none. */
  public record Watched(String formula, String value) {}

  /**
   * Variables and arrays by name, simple ones first among those of a name.
   *
   * @param most rows; what is beyond is left out
   */
  public List<Variable> variables(int most) {
    Variables all = machine.variables;
    Stream<Variable> simple =
        all.cells().stream()
            .filter(cell -> cell.defined)
            .map(
                cell -> new Variable(written(cell.name), cell.name.type(), value(cell), List.of()));
    Stream<Variable> arrays =
        all.arrays().stream().filter(BasicArray::dimensioned).map(this::array);
    return Stream.concat(simple, arrays)
        .sorted(Comparator.comparing(Variable::name).thenComparing(row -> row.bounds().size()))
        .limit(most)
        .toList();
  }

  private String written(VariableName name) {
    boolean usual = machine.variables.settle(new Name(name.letters(), Name.NO_SUFFIX)).equals(name);
    return usual ? name.letters() : name.toString();
  }

  private static String value(Cell cell) {
    if (cell instanceof Cell.IntegerCell integer) {
      return NumberPrinter.bare(new Numeral.Whole(integer.value));
    }
    if (cell instanceof Cell.SingleCell single) {
      return NumberPrinter.bare(new Numeral.Single(single.value));
    }
    if (cell instanceof Cell.DoubleCell doubled) {
      return NumberPrinter.bare(new Numeral.Double(doubled.value));
    }
    return '"' + ((Cell.StringCell) cell).value + '"';
  }

  private Variable array(BasicArray array) {
    StringJoiner first = new StringJoiner(", ");
    for (int i = 0; i < Math.min(FIRST_ELEMENTS, array.size()); i++) {
      first.add(element(array, i));
    }
    if (array.size() > FIRST_ELEMENTS) {
      first.add("…");
    }
    return new Variable(
        written(array.name),
        array.name.type(),
        first.toString(),
        array.bounds(machine.variables.base));
  }

  private static String element(BasicArray array, int offset) {
    return value(new Place(null, array, offset).copy());
  }

  /**
   * A part of an array.
   *
   * @param name as {@link Variable#name} shows it
   * @return at most so many elements from the offset on; none when there is no such array
   */
  public Elements elements(String name, int offset, int most) {
    for (BasicArray array : machine.variables.arrays()) {
      if (array.dimensioned() && written(array.name).equals(name)) {
        List<String> values = new ArrayList<>();
        for (int i = Math.max(0, offset); i < array.size() && values.size() < most; i++) {
          values.add(element(array, i));
        }
        return new Elements(machine.variables.base, array.size(), values);
      }
    }
    return new Elements(0, 0, List.of());
  }

  /** Loops and subroutines, the innermost first. */
  public List<UnderWay> stack() {
    ControlStack stack = machine.stack;
    List<UnderWay> rows = new ArrayList<>();
    for (int i = stack.depth() - 1; i >= 0; i--) {
      rows.add(new UnderWay(describe(stack.at(i)), stack.bodyOf(i).line()));
    }
    return rows;
  }

  private static String describe(Frame frame) {
    return switch (frame.kind) {
      case GOSUB -> "GOSUB";
      case WHILE -> "WHILE";
      case FOR ->
          "FOR "
              + variable(frame)
              + " TO "
              + NumberPrinter.bare(new Numeral.Single(frame.limit))
              + " STEP "
              + NumberPrinter.bare(new Numeral.Single(frame.step));
    };
  }

  private static String variable(Frame frame) {
    Cell.IntegerCell integer = frame.integer;
    Cell cell = integer == null ? frame.single : integer;
    return cell == null
        ? ""
        : cell.name.letters() + (integer == null ? "" : "%") + " = " + value(cell);
  }

  /** About how many bytes program and variables take. */
  public long bytes() {
    long left = machine.variables.bytesLeft();
    return machine.program.characters()
        + machine.variables.scalarBytes()
        + machine.limits.memoryBytes()
        - left;
  }

  /** Breakpoints by rising lines. */
  public List<Breakpoint> breakpoints() {
    return machine.debugger.breakpoints().stream()
        .map(
            trigger ->
                new Breakpoint(
                    trigger.line(),
                    Lookout.text(trigger.condition()),
                    Lookout.texts(trigger.shown())))
        .toList();
  }

  /** Sets or removes a breakpoint; does nothing for a line that the program does not have. */
  public void breakpoint(int line, boolean on) {
    if (on && machine.program.find(line) >= 0) {
      machine.debugger.set(StopsState.Trigger.plain(line));
    } else if (!on) {
      machine.debugger.removeBreakpoint(line);
    }
  }

  /** Watched formulas and their values now, in the order they were given. */
  public List<Watched> watched() {
    return machine.debugOps.watched();
  }

  /**
   * The last {@value Trail#LENGTH} statements that the program has come to since RUN, newest first:
   * in steps, with breakpoints, and while they are {@link #follow followed}. They are not saved.
   * Those of a {@link #hidesProgram hidden} program have no text.
   */
  public List<Passed> passed() {
    List<Passed> rows = machine.debugger.trail.rows();
    return hidesProgram()
        ? rows.stream().map(row -> new Passed(row.count(), row.line(), "")).toList()
        : rows;
  }

  /**
   * Whether the program came from a file saved with {@code ,P}: it runs, and its text is nowhere
   * shown until another takes its place.
   */
  public boolean hidesProgram() {
    return machine.storage.protectedProgram();
  }

  /** Whether programs that nobody debugs are followed too, which makes them slower. */
  public void follow(boolean on) {
    machine.debugger.trail.want(on);
  }

  /** What is to be saved of breakpoints beside the machine's state. */
  public StopsState stops() {
    return machine.debugger.stops();
  }

  /** Puts back what {@link #stops} gave; comes after {@link Machine#restore}. */
  public void restoreStops(StopsState state) {
    machine.debugger.restore(state);
  }

  /** The statement that runs next or that CONT would run, if there is one. */
  public Optional<Next> next() {
    Position position = nextPosition();
    int index = position == null ? -1 : machine.program.find(position.line());
    if (position == null || index < 0) {
      return Optional.empty();
    }
    LinkedLine line = machine.links.at(index);
    int at = position.step();
    if (line != null && at >= line.steps.size()) {
      // After the last statement of a line comes the line below.
      line = machine.links.at(index + 1);
      at = 0;
    }
    if (line == null || at >= line.steps.size()) {
      return Optional.empty();
    }
    Step step = line.steps.get(at);
    int from = Lister.column(line.image, step.start());
    int to = Lister.column(line.image, step.end());
    return Optional.of(new Next(line.number, from, Math.max(from, to)));
  }

  /** Where the program goes on: what runs or waits, or where CONT leads to. */
  private @Nullable Position nextPosition() {
    Op op = machine.current;
    if (op != null && !op.line().direct()) {
      return op.position();
    }
    return machine.debugger.paused() ? machine.continuation : null;
  }
}
