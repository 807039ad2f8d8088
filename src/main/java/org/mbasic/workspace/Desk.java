package org.mbasic.workspace;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mbasic.language.Diagnostic;
import org.mbasic.language.Program;
import org.mbasic.machine.Inspector;
import org.mbasic.machine.Machine;
import org.mbasic.machine.ProgramListener;
import org.mbasic.machine.Stop;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.machine.state.NamedFilesState;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/**
 * One user's desk: program, machine, disk, and what the console has shown; driven by typed keys and
 * edits, and saved as named fields of bytes. Confined to one thread at a time.
 */
public final class Desk {
  /** Version of the program of a fresh desk. */
  static final long FIRST_PROGRAM = 1;

  /** What a fresh desk shows, as the original begins. */
  public static final String SIGN_ON = "BASIC-80 Rev. 5.21\r\nMBASIC Web\r\nOk\r\n";

  /** Characters of what a page keeps for the next one; pages keep less. */
  public static final int LONGEST_PAGE_STATE = 8192;

  /** More than a person would mend at a time. */
  private static final int MOST_DIAGNOSTICS = 100;

  /** Lines that are parsed for diagnostics with each edit: some 20 ms. */
  private static final int MOST_LINES_READ = 5_000;

  /** Ctrl-U: drops the line being typed. */
  private static final String DROP_LINE = "\u0015";

  private final DeskLimits limits;
  private final Program program = new Program();
  private final VirtualDisk disk;
  private final Machine machine;
  private final OutputLog output;
  private final OutputLog printer;
  private final Edits edits;
  private final PageFields page = new PageFields();
  private final DeskFormat format;

  private Stop stop = Stop.READY;

  /** Whether anything may differ from what was collected for saving last. */
  private boolean dirty = true;

  /** Whether what the store has is not to be relied on. */
  private boolean rewritten;

  Desk(DeskLimits limits) {
    this.limits = limits;
    disk = new VirtualDisk(limits.files(), limits.fileBytes());
    machine = new Machine(program, disk, limits.machine());
    edits = new Edits(program, machine);
    LogFields console = new LogFields("output", limits.outputCharacters());
    LogFields paper = new LogFields("printer", limits.outputCharacters());
    output = console.log();
    printer = paper.log();
    format =
        new DeskFormat(
            List.of(
                new ProgramFields(program),
                new FileFields(disk),
                console,
                paper,
                edits,
                page,
                new ArrayFields(machine.variables()),
                new MachineFields(machine, output),
                new DebugFields(machine.inspector())));
  }

  /** An empty desk that shows its first prompt. */
  public static Desk fresh(DeskLimits limits) {
    Desk desk = new Desk(limits);
    desk.output.append(SIGN_ON);
    desk.edits.begin();
    return desk;
  }

  /**
   * A desk as it was saved.
   *
   * @param fields all fields, by name; one that is known to be damaged is empty
   * @throws CorruptField when one is damaged or they do not fit together
   * @throws NewerState when one was saved by a newer version, in a way this one does not know
   */
  public static Desk restore(Map<String, byte[]> fields, DeskLimits limits) {
    return restore(new SavedFields(fields, SavedFields.Origin.STORE), limits);
  }

  /**
   * A desk of fields that may be a stranger's; see {@link #restore} and {@link DeskFormat#check}.
   */
  static Desk admit(Map<String, byte[]> fields, DeskLimits limits) {
    Desk desk = restore(new SavedFields(fields, SavedFields.Origin.STRANGER), limits);
    desk.format.check(limits);
    return desk;
  }

  private static Desk restore(SavedFields saved, DeskLimits limits) {
    Desk desk = new Desk(limits);
    try {
      desk.read(saved);
    } catch (CorruptField | NewerState known) {
      throw known;
    } catch (RuntimeException damage) {
      throw new CorruptField("fields that do not fit together", damage);
    }
    desk.dirty = false;
    return desk;
  }

  /**
   * What can be read of damaged fields. A program goes on only when everything it needs is whole,
   * else it stands at the prompt, and of its variables there are arrays alone; the output says what
   * was damaged.
   *
   * @throws NewerState as {@link #restore}
   */
  public static Desk salvage(Map<String, byte[]> fields, DeskLimits limits) {
    return Salvage.of(fields, limits);
  }

  void read(SavedFields saved) {
    format.restore(saved);
    edits.begin();
  }

