package org.mbasic.workspace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Cruncher;
import org.mbasic.language.LineImage;
import org.mbasic.language.Lister;
import org.mbasic.language.Program;
import org.mbasic.machine.DiskFile;
import org.mbasic.machine.Machine;
import org.mbasic.machine.MachineState;
import org.mbasic.machine.Stop;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.FloatFaults;

/**
 * One user's desk: program, machine, disk, and what the console has shown; driven by typed keys and
 * edits, and saved as named fields of bytes. Confined to one thread at a time.
 */
public final class Desk {
  private static final int VERSION = 1;
  private static final String DESK = "desk";
  private static final String PROGRAM = "program";
  private static final String MACHINE = "machine";
  private static final String OUTPUT = "output/";
  private static final String PRINTER = "printer/";
  private static final String FILE = "file/";

  /** Ctrl-U: drops the line being typed. */
  private static final String DROP_LINE = "\u0015";

  private final DeskLimits limits;
  private final Program program = new Program();
  private final VirtualDisk disk;
  private final Machine machine;
  private final LogFields output;
  private final LogFields printer;

  /** An edit made while a program runs, to be taken over at the prompt; null when there is none. */
  private @Nullable String pendingEdit;

  private long programVersion = 1;
  private long seenProgram;
  private Stop stop = Stop.READY;

  private boolean machineChanged = true;
  private boolean deskChanged = true;
  private long savedProgram = -1;
  private final Map<String, Long> savedFiles = new HashMap<>();

  private Desk(DeskLimits limits) {
    this.limits = limits;
    disk = new VirtualDisk(limits.files(), limits.fileBytes());
    machine = new Machine(program, disk, limits.machine());
    output = new LogFields(OUTPUT, limits.outputCharacters());
    printer = new LogFields(PRINTER, limits.outputCharacters());
  }

  /** An empty desk that shows its first prompt. */
  public static Desk fresh(DeskLimits limits) {
    Desk desk = new Desk(limits);
    desk.output.log().append("BASIC-80 Rev. 5.21\r\nMBASIC Web\r\nOk\r\n");
    return desk;
  }

  /**
   * A desk as it was saved.
   *
   * @param fields all fields, by name
   * @throws CorruptField when one is damaged or they do not fit together
   */
  public static Desk restore(Map<String, byte[]> fields, DeskLimits limits) {
    Desk desk = new Desk(limits);
    try {
      desk.read(fields);
    } catch (CorruptField damage) {
      throw damage;
    } catch (RuntimeException damage) {
      throw new CorruptField("fields that do not fit together", damage);
    }
    desk.saved();
    return desk;
  }

  /**
   * What can be read of damaged fields: program and files. Variables, output and position start
   * anew, and everything counts as changed.
   */
  public static Desk salvage(Map<String, byte[]> fields, DeskLimits limits) {
    Desk desk = fresh(limits);
    for (Map.Entry<String, byte[]> field : fields.entrySet()) {
      if (field.getKey().equals(PROGRAM) || field.getKey().startsWith(FILE)) {
        try {
          desk.read(Map.of(field.getKey(), field.getValue()));
        } catch (CorruptField
            | IllegalArgumentException
            | IllegalStateException
            | IndexOutOfBoundsException
            | BasicException lost) {
          desk.output.log().append("?" + field.getKey() + " was damaged\r\n");
        }
      }
    }
    return desk;
  }

