package org.mbasic.workspace;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a save brings to the store: fields to write, and names of fields that are no more. */
public final class FieldChanges {
  private final boolean all;
  private final Map<String, byte[]> written = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();

  /**
   * @param all whether fields are to be written that the store has already
   */
  FieldChanges(boolean all) {
    this.all = all;
  }

  boolean all() {
    return all;
  }

  void write(String name, byte[] bytes) {
    written.put(name, bytes);
    removed.remove(name);
  }

  void remove(String name) {
    if (!written.containsKey(name)) {
      removed.add(name);
    }
  }

  /** New and changed fields by name. */
  public Map<String, byte[]> written() {
    return Collections.unmodifiableMap(written);
  }

  /** Names of fields to remove. */
  public Set<String> removed() {
    return Collections.unmodifiableSet(removed);
  }
}
