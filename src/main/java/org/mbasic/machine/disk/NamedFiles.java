package org.mbasic.machine.disk;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.machine.state.NamedFilesState;

/** Remembers which program files LOAD, SAVE, RUN, MERGE and CHAIN have named. */
public final class NamedFiles {
  private static final int MOST = 8;

  private final List<String> recent = new ArrayList<>();
  private String current = "";

  /** A file was used. */
  public void used(String name) {
    recent.remove(name);
    recent.add(0, name);
    if (recent.size() > MOST) {
      recent.remove(MOST);
    }
  }

  /** The program is the file's now. */
  public void current(String name) {
    used(name);
    current = name;
  }

  /** The program is no file's. */
  public void none() {
    current = "";
  }

  /** What is to be saved. */
  public NamedFilesState state() {
    return new NamedFilesState(current, recent);
  }

  /** Remembers what was saved; of more names than are kept, the latest. */
  public void restore(NamedFilesState state) {
    current = state.current();
    recent.clear();
    recent.addAll(state.recent().subList(0, Math.min(MOST, state.recent().size())));
  }
}
