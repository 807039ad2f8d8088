package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Cruncher;
import org.mbasic.language.FileStatement;
import org.mbasic.language.LineImage;
import org.mbasic.language.LineRange;
import org.mbasic.language.Lister;
import org.mbasic.language.Program;
import org.mbasic.language.TokenFile;
import org.mbasic.machine.disk.Disk;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.machine.disk.FileNames;
import org.mbasic.machine.disk.NamedFiles;
import org.mbasic.machine.terminal.Console;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/** The disk as statements see it: SAVE, LOAD, RUN, MERGE, CHAIN, KILL, NAME and FILES. */
final class Storage {
  private static final char BELL = 7;
  private static final char CONTROL_C = 3;
  private static final char CONTROL_U = 21;
  private static final char CONTROL_X = 24;
  private static final char DELETE = 127;
  private static final int LISTED_WIDTH = 13;
  private static final int LONGEST_LINE = 255;

  private final Machine machine;
  private final Disk disk;
  final NamedFiles named = new NamedFiles();

  /** Whether the program was loaded from a protected file: it runs and is not shown or changed. */
  private boolean protectedProgram;

  Storage(Machine machine, Disk disk) {
    this.machine = machine;
    this.disk = disk;
  }

  boolean protectedProgram() {
    return protectedProgram;
  }

  void protectedProgram(boolean now) {
    protectedProgram = now;
  }

  /** LIST, EDIT, SAVE in an open form and new lines are refused for a protected program. */
  void checkOpen() {
    if (protectedProgram) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
  }

  private DiskFile existing(String name) {
    DiskFile file = disk.find(machine.files.named(name));
    if (file == null) {
      throw BasicError.FILE_NOT_FOUND.raise();
    }
    return file;
  }

  /** KILL, of every file that fits: a star is a character as others, which no file has. */
  void kill(String name) {
    String pattern = machine.files.named(FileNames.pattern(name));
    List<String> doomed = pattern.indexOf('*') < 0 ? fitting(pattern) : List.of();
    if (doomed.isEmpty()) {
      throw BasicError.FILE_NOT_FOUND.raise();
    }
    doomed.forEach(machine.files::remove);
  }

  private List<String> fitting(String pattern) {
    return disk.names().stream()
        .filter(name -> !name.startsWith(DiskFile.HIDDEN) && FileNames.matches(pattern, name))
        .toList();
  }

  /** The file that NAME is told, or File not found: before the other name is evaluated. */
  DiskFile toRename(String name) {
    return existing(FileNames.sought(name));
  }

  /** A file that the user brings; one of that name is replaced, unless it is open. */
  void receive(String name, String content) {
    String checked = FileNames.check(name);
    if (machine.files.inUse(checked)) {
      throw BasicError.FILE_ALREADY_OPEN.raise();
    }
    DiskFile former = disk.find(checked);
    String kept =
        former != null && former.name().equals(checked) ? former.read(0, former.size()) : null;
    DiskFile file = disk.create(checked);
    try {
      file.write(0, content);
    } catch (BasicException full) {
      disk.delete(checked);
      if (kept != null) {
        DiskFile again = disk.create(checked);
        again.write(0, kept);
        disk.closed(again);
      }
      throw full;
    }
    disk.closed(file);
  }

  /**
   * NAME.
   *
   * @param drive that its name was told with, which must be that of the new one
   */
  void rename(DiskFile file, char drive, String newName) {
    String to = machine.files.named(FileNames.check(newName));
    if (drive != FileNames.drive(newName)) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    if (disk.find(to) != null) {
      throw BasicError.FILE_ALREADY_EXISTS.raise();
    }
    disk.rename(file.name(), to);
  }

  /** FILES: names in columns, as CP/M writes them. */
  void files(String pattern) {
    List<String> names = fitting(machine.files.named(FileNames.pattern(pattern)));
    if (names.isEmpty()) {
      throw BasicError.FILE_NOT_FOUND.raise();
    }
    Console console = machine.console;
    for (String name : names) {
      console.print(listed(name));
      if (console.column() + LISTED_WIDTH > console.width()) {
        console.newLine();
      } else {
        console.print("  ");
      }
    }
  }

