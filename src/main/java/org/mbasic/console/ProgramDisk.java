package org.mbasic.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.disk.Disk;
import org.mbasic.machine.disk.DiskFile;

/**
 * A disk with the program of the command line, wherever that lies and whatever it is called: the
 * first who asks for {@value #NAME} gets it, and from then on there is only what is on the disk.
 */
final class ProgramDisk implements Disk {
  static final String NAME = "PROGRAM.BAS";

  private final Disk disk;
  private @Nullable DiskFile program;

  ProgramDisk(Disk disk) {
    this.disk = disk;
  }

  /** The next that is asked for is this program. */
  void offer(byte[] content) {
    program = new DiskFile(NAME, content, more -> true);
  }

  @Override
  public List<String> names() {
    return disk.names();
  }

  @Override
  public @Nullable DiskFile find(String name) {
    DiskFile offered = program;
    if (offered == null || !name.equals(NAME)) {
      return disk.find(name);
    }
    program = null;
    return offered;
  }

  @Override
  public DiskFile create(String name) {
    return disk.create(name);
  }

  @Override
  public void delete(String name) {
    disk.delete(name);
  }

  @Override
  public void rename(String oldName, String newName) {
    disk.rename(oldName, newName);
  }

  @Override
  public void closed(DiskFile file) {
    disk.closed(file);
  }
}