  /**
   * Runs at most so many statements. There is nothing behind a desk to go back to: after SYSTEM the
   * files are closed, and the next run shows the prompt again.
   */
  public Stop run(int budget) {
    stop = edits.waiting() ? runUntilEdited(budget) : machine.run(budget);
    dirty = true;
    output.append(machine.takeOutput());
    printer.append(machine.takePrinted());
    if (stop == Stop.SYSTEM) {
      machine.reenter();
    }
    if (stop == Stop.READY) {
      machine.rest();
      output.trim();
    }
    edits.follow();
    return stop;
  }

  /**
   * Statement by statement, so that what is typed at the prompt already finds the edited program.
   */
  private Stop runUntilEdited(int budget) {
    int left = budget;
    Stop reached = Stop.BUDGET;
    while (reached == Stop.BUDGET && left > 0 && edits.waiting()) {
      reached = machine.run(1);
      left--;
      edits.takeWaiting();
    }
    return reached == Stop.BUDGET && left > 0 ? machine.run(left) : reached;
  }

  /** Whether it is as {@link #fresh} made it: without program, output and files of a user's. */
  public boolean untouched() {
    return edits.programVersion() == FIRST_PROGRAM
        && output.end() == SIGN_ON.length()
        && disk.names().isEmpty();
  }

  /** Why {@link #run} came back last. */
  public Stop stop() {
    return stop;
  }

  /**
   * Keys typed: Enter is CR, Ctrl-C is 3. They are consumed by {@link #run}, on demand.
   *
   * @return false when there is no room for all of them yet, and none was taken
   */
  public boolean type(String keys) {
    dirty = true;
    return machine.type(keys);
  }

  /** Ctrl-C; false as {@link #type}. */
  public boolean interrupt() {
    dirty = true;
    return machine.interrupt();
  }

  /** Whether Ctrl-C drops what was typed before it and waits for the program. */
  public boolean breakable() {
    return !machine.atCommandLevel();
  }

  /**
   * Types a command at the prompt, wherever the user is: a running program is stopped first. False
   * as {@link #type}.
   */
  public boolean command(String text) {
    String before = "";
    if (machine.atCommandLevel()) {
      before = machine.typing() ? DROP_LINE : "";
    } else {
      machine.interrupt();
    }
    dirty = true;
    return machine.type(before + text + "\r");
  }

  /** What the console has shown. */
  public OutputLog output() {
    return output;
  }

  /** What was sent to the printer. */
  public OutputLog printed() {
    return printer;
  }

  /** Tells somebody what becomes of programs. */
  public void tell(ProgramListener who) {
    machine.tell(who);
  }

  /** What a debugger shows; breakpoints are set by {@link #breakpoint}. */
  public Inspector inspector() {
    return machine.inspector();
  }

  /** Sets or removes a breakpoint, at a line that the program has. */
  public void breakpoint(int line, boolean on) {
    machine.inspector().breakpoint(line, on);
    dirty = true;
  }

  /** Sizes in bytes of the files on the disk, by name. */
  public SortedMap<String, Integer> files() {
    SortedMap<String, Integer> sizes = new TreeMap<>();
    for (String name : disk.names()) {
      DiskFile file = disk.find(name);
      if (file != null && !file.hidden()) {
        sizes.put(name, file.size());
      }
    }
    return sizes;
  }

  /** The content of a file, characters 0 to 255; empty when there is none of that name. */
  public Optional<String> file(String name) {
    DiskFile file = disk.find(name);
    return file == null
        ? Optional.empty()
        : Optional.of(new String(file.content(), StandardCharsets.ISO_8859_1));
  }

  /**
   * Puts a file of the user's on the disk.
   *
   * @param content characters 0 to 255
   * @throws IllegalArgumentException with a sentence for the user when it cannot be taken; nothing
   *     has changed then
   */
  public void receiveFile(String name, String content) {
    try {
      machine.receiveFile(name, content);
    } catch (BasicException refused) {
      String why =
          refused.error() == BasicError.BAD_FILE_NAME
              ? " is not a valid file name here. It may have letters A to Z, digits, blanks and a dot."
              : ": " + refused.text() + ".";
      throw new IllegalArgumentException(name + why, refused);
    }
    dirty = true;
  }

  /** Bounds of this desk. */
  public DeskLimits limits() {
    return limits;
  }

  /**
   * Takes a program and files: the program takes the place of the one that is there, files that of
   * those of their names; others stay.
   *
   * @throws IllegalArgumentException with a sentence for the user when something of it cannot be
   *     taken; nothing has changed then
   */
  public void receiveAll(String text, SortedMap<String, String> files) {
    ProgramText.check(text, limits);
    Map<String, String> before = new HashMap<>();
    disk.names().forEach(name -> before.put(name, file(name).orElse("")));
    try {
      files.forEach(this::receiveFile);
    } catch (IllegalArgumentException refused) {
      putBack(before);
      throw refused;
    }
    replaceProgram(text);
  }

