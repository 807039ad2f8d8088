package org.mbasic.machine;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.ControlFlow;
import org.mbasic.language.LineImage;
import org.mbasic.language.Parser;
import org.mbasic.language.Program;
import org.mbasic.language.Step;
import org.mbasic.machine.state.Position;
import org.mbasic.numbers.BasicError;

/**
 * The linked lines of the program and of the direct line: parsed and linked when first reached,
 * forgotten when the text or the meaning of names changes.
 */
final class Links {
  private static final @Nullable LinkedLine[] NO_LINES = {};

  private final Program program;
  private final Function<LinkedLine, Op[]> linker;
  private @Nullable LinkedLine[] lines = NO_LINES;
  private long version = -1;
  private @Nullable LinkedLine direct;

  /** Whether direct lines know what the original does not. */
  private boolean extended = true;

  /**
   * @param linker makes the operations of a line's steps, unlinked, one a step and a last one for
   *     the end of the line
   */
  Links(Program program, Function<LinkedLine, Op[]> linker) {
    this.program = program;
    this.linker = linker;
  }

  /** Direct lines have the commands of the original alone. */
  void leaveOutExtensions() {
    extended = false;
  }

  /** Makes the line the direct line. */
  LinkedLine direct(LineImage image) {
    List<Step> steps = extended ? Parser.parseDirect(image) : Parser.parse(image);
    LinkedLine line = new LinkedLine(Position.DIRECT, -1, image, steps);
    direct = line;
    return line;
  }

  @Nullable LinkedLine direct() {
    return direct;
  }

  /** Forgets all operations; lines typed since stay. */
  void forget() {
    version = -1;
    lines = NO_LINES;
    LinkedLine line = direct;
    if (line != null) {
      direct = new LinkedLine(Position.DIRECT, -1, line.image, line.steps);
    }
  }

  /** The line at an index of the program, or null behind the last. */
  @Nullable LinkedLine at(int index) {
    if (version != program.version()) {
      version = program.version();
      lines = new LinkedLine[program.size()];
    }
    if (index >= lines.length) {
      return null;
    }
    LinkedLine line = lines[index];
    if (line == null) {
      LineImage image = program.at(index);
      List<Step> steps = Parser.parse(image);
      line = new LinkedLine(image.number(), index, image, steps);
      lines[index] = line;
    }
    return line;
  }

  /** The line that follows in the text; nothing follows the direct line. */
  @Nullable LinkedLine after(LinkedLine line) {
    return line.direct() ? null : at(line.index + 1);
  }

  /** The line with this number, or Undefined line number. */
  LinkedLine numbered(int number) {
    int index = program.find(number);
    LinkedLine line = index < 0 ? null : at(index);
    if (line == null) {
      throw BasicError.UNDEFINED_LINE_NUMBER.raise();
    }
    return line;
  }

  /** The operation of a step; the number of steps asks for the end of the line. */
  Op op(LinkedLine line, int step) {
    Op[] ops = line.ops;
    if (ops == null) {
      ops = linker.apply(line);
      for (int i = 0; i < ops.length; i++) {
        ops[i].line = line;
        ops[i].step = i;
        ops[i].next = ops[Math.min(i + 1, ops.length - 1)];
      }
      line.ops = ops;
    }
    return ops[step];
  }

  Op first(LinkedLine line) {
    return op(line, 0);
  }

  /**
   * What follows the statement that the operation is a step of: the original looks for the next
   * colon, and ELSE has one.
   */
  Op behind(Op op) {
    List<Step> steps = op.line().steps;
    int index = op.step;
    int start = index < steps.size() ? steps.get(index).start() : 0;
    while (index < steps.size()
        && steps.get(index).start() == start
        && !(steps.get(index).statement() instanceof ControlFlow.EndOfLine)) {
      index++;
    }
    return op(op.line(), index);
  }

  /** The operation at a place of the program or the direct line. */
  Op at(Position position) {
    LinkedLine line = position.line() == Position.DIRECT ? direct : numbered(position.line());
    if (line == null || position.step() > line.steps.size()) {
      throw new IllegalStateException("no such place: " + position);
    }
    return op(line, position.step());
  }
}