  private static String listed(String name) {
    String stem = FileNames.stem(name);
    String extension = FileNames.extension(name);
    String dot = extension.isEmpty() ? " " : ".";
    return String.format("%-8s%s%-3s", stem, dot, extension);
  }

  /** SAVE: the file is there, and empty, before anything can be wrong with what goes into it. */
  void save(String name, FileStatement.Save save) {
    String checked = machine.files.named(FileNames.madeProgram(name));
    DiskFile file = machine.files.create(checked);
    try {
      String content = content(save);
      machine.work.done(content.length());
      file.write(0, content);
      if (save.form() != FileStatement.SaveForm.NONE) {
        named.current(checked);
      }
    } finally {
      file.complete();
      disk.closed(file);
    }
  }

  private String content(FileStatement.Save save) {
    return switch (save.form()) {
      case NONE -> "";
      case PROTECTED -> TokenFile.encodeProtected(machine.program);
      case ASCII -> listing(save.range());
      case BINARY -> {
        checkOpen();
        yield TokenFile.encode(machine.program);
      }
    };
  }

  private String listing(LineRange range) {
    checkOpen();
    StringBuilder text = new StringBuilder();
    for (LineImage line : machine.commands.listed(range)) {
      text.append(Lister.list(line).replace("\n", "\n\r")).append("\r\n");
      machine.commands.listed(line);
    }
    return text.append(DiskFile.CONTROL_Z).toString();
  }

  /** A program file must be there. */
  void find(String name) {
    existing(FileNames.soughtProgram(name));
  }

  /** LOAD; with R the program runs at once and files stay open. */
  @Nullable Op load(String name, boolean run) {
    DiskFile file = existing(FileNames.soughtProgram(name));
    if (run) {
      return start(file, true);
    }
    boolean tokens = replaceProgram(file, false);
    machine.command();
    if (!tokens) {
      machine.commands.okHere();
    }
    return null;
  }

  /** RUN of a file. */
  @Nullable Op run(String name, boolean keepFiles) {
    return start(existing(FileNames.soughtProgram(name)), keepFiles);
  }

  private @Nullable Op start(DiskFile file, boolean keepFiles) {
    replaceProgram(file, keepFiles);
    LinkedLine first = machine.links.at(0);
    if (first == null) {
      machine.command();
      return null;
    }
    return machine.enter(first);
  }

  /** Whether the file had the program as tokens, not as text. */
  private boolean replaceProgram(DiskFile file, boolean keepFiles) {
    named.current(file.name());
    Program loaded = new Program();
    String content = text(file);
    boolean tokens = TokenFile.recognises(content);
    if (tokens) {
      TokenFile.decode(content, loaded);
    }
    machine.program.clear();
    machine.tracing = false;
    machine.debugger.forgetBreakpoints();
    machine.clear();
    if (!keepFiles) {
      machine.files.closeAll();
    }
    protectedProgram = tokens && TokenFile.recognisesProtected(content);
    if (tokens) {
      loaded.lines().forEach(this::store);
    } else {
      enterText(content, machine.files::closeAll);
    }
    return tokens;
  }

  /** Adds a line to the program, or raises Out of memory when it would be too long. */
  void store(LineImage line) {
    Program program = machine.program;
    if (program.characters() + line.image().length() > machine.limits.memoryBytes()) {
      throw BasicError.OUT_OF_MEMORY.raise();
    }
    program.put(line);
  }

  private String text(DiskFile file) {
    machine.work.done(file.readable());
    return file.read(0, file.readable());
  }

  /**
   * Enters numbered lines; one without a number ends it: Direct statement in file. Lines end in CR,
   * LF or both; LF and then CR is a line feed within a line, as SAVE writes it. The original takes
   * them as if they were typed, editing keys too, and whatever is wrong with them for an error of a
   * direct line.
   *
   * @param changed what a change of the program does now, to be done when a line is entered
   */
  private void enterText(String content, Runnable changed) {
    try {
      boolean any = false;
      for (String line : lines(content)) {
        if (enterLine(line) && !any) {
          any = true;
          changed.run();
        }
      }
    } catch (BasicException error) {
      throw machine.failures.direct(error);
    }
  }

