package org.mbasic.machine;

import java.util.List;
import org.mbasic.language.Cruncher;
import org.mbasic.language.LineImage;
import org.mbasic.language.LineRange;
import org.mbasic.language.Lister;
import org.mbasic.machine.state.CommandState;
import org.mbasic.machine.state.TerminalState;
import org.mbasic.machine.terminal.Console;
import org.mbasic.machine.terminal.EditMode;
import org.mbasic.machine.terminal.Keyboard;
import org.mbasic.machine.terminal.LineEditor;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/**
 * Command level: the prompt, the typing of lines into the program or to be run at once, AUTO, EDIT,
 * and the lines that INPUT waits for.
 */
final class CommandLevel {
  private static final char CTRL_A = 1;
  private static final int NONE = -1;

  /** AUTO ends before this number, which a line may have. */
  private static final int AUTO_END = LineImage.LAST;

  private final Machine machine;
  private final Console console;
  private final LineEditor typing;
  private final EditMode editing;

  /** Whether Ok is to be shown before the next line is typed. */
  private boolean okPending;

  /** The line being edited, or {@link #NONE} when it is a line being typed. */
  private int edited = NONE;

  /** What was being typed to when Ctrl-A began an edit. */
  private Activity beforeEdit = Activity.COMMAND;

  /** The number AUTO gives to the next line, or {@link #NONE} when it is off. */
  private int auto = NONE;

  private int autoIncrement;
  private boolean autoShown;

  /** The line a dot stands for. */
  private int currentLine;

  CommandLevel(Machine machine) {
    this.machine = machine;
    console = machine.console;
    typing = new LineEditor(console);
    editing = new EditMode(console);
  }

  /** Asks for Ok before the next line. */
  void ready() {
    okPending = true;
    typing.clear();
  }

  /** Shows Ok where the cursor stands, as DELETE and a program read as text do. */
  void okHere() {
    okPending = false;
    sayOk();
  }

  private void sayOk() {
    console.print("Ok");
    console.newLine();
    machine.printer.freshLine();
  }

  /** AUTO ends: Ctrl-C, and a program that is replaced. */
  void endAuto() {
    auto = NONE;
  }

  /** What AUTO counted by last. */
  int autoIncrement() {
    return autoIncrement;
  }

  int currentLine() {
    return currentLine;
  }

  void currentLine(int number) {
    currentLine = number;
  }

  /** The number a line argument means: a dot is the current line. */
  int number(int line, int absent) {
    return switch (line) {
      case LineRange.CURRENT -> currentLine;
      case LineRange.ABSENT -> absent;
      default -> line;
    };
  }

  /** The lines that LIST names, and a SAVE that lists them. */
  List<LineImage> listed(LineRange range) {
    int from = number(range.from(), 0);
    int to = number(range.dash() ? range.to() : range.from(), LineImage.LAST);
    return machine.program.lines().stream()
        .filter(line -> line.number() >= from && line.number() <= to)
        .toList();
  }

