package org.mbasic.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a desk of damaged fields. */
final class Salvage {
  /** Parts that a running program does not need. */
  private static final Set<String> SHOWN =
      Set.of("output", "printer", "edit", "draft", "page", "terminal");

  private Salvage() {}

  /** See {@link Desk#salvage}. */
  static Desk of(Map<String, byte[]> fields, DeskLimits limits) {
    Set<String> lost = new TreeSet<>();
    Desk desk = new Desk(limits);
    try {
      lost.addAll(read(desk, fields));
    } catch (NewerState newer) {
      throw newer;
    } catch (RuntimeException unfitting) {
      lost.add(MachineFields.EXECUTION);
    }
    if (!SHOWN.containsAll(lost)) {
      Map<String, byte[]> still = new HashMap<>(fields);
      still.keySet().removeIf(name -> name.startsWith(MachineFields.EXECUTION));
      desk = new Desk(limits);
      Set<String> found = read(desk, still);
      found.remove(MachineFields.EXECUTION);
      lost.addAll(found);
    }
    for (String part : lost) {
      desk.output().append("?" + part + " was damaged\r\n");
    }
    desk.unsaved();
    return desk;
  }

  /** Reads what it can, and says which parts had damage. */
  private static Set<String> read(Desk desk, Map<String, byte[]> fields) {
    SavedFields saved = new SavedFields(fields, SavedFields.Origin.DAMAGED);
    desk.read(saved);
    return saved.lost().stream()
        .map(name -> name.split("/", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
