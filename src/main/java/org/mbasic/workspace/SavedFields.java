package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The fields of a saved desk while it is read: which were taken, and which are damaged. */
final class SavedFields {
  /** Whose fields they are. */
  enum Origin {
    /** Our own, and whole. */
    STORE,
    /** Our own, and damaged: that is noted, not thrown. */
    DAMAGED,
    /** Anybody's. */
    STRANGER
  }

  private final Map<String, byte[]> fields;
  private final Origin origin;
  private final Set<String> taken = new HashSet<>();
  private final List<String> lost = new ArrayList<>();
  private List<String> listed = List.of();

  SavedFields(Map<String, byte[]> fields, Origin origin) {
    this.fields = fields;
    this.origin = origin;
  }

  /**
   * Reads a field to its end.
   *
   * @param version the newest of its layout that is known
   * @param decoder makes a value of it
   * @return nothing when it is missing or damaged, and that is tolerated
   * @throws CorruptField when it is, and that is not tolerated
   * @throws NewerState when it was written by a newer program, whatever is tolerated
   */
  <T> Optional<T> read(String name, int version, Function<FieldReader, T> decoder) {
    taken.add(name);
    try {
      FieldReader field = new FieldReader(name, bytes(name), version);
      if (origin == Origin.STRANGER) {
        field.narrow();
      }
      T value = decoder.apply(field);
      field.end();
      return Optional.of(value);
    } catch (NewerState newer) {
      throw newer;
    } catch (RuntimeException damage) {
      lose(name, damage);
      return Optional.empty();
    }
  }

  /**
   * Looks for a newer layout before damage is repaired: nothing is to be written over one then.
   *
   * @param head also of the blocks that are looked at
   * @param version the newest of their layout that is known
   * @throws NewerState when there is one
   */
  void checkKnown(String head, int version) {
    if (origin == Origin.DAMAGED) {
      for (Map.Entry<String, byte[]> field : fields.entrySet()) {
        if (field.getKey().equals(head) || field.getKey().startsWith(head + '/')) {
          try {
            new FieldReader(field.getKey(), field.getValue(), version);
          } catch (CorruptField damage) {
            // Of damage nothing can be told; it is noted when the field is read.
          }
        }
      }
    }
  }

  /**
   * Notes that a field is of no use.
   *
   * @throws CorruptField when damage is not tolerated
   */
  void lose(String name, RuntimeException damage) {
    if (origin != Origin.DAMAGED) {
      throw damage instanceof CorruptField known
          ? known
          : new CorruptField(name + " has values that cannot be", damage);
    }
    lost.add(name);
  }

  /** The bytes of a field that is there. */
  byte[] bytes(String name) {
    byte[] bytes = fields.get(name);
    if (bytes == null) {
      throw new CorruptField(name + " is missing");
    }
    return bytes;
  }

  /** Says which heads were there when it was saved. */
  void list(List<String> heads) {
    listed = List.copyOf(heads);
  }

  /** Whether the head is one of those; older saves do not have the newer ones. */
  boolean lists(String head) {
    return listed.contains(head);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A bound for how many blocks a head may speak of. */
  int size() {
    return fields.size();
  }

  /** Names of the fields that were damaged or missing. */
  List<String> lost() {
    return List.copyOf(lost);
  }

  /** The fields nobody has read, by name. */
  Map<String, byte[]> rest() {
    Map<String, byte[]> rest = new TreeMap<>(fields);
    rest.keySet().removeAll(taken);
    return rest;
  }
}
