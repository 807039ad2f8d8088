package org.mbasic.machine.state;

import java.util.List;

/**
 * The program files that statements have named.
 *
 * @param current the one that the program was loaded from or saved to last, or empty
 * @param recent the names, newest first
 */
public record NamedFilesState(String current, List<String> recent) {
  public NamedFilesState {
    recent = List.copyOf(recent);
  }
}