  private static List<String> lines(String content) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < content.length() && content.charAt(at) != DiskFile.CONTROL_Z) {
      char c = content.charAt(at);
      char next = at + 1 < content.length() ? content.charAt(at + 1) : DiskFile.CONTROL_Z;
      if (c == '\n' && next == '\r') {
        line.append(line.length() == 0 ? "" : "\n");
        at++;
      } else if (c == '\r' || c == '\n') {
        lines.add(line.toString());
        line.setLength(0);
      } else if (c == '\b' || c == DELETE) {
        line.setLength(Math.max(0, line.length() - 1));
      } else if (c == CONTROL_C || c == CONTROL_U || c == CONTROL_X) {
        line.setLength(0);
      } else if (c >= ' ' || c == '\t' || c == BELL) {
        line.append(c);
      }
      at++;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Enters a line, or does nothing when it is blank. */
  private boolean enterLine(String line) {
    if (line.isBlank()) {
      return false;
    }
    machine.commands.buffered(
        line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
    Cruncher.TypedLine typed = Cruncher.split(line);
    if (typed.number() == Cruncher.TypedLine.DIRECT) {
      throw BasicError.DIRECT_STATEMENT_IN_FILE.raise();
    }
    if (line.length() > LONGEST_LINE) {
      LineImage image = new LineImage(typed.number(), "");
      throw machine.failures.in(
          new LinkedLine(typed.number(), -1, image, List.of()),
          BasicError.LINE_BUFFER_OVERFLOW.raise());
    }
    String image = Cruncher.crunch(typed.text(), machine.faults);
    machine.commands.enter(typed.number(), image);
    return true;
  }

  /** MERGE: lays a text file over the program and ends at the prompt. */
  @Nullable Op merge(String name) {
    DiskFile file = existing(FileNames.soughtProgram(name));
    String content = text(file);
    checkMergeable(content);
    named.used(file.name());
    enterText(content, machine::programChanged);
    machine.command();
    machine.commands.okHere();
    return null;
  }

  private void checkMergeable(String content) {
    if (TokenFile.recognises(content)) {
      throw BasicError.BAD_FILE_MODE.raise();
    }
  }

  /** What DEFtype and OPTION BASE have said goes on in the overlay. */
  private void clearForOverlay() {
    Variables variables = machine.variables;
    String types = variables.letterTypes();
    int base = variables.base;
    boolean given = variables.baseGiven;
    machine.clear();
    variables.declare(types, base, given);
  }

  /** CHAIN: another program goes on with the variables that ALL or COMMON hand to it. */
  @Nullable Op chain(FileStatement.Chain chain, String name, @Nullable Formula line) {
    DiskFile file = existing(FileNames.soughtProgram(name));
    int start = line == null ? 0 : StringFunctions.unsigned(line);
    LineRange deleted = chain.delete() == null ? null : machine.commands.deletable(chain.delete());
    Inheritance kept = Inheritance.of(machine, chain.all());
    boolean tokens = false;
    if (chain.merge()) {
      String content = text(file);
      checkMergeable(content);
      named.used(file.name());
      if (deleted != null) {
        machine.program.removeRange(deleted.from(), deleted.to());
      }
      clearForOverlay();
      enterText(content, () -> {});
    } else {
      tokens = replaceProgram(file, true);
    }
    kept.handOver(machine);
    if (!tokens && start != 0 && machine.program.find(start) < 0) {
      throw machine.failures.direct(BasicError.UNDEFINED_LINE_NUMBER.raise());
    }
    LinkedLine first = start == 0 ? machine.links.at(0) : machine.links.numbered(start);
    if (first == null) {
      machine.command();
      return null;
    }
    return machine.enter(first);
  }
}
