package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of a desk as the fields of a workspace. The field {@code format} lists the heads that
 * belong to it.
 *
 * <p>How the layout may change: a version number never changes its meaning. What is new goes to a
 * head of a new name: a program that does not know it keeps its fields and writes them back. A
 * changed layout gets the next version number, which an older program refuses to read, as {@link
 * NewerState}; a release that reads it therefore goes everywhere before one that writes it.
 */
final class DeskFormat {
  private static final int VERSION = 1;
  private static final String FORMAT = "format";

  private final List<DeskPart> parts;
  private final FieldGroup format = new FieldGroup(FORMAT);

  /** Fields of other versions, as they were read. */
  private Map<String, byte[]> foreign = Map.of();

  /** The listed heads of other versions. */
  private List<String> foreignHeads = List.of();

  /** Fields to remove that belonged to an older save. */
  private List<String> strays = List.of();

  /**
   * @param parts in the order in which they can be restored
   */
  DeskFormat(List<DeskPart> parts) {
    this.parts = parts;
  }

  /** Names before the first slash of all fields that are known here. */
  private Set<String> own() {
    Set<String> own = new TreeSet<>(Set.of(FORMAT));
    parts.forEach(part -> own.addAll(part.heads()));
    return own;
  }

  /**
   * Restores all parts.
   *
   * @throws CorruptField when something is damaged that the fields do not tolerate
   * @throws NewerState when a field has a layout that is not known here
   */
  void restore(SavedFields saved) {
    saved.checkKnown(FORMAT, VERSION);
    parts.forEach(part -> part.heads().forEach(head -> saved.checkKnown(head, part.version())));
    Set<String> own = own();
    List<String> listed =
        format.readHead(saved, VERSION, DeskFormat::heads).orElse(List.copyOf(own));
    saved.list(listed);
    for (DeskPart part : parts) {
      if (listed.contains(part.heads().get(0))) {
        part.restore(saved);
      }
    }
    foreignHeads = listed.stream().filter(head -> !own.contains(head)).toList();
    Map<String, byte[]> rest = saved.rest();
    strays = rest.keySet().stream().filter(name -> own.contains(name.split("/", 2)[0])).toList();
    strays.forEach(rest::remove);
    rest.values().removeIf(bytes -> bytes.length == 0);
    foreign = Map.copyOf(rest);
  }

  private static List<String> heads(FieldReader field) {
    List<String> heads = new ArrayList<>();
    for (int i = field.elements(); i > 0; i--) {
      heads.add(field.text());
    }
    return heads;
  }

  /**
   * Looks at what was restored as at a stranger's.
   *
   * @throws NewerState when there is something that only a newer program can look at
   * @throws IllegalArgumentException with a sentence for the user when a desk of these limits
   *     cannot come to it
   */
  void check(DeskLimits limits) {
    if (!foreign.isEmpty() || !foreignHeads.isEmpty()) {
      throw new NewerState("a field of a newer version");
    }
    parts.forEach(part -> part.check(limits));
  }

  /** The fields of so much of the desk. */
  FieldChanges collect(FieldChanges.Extent extent) {
    FieldChanges changes = new FieldChanges(extent);
    Set<String> heads = new TreeSet<>(foreignHeads);
    for (DeskPart part : parts) {
      heads.addAll(part.heads());
      part.collect(changes);
    }
    FieldWriter list = new FieldWriter(VERSION).number(heads.size());
    heads.forEach(list::text);
    format.writeHead(list, changes);
    if (changes.all()) {
      foreign.forEach(changes::write);
    }
    if (changes.saved()) {
      strays.forEach(changes::remove);
      strays = List.of();
    }
    return changes;
  }
}
