package org.mbasic.workspace;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.StateBounds;
import org.mbasic.machine.disk.Disk;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.numbers.BasicError;

/** A disk in memory, part of a workspace. Confined to the machine's thread. */
public final class VirtualDisk implements Disk {
  private final TreeMap<String, DiskFile> files = new TreeMap<>();
  private final int mostFiles;
  private final long mostBytes;

  /**
   * @param mostFiles files it holds; beyond them Too many files
   * @param mostBytes bytes all files take together; beyond them Disk full
   */
  public VirtualDisk(int mostFiles, long mostBytes) {
    this.mostFiles = mostFiles;
    this.mostBytes = mostBytes;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** A dot at the end is no part of a name; older releases kept it as one. */
  @Override
  public @Nullable DiskFile find(String name) {
    DiskFile file = files.get(name);
    return file == null ? files.get(name + '.') : file;
  }

  /** A file that is there. */
  DiskFile file(String name) {
    DiskFile file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no such file: " + name);
    }
    return file;
  }

  @Override
  public DiskFile create(String name) {
    if (!files.containsKey(name) && files.size() >= mostFiles) {
      throw BasicError.TOO_MANY_FILES.raise();
    }
    return put(name, new byte[0]);
  }

  /** Puts a file with its content on the disk, whatever the quotas say. */
  public DiskFile put(String name, byte[] content) {
    DiskFile file = new DiskFile(name, content, this::grants);
    files.put(name, file);
    return file;
  }

  private boolean grants(int more) {
    long used = 0;
    for (DiskFile file : files.values()) {
      used += file.size();
    }
    return used + more <= mostBytes;
  }

  /**
   * Looks at files that were put here whatever the quotas say.
   *
   * @throws IllegalArgumentException with a sentence for the user when they are more than the disk
   *     holds, or have other names than files have
   */
  void check() {
    if (files.size() > mostFiles) {
      throw new IllegalArgumentException("The file holds more than " + mostFiles + " files.");
    }
    if (!grants(0)) {
      throw new IllegalArgumentException("The files take more than " + mostBytes + " bytes.");
    }
    files.values().forEach(StateBounds::check);
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public void rename(String oldName, String newName) {
    DiskFile file = files.remove(oldName);
    if (file != null) {
      file.rename(newName);
      files.put(newName, file);
    }
  }

  /** Everything is kept as it is written. */
  @Override
  public void closed(DiskFile file) {}
}
