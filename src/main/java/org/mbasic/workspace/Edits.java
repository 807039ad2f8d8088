package org.mbasic.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.LineImage;
import org.mbasic.language.Program;
import org.mbasic.machine.Machine;

/**
 * Brings an editor's texts and the program together: the version pages know it by, and an edit that
 * waits.
 */
final class Edits implements DeskPart {
  private static final int VERSION = 1;

  /** More changes than a program can come to; any page counts as far. */
  private static final long MOST_VERSIONS = 1L << 50;

  private final FieldGroup group = new FieldGroup("edit");
  private final Program program;
  private final Machine machine;
  private final MergeBase mergeBase;

  /** An edit made while a program runs, to be taken over at the prompt; null when there is none. */
  private @Nullable String pending;

  /** The version from which what others change is still to be merged into the waiting edit. */
  private long pendingBase;

  /** As {@link Desk#programVersion}. */
  private long programVersion = Desk.FIRST_PROGRAM;

  /** The program's own version that has been counted. */
  private long counted;

  Edits(Program program, Machine machine) {
    this.program = program;
    this.machine = machine;
    mergeBase = new MergeBase(this);
  }

  /** The program is as it is to begin with: empty, or as it was saved. */
  void begin() {
    counted = program.version();
    mergeBase.beginWith(programVersion);
    program.watch(mergeBase);
  }

  long programVersion() {
    return programVersion;
  }

  /** Whether an edit waits for the prompt. */
  boolean waiting() {
    return pending != null;
  }

  /** The program as {@link Desk#programText}, also where nothing of it is to be shown. */
  String text() {
    String waiting = pending;
    return waiting == null ? ProgramText.listed(program.lines()) : waiting;
  }

  /** As {@link Desk#edit}. */
  void edit(long base, String text) {
    List<LineImage> edited = ProgramText.lines(text);
    boolean known = mergeBase.reaches(base) && !machine.inspector().hidesProgram();
    List<LineImage> wanted = known ? mergeBase.merged(edited, base) : edited;
    programVersion++;
    if (!known) {
      mergeBase.beginWith(programVersion);
    }
    if (machine.atCommandLevel()) {
      take(wanted);
    } else {
      await(text, edited, wanted);
    }
  }

  /** As {@link Desk#shown}. */
  void shown(long base) {
    mergeBase.forget(base);
  }

  /** The machine has run: what it made of the program is another version. */
  void follow() {
    if (counted != program.version()) {
      counted = program.version();
      programVersion++;
      String waiting = pending;
      if (waiting != null && mergeBase.reaches(pendingBase)) {
        List<LineImage> edited = ProgramText.lines(waiting);
        await(waiting, edited, merged(edited, pendingBase));
      }
    }
  }

  /** At the prompt the edit that waits becomes the program. */
  void takeWaiting() {
    String waiting = pending;
    if (waiting != null && machine.atCommandLevel()) {
      take(merged(ProgramText.lines(waiting), pendingBase));
      pending = null;
      programVersion++;
    }
  }

  private void await(String text, List<LineImage> edited, List<LineImage> wanted) {
    pending = wanted.equals(edited) ? text : ProgramText.listed(wanted);
    pendingBase = programVersion;
  }

  private void take(List<LineImage> wanted) {
    if (machine.inspector().hidesProgram() || !wanted.equals(program.lines())) {
      program.watch(null);
      try {
        machine.replaceProgram(wanted);
      } finally {
        program.watch(mergeBase);
      }
    }
    counted = program.version();
  }

  /** Of a protected program nothing is shown, and no line of it comes into another. */
  private List<LineImage> merged(List<LineImage> edited, long base) {
    return machine.inspector().hidesProgram() ? edited : mergeBase.merged(edited, base);
  }

  @Override
  public List<String> heads() {
    return List.of(group.name());
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void collect(FieldChanges changes) {
    String edit = pending;
    FieldWriter field =
        new FieldWriter(VERSION)
            .number(programVersion)
            .flag(edit != null)
            .text(edit == null ? "" : edit);
    group.writeHead(field, changes);
  }

  @Override
  public void check(DeskLimits limits) {
    String edit = pending;
    if (programVersion < 1 || programVersion > MOST_VERSIONS) {
      throw new IllegalArgumentException("The workspace has an impossible version.");
    }
    if (edit != null) {
      ProgramText.check(edit, limits);
    }
  }

  @Override
  public void restore(SavedFields saved) {
    group.readHead(
        saved,
        VERSION,
        field -> {
          programVersion = field.number();
          boolean waits = field.flag();
          String edit = field.text();
          pending = waits ? edit : null;
          pendingBase = programVersion;
          return this;
        });
  }
}
