package org.mbasic.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.disk.Disk;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.numbers.BasicError;

/**
 * A folder of the host as the disk: its plain files, names folded to upper case. Of files whose
 * names differ in nothing else there is one, that in capitals before others. A link to a file is
 * followed; one that leads nowhere is not a file, and nothing can have its name. A file is written
 * when it is closed.
 */
final class FolderDisk implements Disk {
  private final Path folder;

  /** Those that may be open: they follow their files to other names. */
  private final Set<DiskFile> handedOut = Collections.newSetFromMap(new WeakHashMap<>());

  FolderDisk(Path folder) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw new FileUnusable(folder + " is not a folder");
    }
  }

  @Override
  public List<String> names() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(FolderDisk::name)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw BasicError.DISK_IO_ERROR.raise();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
  }

  private @Nullable Path path(String name) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> name(file).equals(name))
          .min(Comparator.naturalOrder())
          .orElse(null);
    } catch (IOException failure) {
      throw BasicError.DISK_IO_ERROR.raise();
    }
  }

  @Override
  public @Nullable DiskFile find(String name) {
    Path path = path(name);
    try {
      return path == null ? null : handOut(name, Files.readAllBytes(path));
    } catch (IOException failure) {
      throw BasicError.DISK_IO_ERROR.raise();
    }
  }

  @Override
  public DiskFile create(String name) {
    DiskFile file = handOut(name, new byte[0]);
    closed(file);
    return file;
  }

  private DiskFile handOut(String name, byte[] content) {
    DiskFile file = new DiskFile(name, content, more -> true);
    handedOut.add(file);
    return file;
  }

  @Override
  public void delete(String name) {
    change(() -> Files.deleteIfExists(existing(name)));
  }

  @Override
  public void rename(String oldName, String newName) {
    change(() -> Files.move(existing(oldName), folder.resolve(newName)));
    handedOut.stream()
        .filter(file -> file.name().equals(oldName))
        .forEach(file -> file.rename(newName));
  }

  @Override
  public void closed(DiskFile file) {
    Path path = path(file.name());
    change(
        () ->
            path == null
                ? Files.write(
                    folder.resolve(file.name()), file.content(), StandardOpenOption.CREATE_NEW)
                : Files.write(path, file.content()));
  }

  /** The file of that name as the host spells it, or where it would be. */
  private Path existing(String name) {
    Path path = path(name);
    return path == null ? folder.resolve(name) : path;
  }

  /** A change on the host's disk. */
  @FunctionalInterface
  private interface Change {
    Object make() throws IOException;
  }

  private static void change(Change change) {
    try {
      change.make();
    } catch (IOException | UncheckedIOException failure) {
      throw BasicError.DISK_IO_ERROR.raise();
    }
  }
}
