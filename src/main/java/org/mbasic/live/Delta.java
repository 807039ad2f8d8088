package org.mbasic.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Fields of a workspace that the store does not have yet. Not safe for use by many threads, but may
 * be handed from one to the next.
 */
final class Delta {
  private final Map<String, byte[]> changed = new HashMap<>();
  private final Set<String> removed = new HashSet<>();

  /** Takes over newer changes. */
  void add(Map<String, byte[]> newer, Set<String> gone) {
    changed.putAll(newer);
    removed.removeAll(newer.keySet());
    changed.keySet().removeAll(gone);
    removed.addAll(gone);
  }

  /** Takes over newer changes. */
  void add(Delta newer) {
    add(newer.changed, newer.removed);
  }

  boolean isEmpty() {
    return changed.isEmpty() && removed.isEmpty();
  }

  /** The fields to write; a view. */
  Map<String, byte[]> changed() {
    return changed;
  }

  /** Names of the fields to remove; a view. */
  Set<String> removed() {
    return removed;
  }
}
