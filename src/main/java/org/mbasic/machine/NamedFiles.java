package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.machine.state.NamedFilesState;

/** Remembers which program files LOAD, SAVE, RUN, MERGE and CHAIN have named. */
final class NamedFiles {
  private static final int MOST = 8;

  private final List<String> recent = new ArrayList<>();
  private String current = "";

  /** A file was used. */
  void used(String name) {
    recent.remove(name);
    recent.add(0, name);
    if (recent.size() > MOST) {
      recent.remove(MOST);
    }
  }

  /** The program is the file's now. */
  void current(String name) {
    used(name);
    current = name;
  }

  /** The program is no file's. */
  void none() {
    current = "";
  }

  NamedFilesState state() {
    return new NamedFilesState(current, recent);
  }

  void restore(NamedFilesState state) {
    current = state.current();
    recent.clear();
    recent.addAll(state.recent().subList(0, Math.min(MOST, state.recent().size())));
  }
}