  /**
   * The numbers of the lines DELETE names; Illegal function call unless the last of them is there
   * and behind the first.
   */
  LineRange deletable(LineRange range) {
    int from = number(range.from(), range.dash() ? 0 : LineRange.ABSENT);
    int to = range.dash() ? number(range.to(), LineRange.ABSENT) : from;
    if (from == LineRange.ABSENT || from > to || machine.program.find(to) < 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return new LineRange(from, to, true);
  }

  /** Whether a line has been begun. */
  boolean typing() {
    return !typing.text().isEmpty();
  }

  /** AUTO: numbers lines from the next one typed. */
  void auto(int first, int increment) {
    okPending = false;
    auto = first;
    autoIncrement = increment;
    autoShown = false;
  }

  /** Shows what stands before the keys: Ok, the line to edit, AUTO's number. */
  void announce() {
    if (machine.activity() != Activity.COMMAND) {
      return;
    }
    if (okPending) {
      okPending = false;
      console.suppressed(false);
      console.freshLine();
      sayOk();
      editFailed();
    }
    if (machine.activity() == Activity.COMMAND && auto != NONE && !autoShown) {
      autoShown = true;
      console.print(auto + (machine.program.find(auto) < 0 ? " " : "*"));
    }
  }

  /**
   * A Syntax error that nothing has resolved opens its line for editing, were it trapped or not;
   * not while somebody steps through its handler, who would lose the variables.
   */
  private void editFailed() {
    Traps traps = machine.traps;
    boolean handled = traps.failed != null && machine.debugger.holds();
    if (traps.error != BasicError.SYNTAX.number() || handled) {
      return;
    }
    traps.error = 0;
    int line = traps.errorLine;
    if (line == Traps.DIRECT_LINE) {
      return;
    }
    currentLine = line;
    if (machine.program.find(line) < 0) {
      refuse(BasicError.UNDEFINED_LINE_NUMBER);
    } else if (machine.storage.protectedProgram()) {
      machine.failures.blame(machine.links.numbered(line));
      refuse(BasicError.ILLEGAL_FUNCTION_CALL);
    } else {
      edit(line);
    }
  }

  /** EDIT: opens a line that exists. */
  void edit(int number) {
    okPending = false;
    currentLine = number;
    edited = number;
    LineImage image = machine.links.numbered(number).image;
    editing.start(number + " ", Lister.text(image.image()));
    machine.edit(Activity.COMMAND);
  }

  /** Takes a typed key at the prompt, for INPUT or for EDIT. */
  void key(char key) {
    if (machine.activity() == Activity.EDIT) {
      editKey(key);
      return;
    }
    boolean input = machine.activity() == Activity.LINE;
    if (key == Keyboard.BREAK) {
      interrupted(input);
    } else if (key == CTRL_A && !typing.fed()) {
      console.newLine();
      edited = NONE;
      beforeEdit = machine.activity();
      editing.start("! ", typing.editable());
      typing.clear();
      machine.edit(beforeEdit);
    } else {
      String line = typing.key(key, input && machine.reader().sameLine());
      if (line != null) {
        typed(line);
      }
    }
  }

  private void interrupted(boolean input) {
    typing.endRubout();
    console.suppressed(false);
    console.print("^C");
    console.newLine();
    typing.clear();
    if (input) {
      machine.debugger.stopProgram(machine.reader().first());
    } else if (auto != NONE) {
      endAuto();
      ready();
    }
  }

  private void editKey(char key) {
    EditMode.Outcome outcome = editing.key(key);
    if (outcome == null) {
      return;
    }
    machine.endEdit();
    typing.hold(editing.text());
    if (outcome == EditMode.Outcome.AGAIN) {
      editAgain();
    } else if (outcome == EditMode.Outcome.QUIT) {
      quitEdit();
    } else if (edited == NONE) {
      typed(editing.text());
    } else {
      entered(edited, editing.text());
    }
  }

  /** A line that is only being typed has no number to be found by. */
  private void editAgain() {
    if (edited != NONE) {
      edit(edited);
      return;
    }
    currentLine = Traps.DIRECT_LINE;
    if (machine.activity() == Activity.LINE) {
      machine.failures.handle(machine.reader(), BasicError.UNDEFINED_LINE_NUMBER.raise());
    } else {
      refuse(BasicError.UNDEFINED_LINE_NUMBER);
    }
  }

  /** A line that is only being typed counts as typed up to the cursor. */
  private void quitEdit() {
    if (edited == NONE) {
      typed(editing.passed());
    } else {
      machine.command();
    }
  }

  private void typed(String line) {
    if (machine.activity() == Activity.LINE) {
      machine.accept(line);
    } else if (auto != NONE) {
      autoTyped(line);
    } else {
      commandTyped(line);
    }
  }

  private void commandTyped(String line) {
    Cruncher.TypedLine typed = Cruncher.split(line);
    if (typed.number() != Cruncher.TypedLine.DIRECT) {
      entered(typed.number(), typed.text());
    } else if (!typed.text().isEmpty()) {
      direct(typed.text());
    }
  }

  private void autoTyped(String line) {
    int number = auto;
    if (!line.isEmpty()) {
      entered(number, line);
    }
    autoShown = false;
    auto = number + autoIncrement;
    if (auto >= AUTO_END) {
      auto = NONE;
    }
  }

  /** Runs what was typed; a number in it that overflows says so now. */
  private void direct(String text) {
    try {
      machine.runDirect(new LineImage(0, Cruncher.crunch(text, machine.faults)));
    } catch (BasicException error) {
      refuse(error.error());
    }
  }

  /** A line has been typed behind its number; like every change of the program it ends its run. */
  private void entered(int number, String text) {
    try {
      enter(number, Cruncher.crunch(text, machine.faults));
      machine.programChanged();
    } catch (BasicException error) {
      refuse(error.error());
    }
  }

  /**
   * Stores a line, or deletes it when nothing stands behind its number; a dot stands for it then,
   * typed or read from a file.
   */
  void enter(int number, String image) {
    machine.storage.checkOpen();
    currentLine = number;
    // Not what Java calls blank: a token may be such a character.
    if (image.chars().anyMatch(c -> " \t\n".indexOf(c) < 0)) {
      machine.storage.store(new LineImage(number, image));
    } else if (!machine.program.remove(number)) {
      throw BasicError.UNDEFINED_LINE_NUMBER.raise();
    }
  }

  /** An error without a statement: a program's ON ERROR traps it as one of a direct line. */
  private void refuse(BasicError error) {
    LinkedLine nothing = machine.links.direct(new LineImage(0, ""));
    Op end = machine.links.first(nothing);
    machine.stack.replaceDirect(end);
    machine.failures.handle(end, error.raise());
  }

  /** A line was listed: a dot stands for it, and Ctrl-A finds its text. */
  void listed(LineImage line) {
    currentLine = line.number();
    typing.hold(Lister.text(line.image()));
  }

  /** A file's line or item was read through the buffer of typed lines: Ctrl-A finds it there. */
  void buffered(String text) {
    typing.hold(text);
  }

  /** Gives back spare room for typed lines. */
  void trim() {
    typing.trim();
  }

  /** What is to be saved of command level. */
  CommandState state() {
    return new CommandState(
        okPending,
        edited,
        beforeEdit.name(),
        auto,
        autoIncrement,
        autoShown,
        currentLine,
        typing.text(),
        typing.rubbing(),
        typing.fed(),
        editing.state());
  }

  /** What is to be saved of the line buffer. */
  TerminalState.Line line() {
    return typing.state();
  }

  void restore(TerminalState.Line line) {
    typing.restore(line);
  }

  void restore(CommandState state) {
    okPending = state.okPending();
    edited = state.edited();
    beforeEdit = Activity.valueOf(state.beforeEdit());
    auto = state.auto();
    autoIncrement = state.autoIncrement();
    autoShown = state.autoShown();
    currentLine = state.currentLine();
    typing.restore(state.typed(), state.rubbing(), state.fed());
    editing.restore(state.edit());
  }
}
