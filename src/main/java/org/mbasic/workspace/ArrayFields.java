package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbasic.machine.BasicArray;
import org.mbasic.machine.StateBounds;
import org.mbasic.machine.Variables;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;

/**
 * The arrays as saved: the head has the bounds of all, the elements lie in blocks of 4 KB, {@code
 * array/A!/0} and so on, of which only those are written that were stored into. A block of nothing
 * but zeros or empty strings is none.
 */
final class ArrayFields implements DeskPart {
  private static final int VERSION = 1;
  private static final String NAME = "array";

  private final Variables variables;
  private final FieldGroup head = new FieldGroup(NAME);
  private final Map<VariableName, FieldGroup> groups = new LinkedHashMap<>();

  ArrayFields(Variables variables) {
    this.variables = variables;
  }

  @Override
  public List<String> heads() {
    return List.of(NAME);
  }

  @Override
  public int version() {
    return VERSION;
  }

  private FieldGroup group(BasicArray array) {
    return groups.computeIfAbsent(array.name(), name -> new FieldGroup(NAME + '/' + name));
  }

  @Override
  public void collect(FieldChanges changes) {
    List<BasicArray> arrays = variables.dimensioned();
    FieldWriter field = new FieldWriter(VERSION).number(arrays.size());
    List<VariableName> names = new ArrayList<>();
    for (BasicArray array : arrays) {
      names.add(array.name());
      collect(array, changes);
      writeHead(array, changes, field);
    }
    head.writeHead(field, changes);
    for (Map.Entry<VariableName, FieldGroup> group : groups.entrySet()) {
      if (!names.contains(group.getKey())) {
        group.getValue().removeFrom(0, changes);
      }
    }
    if (changes.saved()) {
      groups.entrySet().removeIf(group -> !names.contains(group.getKey()));
    }
  }

  private void collect(BasicArray array, FieldChanges changes) {
    FieldGroup group = group(array);
    for (int chunk = 0; chunk < array.chunks(); chunk++) {
      if (array.touched(chunk) || changes.all()) {
        if (array.blank(chunk)) {
          group.removeBlock(chunk, changes);
        } else {
          group.writeBlock(chunk, elements(array, chunk), changes);
        }
      }
    }
    group.removeFrom(array.chunks(), changes);
    if (changes.saved()) {
      array.settle();
    }
  }

  @Override
  public void check(DeskLimits limits) {
    variables.dimensioned().forEach(StateBounds::check);
  }

  private void writeHead(BasicArray array, FieldChanges changes, FieldWriter field) {
    FieldGroup group = group(array);
    field.text(array.name().letters()).number(array.name().type().suffix());
    List<Integer> bounds = array.bounds(variables.base());
    field.number(variables.base()).number(bounds.size());
    bounds.forEach(field::number);
    BitSet blocks = new BitSet(array.chunks());
    for (int chunk = 0; chunk < array.chunks(); chunk++) {
      blocks.set(chunk, changes.all() ? !array.blank(chunk) : group.holds(chunk));
    }
    long[] bits = blocks.toLongArray();
    field.number(bits.length);
    for (long each : bits) {
      field.bits(each);
    }
  }

  private static FieldWriter elements(BasicArray array, int chunk) {
    FieldWriter field = new FieldWriter(VERSION);
    int end = array.chunkStart(chunk + 1);
    Type type = array.name().type();
    for (int i = array.chunkStart(chunk); i < end; i++) {
      switch (type) {
        case INTEGER -> field.number(array.number(i));
        case SINGLE -> field.word((int) array.number(i));
        case DOUBLE -> field.bits(array.number(i));
        case STRING -> field.text(array.text(i));
      }
    }
    return field;
  }

  @Override
  public void restore(SavedFields saved) {
    head.readHead(saved, VERSION, this::readHead)
        .orElse(Map.of())
        .forEach(
            (array, chunks) -> {
              chunks.stream().forEach(chunk -> readElements(saved, array, chunk));
              array.settle();
            });
  }

  private Map<BasicArray, BitSet> readHead(FieldReader field) {
    Map<BasicArray, BitSet> arrays = new LinkedHashMap<>();
    for (int i = field.elements(); i > 0; i--) {
      VariableName name = new VariableName(field.text(), Type.of((char) field.integer()));
      int base = field.integer();
      List<Integer> bounds = new ArrayList<>();
      for (int k = field.elements(); k > 0; k--) {
        bounds.add(field.integer());
      }
      long[] bits = new long[field.elements()];
      for (int k = 0; k < bits.length; k++) {
        bits[k] = field.bits();
      }
      BasicArray array = variables.restore(name, bounds, base);
      BitSet chunks = BitSet.valueOf(bits);
      if (chunks.length() > array.chunks()) {
        throw new CorruptField("an array with elements behind its end");
      }
      arrays.put(array, chunks);
    }
    return arrays;
  }

  private void readElements(SavedFields saved, BasicArray array, int chunk) {
    group(array).readBlock(saved, chunk, VERSION, field -> readElements(array, chunk, field));
  }

  private static BasicArray readElements(BasicArray array, int chunk, FieldReader field) {
    int end = array.chunkStart(chunk + 1);
    Type type = array.name().type();
    for (int i = array.chunkStart(chunk); i < end; i++) {
      switch (type) {
        case INTEGER -> array.number(i, field.integer());
        case SINGLE -> array.number(i, field.word());
        case DOUBLE -> array.number(i, field.bits());
        case STRING -> array.text(i, field.text());
      }
    }
    return array;
  }
}
