package org.mbasic.workspace;

import java.util.Map;

/** What came of asking for a workspace. */
public sealed interface Acquisition {
  /** The store has no such workspace: it never was saved, or it has expired. */
  record None() implements Acquisition {}

  /** Its user has deleted it, not long ago. */
  record Deleted() implements Acquisition {}

  /**
   * Another process holds it and was not to be forced.
   *
   * @param owner who
   */
  record Busy(Owner owner) implements Acquisition {}

  /**
   * It is the caller's now.
   *
   * @param ownership to show with each save
   * @param version of the last save
   * @param fields all that was saved, by name; one that the store knows to be damaged is empty
   * @param outdated whether all of it is to be saved again, because the store would write it in
   *     another way today
   * @param forced whether it was another's that counted as alive
   */
  record Held(
      Ownership ownership,
      long version,
      Map<String, byte[]> fields,
      boolean outdated,
      boolean forced)
      implements Acquisition {
    public Held {
      fields = Map.copyOf(fields);
    }

    /** What is held as it would be written today. */
    public Held(Ownership ownership, long version, Map<String, byte[]> fields, boolean forced) {
      this(ownership, version, fields, false, forced);
    }
  }
}
