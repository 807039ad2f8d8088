package org.mbasic.machine.disk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The disk a machine works with. Names are as the program gives them, folded and checked by the
 * machine; quotas are the disk's. Confined to the machine's thread.
 */
public interface Disk {
  /** Names of all files in alphabetical order. */
  List<String> names();

  /** The file of this name, or null. */
  @Nullable DiskFile find(String name);

  /**
   * A new empty file in place of any of this name.
   *
   * @throws org.mbasic.numbers.BasicException Too many files beyond the quota
   */
  DiskFile create(String name);

  /** Takes the file away, if there is one. */
  void delete(String name);

  /** Gives a file that exists a name that is free. */
  void rename(String oldName, String newName);

  /** A file was closed: what was written to it is to be kept. */
  void closed(DiskFile file);
}
