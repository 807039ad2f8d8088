package org.mbasic.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.Disk;
import org.mbasic.machine.DiskFile;
import org.mbasic.numbers.BasicError;

/**
 * A folder of the host as the disk: its plain files, names folded to upper case. A file is written
 * when it is closed.
 */
final class FolderDisk implements Disk {
  private final Path folder;

  FolderDisk(Path folder) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw new FileUnusable(folder + " is not a folder");
    }
  }

  @Override
  public List<String> names() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).map(FolderDisk::name).sorted().toList();
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
          .findFirst()
          .orElse(null);
    } catch (IOException failure) {
      throw BasicError.DISK_IO_ERROR.raise();
    }
  }

  @Override
  public @Nullable DiskFile find(String name) {
    Path path = path(name);
    try {
      return path == null ? null : new DiskFile(name, Files.readAllBytes(path), more -> true);
    } catch (IOException failure) {
      throw BasicError.DISK_IO_ERROR.raise();
    }
  }

  @Override
  public DiskFile create(String name) {
    DiskFile file = new DiskFile(name, new byte[0], more -> true);
    closed(file);
    return file;
  }

  @Override
  public void delete(String name) {
    change(() -> Files.deleteIfExists(existing(name)));
  }

  @Override
  public void rename(String oldName, String newName) {
    change(() -> Files.move(existing(oldName), folder.resolve(newName)));
  }

  @Override
  public void closed(DiskFile file) {
    change(() -> Files.write(existing(file.name()), file.content()));
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
