package org.mbasic.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The editor's side of a program: the version pages know it by, and an edit that waits. */
final class EditFields implements DeskPart {
  private static final int VERSION = 1;

  /** More changes than a program can come to; any page counts as far. */
  private static final long MOST_VERSIONS = 1L << 50;

  private final FieldGroup group = new FieldGroup("edit");

  /** An edit made while a program runs, to be taken over at the prompt; null when there is none. */
  @Nullable String pending;

  /** Grows whenever the text that a page should show changes. */
  long programVersion = Desk.FIRST_PROGRAM;

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
          return this;
        });
  }
}
