package org.mbasic.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.LineImage;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.terminal.Console;
import org.mbasic.numbers.BasicException;

/** What a statement's error leads to: the program's own handler, or a report and the prompt. */
final class Failures {
  private final Machine machine;

  /** The line an error is blamed on when it is not the failing statement's own. */
  private @Nullable LinkedLine blamed;

  Failures(Machine machine) {
    this.machine = machine;
  }

  /** The error that comes next is reported as the line's, wherever it is met. */
  void blame(LinkedLine line) {
    blamed = line;
  }

  /** An error to throw that is reported as the line's, wherever it was met. */
  BasicException in(LinkedLine line, BasicException error) {
    blame(line);
    return error;
  }

  /**
   * An error to throw that is reported as one of a direct line, unless a line is blamed already.
   */
  BasicException direct(BasicException error) {
    return blamed == null ? in(Position.DIRECT, error) : error;
  }

  /**
   * An error to throw that is reported as the line's of that number.
   *
   * @param number of a line that may be gone, or {@link Position#DIRECT}
   */
  BasicException in(int number, BasicException error) {
    return in(new LinkedLine(number, -1, new LineImage(0, ""), List.of()), error);
  }

  /** The operation has failed. */
  void handle(@Nullable Op running, BasicException error) {
    if (running == null) {
      throw new IllegalStateException("an error without a statement", error);
    }
    Traps traps = machine.traps;
    LinkedLine line = blamed == null ? lineOf(running) : blamed;
    blamed = null;
    machine.blame.forget();
    machine.question.forget();
    if (error instanceof StackFull) {
      machine.stack.clear();
    }
    boolean trapped = traps.armed();
    traps.error = error.code();
    traps.errorLine = line.direct() ? Traps.DIRECT_LINE : line.number;
    if (!line.direct()) {
      machine.commands.currentLine(line.number);
    }
    machine.printer.freshLine();
    boolean continuable = !line.direct() && !running.line().direct();
    if (continuable) {
      machine.debugger.continueAt(running.first().position());
    }
    if (trapped && enterHandler(running)) {
      return;
    }
    machine.listener.failed(error.code());
    report(error, line);
    if (continuable) {
      machine.debugger.pauseAt(running.first().position());
    }
    traps.failed = null;
    machine.command();
  }

  /** The line of the operation, or the one it is taken for. */
  private LinkedLine lineOf(Op running) {
    int index = machine.program.find(machine.blame.number(running));
    LinkedLine line = index < 0 ? null : machine.links.at(index);
    return line == null ? running.line() : line;
  }

  private boolean enterHandler(Op running) {
    int index = machine.program.find(machine.traps.handler());
    LinkedLine handler = index < 0 ? null : machine.links.at(index);
    if (handler == null) {
      return false;
    }
    machine.traps.failed = running.position();
    Op first = machine.enter(handler);
    machine.proceed(first);
    machine.debugger.stopIfWanted(running, first);
    return true;
  }

  private void report(BasicException error, LinkedLine line) {
    Console console = machine.console;
    console.suppressed(false);
    console.freshLine();
    console.print(error.text());
    if (!line.direct()) {
      console.print(" in " + line.number);
    }
    console.newLine();
  }
}
