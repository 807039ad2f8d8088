package org.mbasic.workspace;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbasic.machine.disk.DiskFile;

/**
 * The disk as saved: the head has names and sizes, the bytes lie in blocks of {@link
 * DiskFile#CHUNK}, {@code file/NAME/0} and so on, of which only those are written that the program
 * wrote to.
 */
final class FileFields implements DeskPart {
  private static final int VERSION = 1;
  private static final String NAME = "file";

  private final VirtualDisk disk;
  private final FieldGroup head = new FieldGroup(NAME);
  private final Map<String, FieldGroup> groups = new HashMap<>();

  FileFields(VirtualDisk disk) {
    this.disk = disk;
  }

  @Override
  public List<String> heads() {
    return List.of(NAME);
  }

  @Override
  public int version() {
    return VERSION;
  }

  private FieldGroup group(DiskFile file) {
    return groups.computeIfAbsent(file.name(), name -> new FieldGroup(NAME + '/' + name));
  }

  @Override
  public void collect(FieldChanges changes) {
    FieldWriter field = new FieldWriter(VERSION).number(disk.names().size());
    for (String name : disk.names()) {
      DiskFile file = disk.file(name);
      field.text(name).number(file.size());
      collect(file, changes);
    }
    head.writeHead(field, changes);
    groups.forEach(
        (name, group) -> {
          if (disk.find(name) == null) {
            group.removeFrom(0, changes);
          }
        });
    if (changes.saved()) {
      groups.keySet().retainAll(disk.names());
    }
  }

  private void collect(DiskFile file, FieldChanges changes) {
    FieldGroup group = group(file);
    for (int chunk = 0; chunk < file.chunks(); chunk++) {
      if (file.touched(chunk) || changes.all()) {
        String bytes = new String(file.chunk(chunk), StandardCharsets.ISO_8859_1);
        group.writeBlock(chunk, new FieldWriter(VERSION).text(bytes), changes);
      }
    }
    group.removeFrom(file.chunks(), changes);
    if (changes.saved()) {
      file.settle();
    }
  }

  @Override
  public void check(DeskLimits limits) {
    disk.check();
  }

  @Override
  public void restore(SavedFields saved) {
    head.readHead(saved, VERSION, FileFields::sizes)
        .orElse(Map.of())
        .forEach((name, size) -> restore(saved, name, size));
  }

  private static Map<String, Integer> sizes(FieldReader field) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (int i = field.elements(); i > 0; i--) {
      sizes.put(field.text(), field.count(Integer.MAX_VALUE));
    }
    return sizes;
  }

  /** The bytes are put together from blocks that are there, so a false size takes no memory. */
  private void restore(SavedFields saved, String name, int size) {
    StringBuilder content = new StringBuilder();
    FieldGroup group = new FieldGroup(NAME + '/' + name);
    for (int chunk = 0; content.length() < size; chunk++) {
      int length = Math.min(DiskFile.CHUNK, size - content.length());
      Optional<String> bytes =
          group.readBlock(saved, chunk, VERSION, field -> bytes(field, length));
      if (bytes.isEmpty()) {
        return;
      }
      content.append(bytes.get());
    }
    groups.put(name, group);
    disk.put(name, content.toString().getBytes(StandardCharsets.ISO_8859_1)).settle();
  }

  private static String bytes(FieldReader field, int length) {
    String bytes = field.text();
    if (bytes.length() != length) {
      throw new CorruptField("a file that is not as long as it should be");
    }
    return bytes;
  }
}
