package org.mbasic.workspace;

import java.util.List;

/**
 * A part of a desk and the fields it is saved in: one head or more, and beside a head NAME blocks
 * named NAME/... Confined to the desk's thread.
 */
interface DeskPart {
  /**
   * Names of its heads, which are always in the store. A save has the part when it has the first of
   * them; an older one may not have the others.
   */
  List<String> heads();

  /** The newest layout of its fields that is known here. */
  int version();

  /**
   * Takes back what was saved.
   *
   * @throws CorruptField when something is damaged that the fields do not tolerate
   */
  void restore(SavedFields saved);

  /** Adds what the changes are to have. */
  void collect(FieldChanges changes);

  /**
   * Looks at what was restored as at a stranger's: whether a desk of these limits can come to it.
   *
   * @throws IllegalArgumentException with a sentence for the user when it cannot
   */
  void check(DeskLimits limits);
}