  private void read(Map<String, byte[]> fields) {
    byte[] lines = fields.get(PROGRAM);
    if (lines != null) {
      ProgramCodec.decode(lines).forEach(program::put);
    }
    for (Map.Entry<String, byte[]> field : new TreeMap<>(fields).entrySet()) {
      boolean log =
          output.restore(field.getKey(), field.getValue())
              || printer.restore(field.getKey(), field.getValue());
      if (!log && field.getKey().startsWith(FILE)) {
        FieldReader file = new FieldReader(field.getValue(), VERSION);
        disk.put(file.text(), file.text().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    output.log().checkWhole();
    printer.log().checkWhole();
    byte[] engine = fields.get(MACHINE);
    if (engine != null) {
      MachineState state = MachineCodec.decode(engine);
      machine.restore(state);
    }
    byte[] own = fields.get(DESK);
    if (own != null) {
      FieldReader field = new FieldReader(own, VERSION);
      programVersion = field.number();
      boolean pending = field.flag();
      String text = field.text();
      pendingEdit = pending ? text : null;
    }
    seenProgram = program.version();
  }

  /**
   * Runs at most so many statements. There is nothing behind a desk to go back to: after SYSTEM the
   * files are closed, and the next run shows the prompt again.
   */
  public Stop run(int budget) {
    stop = machine.run(budget);
    machineChanged = true;
    output.log().append(machine.takeOutput());
    printer.log().append(machine.takePrinted());
    if (stop == Stop.SYSTEM) {
      machine.reenter();
    }
    if (stop == Stop.READY) {
      String edit = pendingEdit;
      if (edit != null) {
        pendingEdit = null;
        deskChanged = true;
        take(linesOf(edit));
      }
    }
    if (seenProgram != program.version()) {
      seenProgram = program.version();
      programVersion++;
      deskChanged = true;
    }
    return stop;
  }

  /** Why {@link #run} came back last. */
  public Stop stop() {
    return stop;
  }

  /** Keys typed: Enter is CR, Ctrl-C is 3. They are consumed by {@link #run}, on demand. */
  public void type(String keys) {
    machine.type(keys);
    machineChanged = true;
  }

  /** Ctrl-C. */
  public void interrupt() {
    machine.interrupt();
    machineChanged = true;
  }

  /** Types a command at the prompt, wherever the user is: a running program is stopped first. */
  public void command(String text) {
    if (machine.atCommandLevel()) {
      if (machine.typing()) {
        machine.type(DROP_LINE);
      }
    } else {
      machine.interrupt();
    }
    machine.type(text + "\r");
    machineChanged = true;
  }

  /** What the console has shown. */
  public OutputLog output() {
    return output.log();
  }

  /** What was sent to the printer. */
  public OutputLog printed() {
    return printer.log();
  }

  /** The line that runs or waits now, if it is one of the program's. */
  public OptionalInt currentLine() {
    return machine.currentLine();
  }

  /** The cursor's column, from 0. */
  public int column() {
    return machine.column();
  }

  /** Lines of the program. */
  public int lines() {
    return program.size();
  }

  /**
   * A number that grows whenever {@link #programText} changes in another way than by an edit here.
   */
  public long programVersion() {
    return programVersion;
  }

  /** The program as listed, lines ending in LF; an edit not taken over yet as it was typed. */
  public String programText() {
    String edit = pendingEdit;
    if (edit != null) {
      return edit;
    }
    StringBuilder text = new StringBuilder();
    for (LineImage line : program.lines()) {
      text.append(Lister.list(line)).append('\n');
    }
    return text.toString();
  }

  /**
   * Takes an editor's whole text for the program. While a program runs it is kept until the prompt
   * is back. Lines without a number are no part of the program; of two with the same number the
   * last counts. A text that changes nothing leaves variables and CONT alone.
   *
   * @throws IllegalArgumentException with a sentence for the user when the text is too long, or has
   *     a line that would be refused if it were typed; nothing has changed then
   */
  public void replaceProgram(String text) {
    if (text.length() > limits.programCharacters()) {
      throw new IllegalArgumentException(
          "The program is longer than " + limits.programCharacters() + " characters.");
    }
    List<LineImage> wanted = linesOf(text);
    if (machine.atCommandLevel()) {
      take(wanted);
    } else {
      pendingEdit = text;
    }
    programVersion++;
    deskChanged = true;
  }

  private void take(List<LineImage> wanted) {
    if (!wanted.equals(program.lines())) {
      machine.replaceProgram(wanted);
      machineChanged = true;
    }
    seenProgram = program.version();
  }

  private static List<LineImage> linesOf(String text) {
    TreeMap<Integer, LineImage> lines = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Cruncher.TypedLine typed = Cruncher.split(line);
      if (typed.number() != Cruncher.TypedLine.DIRECT && !typed.text().isEmpty()) {
        lines.put(typed.number(), crunched(typed));
      }
    }
    return new ArrayList<>(lines.values());
  }

  private static LineImage crunched(Cruncher.TypedLine typed) {
    try {
      String image = Cruncher.crunch(latin(typed.text()), Silent.INSTANCE);
      return new LineImage(typed.number(), image);
    } catch (BasicException refused) {
      throw new IllegalArgumentException(
          "Line " + typed.number() + ": " + refused.text() + ".", refused);
    }
  }

  /** The terminal knows characters 0 to 255 only. */
  private static String latin(String text) {
    StringBuilder latin = new StringBuilder(text);
    for (int i = 0; i < latin.length(); i++) {
      if (latin.charAt(i) > 0xFF) {
        latin.setCharAt(i, '?');
      }
    }
    return latin.toString();
  }

  /** All fields as they stand now. */
  public Map<String, byte[]> fields() {
    Map<String, byte[]> fields = new LinkedHashMap<>();
    fields.put(DESK, deskField());
    fields.put(PROGRAM, ProgramCodec.encode(program.lines()));
    fields.put(MACHINE, MachineCodec.encode(machine.state()));
    output.addAll(fields);
    printer.addAll(fields);
    for (String name : disk.names()) {
      DiskFile file = disk.find(name);
      if (file != null) {
        fields.put(FILE + name, fileField(file));
      }
    }
    return fields;
  }

  /** The fields that changed since {@link #saved}. */
  public Map<String, byte[]> changedFields() {
    Map<String, byte[]> fields = new LinkedHashMap<>();
    if (deskChanged) {
      fields.put(DESK, deskField());
    }
    if (savedProgram != program.version()) {
      fields.put(PROGRAM, ProgramCodec.encode(program.lines()));
    }
    if (machineChanged) {
      fields.put(MACHINE, MachineCodec.encode(machine.state()));
    }
    output.addChanged(fields);
    printer.addChanged(fields);
    for (String name : disk.names()) {
      DiskFile file = disk.find(name);
      if (file != null && !Long.valueOf(file.version()).equals(savedFiles.get(name))) {
        fields.put(FILE + name, fileField(file));
      }
    }
    return fields;
  }

  /** Names of fields saved before that are no more. */
  public Set<String> removedFields() {
    Set<String> removed = new HashSet<>();
    for (String name : savedFiles.keySet()) {
      if (disk.find(name) == null) {
        removed.add(FILE + name);
      }
    }
    output.addRemoved(removed);
    printer.addRemoved(removed);
    return removed;
  }

  /** Whether anything changed since {@link #saved}. */
  public boolean dirty() {
    return machineChanged
        || deskChanged
        || savedProgram != program.version()
        || output.dirty()
        || printer.dirty();
  }

  /** The fields as they stand now have been handed over for saving. */
  public void saved() {
    machineChanged = false;
    deskChanged = false;
    savedProgram = program.version();
    output.saved();
    printer.saved();
    savedFiles.clear();
    for (String name : disk.names()) {
      DiskFile file = disk.find(name);
      if (file != null) {
        savedFiles.put(name, file.version());
      }
    }
  }

  /** The save failed: everything counts as changed. */
  public void unsaved() {
    machineChanged = true;
    deskChanged = true;
    savedProgram = -1;
    output.unsaved();
    printer.unsaved();
    savedFiles.clear();
  }

  private byte[] deskField() {
    String edit = pendingEdit;
    return new FieldWriter(VERSION)
        .number(programVersion)
        .flag(edit != null)
        .text(edit == null ? "" : edit)
        .toBytes();
  }

  private static byte[] fileField(DiskFile file) {
    String content = new String(file.content(), StandardCharsets.ISO_8859_1);
    return new FieldWriter(VERSION).text(file.name()).text(content).toBytes();
  }

  /** An edited constant too large for its type becomes the largest there is; LIST shows it. */
  private enum Silent implements FloatFaults {
    INSTANCE;

    @Override
    public void overflow() {}

    @Override
    public void divisionByZero() {}
  }
}
