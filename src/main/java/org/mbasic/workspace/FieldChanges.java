package org.mbasic.workspace;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a save brings to the store: fields to write, and names of fields that are no more. */
public final class FieldChanges {
  /** How much is collected. */
  enum Extent {
    /** What the store does not have; it is expected to have it from then on. */
    CHANGED,
    /** Everything, and the store is expected to have it from then on. */
    ALL,
    /** Everything, and no store gets it: nothing of what is known of the store changes. */
    COPY
  }

  private final Extent extent;
  private final Map<String, byte[]> written = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();

  FieldChanges(Extent extent) {
    this.extent = extent;
  }

  /** Whether fields are to be written that the store has already. */
  boolean all() {
    return extent != Extent.CHANGED;
  }

  /** Whether the store is expected to have what is collected. */
  boolean saved() {
    return extent != Extent.COPY;
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