  private void putBack(Map<String, String> before) {
    for (String name : disk.names()) {
      String content = before.get(name);
      if (content == null) {
        disk.delete(name);
      } else if (!content.equals(file(name).orElse(""))) {
        disk.put(name, content.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** The line that runs or waits now, if it is one of the program's. */
  public OptionalInt currentLine() {
    return machine.currentLine();
  }

  /** The program files that LOAD, SAVE, RUN, MERGE and CHAIN have named. */
  public NamedFilesState namedFiles() {
    return machine.namedFiles();
  }

  /** The cursor's column, from 0. */
  public int column() {
    return machine.column();
  }

  /** Lines of the program. */
  public int lines() {
    return program.size();
  }

  /** A number that grows whenever {@link #programText} changes, and with every edit. */
  public long programVersion() {
    return edits.programVersion();
  }

  /** Whether the program is a protected one, of which nothing is shown. */
  public boolean hidesProgram() {
    return !edits.waiting() && machine.inspector().hidesProgram();
  }

  /**
   * The program as listed, lines ending in LF; an edit not taken over yet as it was typed. Empty
   * for one that is {@link #hidesProgram hidden}.
   */
  public String programText() {
    return hidesProgram() ? "" : edits.text();
  }

  /**
   * What can be seen to be wrong in the program. Nothing is said of an edit not taken over yet, nor
   * of a hidden program or one that would take long to look through.
   */
  public List<Diagnostic> diagnostics() {
    boolean known = !edits.waiting() && !hidesProgram() && program.size() <= MOST_LINES_READ;
    return known ? Diagnostic.in(program, MOST_DIAGNOSTICS) : List.of();
  }

  /**
   * Takes a whole text for the program, whatever that is now: as {@link #edit}, of no version.
   *
   * @throws IllegalArgumentException as {@link #edit}
   */
  public void replaceProgram(String text) {
    edit(0, text);
  }

  /**
   * Takes an editor's whole text for the program. Lines that were changed otherwise since its base,
   * and that it has as they were then, are as they were changed; see {@link #shown}. While a
   * program runs the text is kept until the prompt is back. Lines without a number are no part of
   * the program; of two with the same number the last counts. A text that changes nothing leaves
   * variables and CONT alone.
   *
   * @param base the {@link #programVersion} it was made from; 0 for none
   * @throws IllegalArgumentException with a sentence for the user when the text is too long, or has
   *     a line that would be refused if it were typed; nothing has changed then
   */
  public void edit(long base, String text) {
    ProgramText.checkLength(text, limits);
    edits.edit(base, text);
    page.finished();
    dirty = true;
  }

  /**
   * Edits to come are based on this version or a later one: how lines were before that need not be
   * known any more.
   *
   * @param base a {@link #programVersion}; 0 for none
   */
  public void shown(long base) {
    edits.shown(base);
  }

  /**
   * Keeps what a page tells for the next page. The two texts mean nothing here; {@link #edit}
   * forgets the second.
   *
   * @param state cursor, scroll and the like; its sender bounds it
   * @param unfinished text in the editor that is no part of the program yet, or empty
   * @throws IllegalArgumentException with a sentence for the user when the text is too long
   */
  public void keepPage(String state, String unfinished) {
    ProgramText.checkLength(unfinished, limits);
    page.keep(state, unfinished);
    dirty = true;
  }

  /** The state a page gave to {@link #keepPage} last, or empty. */
  public String pageState() {
    return page.state();
  }

  /** The unfinished text a page gave to {@link #keepPage}, or empty. */
  public String unfinished() {
    return page.unfinished();
  }

  /** All fields, which count as saved from then on. */
  public Map<String, byte[]> fields() {
    unsaved();
    return changes().written();
  }

  /** All fields for somebody else than the store: what counts as saved stays what it was. */
  Map<String, byte[]> copy() {
    return format.collect(FieldChanges.Extent.COPY).written();
  }

  /** Has {@link #changes} bring everything the next time. */
  public void unsaved() {
    rewritten = true;
    dirty = true;
  }

  /**
   * What differs from the fields collected before. It counts as saved from then on: who cannot save
   * it keeps it, or saves all {@link #fields}.
   */
  public FieldChanges changes() {
    FieldChanges changes =
        format.collect(rewritten ? FieldChanges.Extent.ALL : FieldChanges.Extent.CHANGED);
    dirty = false;
    rewritten = false;
    return changes;
  }

  /** Whether {@link #changes} may have something. */
  public boolean dirty() {
    return dirty;
  }
}
