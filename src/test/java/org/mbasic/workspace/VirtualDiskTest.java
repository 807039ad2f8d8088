package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.machine.disk.DiskFile;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VirtualDiskTest {
  @Test
  void a_file_that_an_older_release_named_with_a_dot_at_the_end_is_found() {
    VirtualDisk disk = new VirtualDisk(4, 1_000);
    DiskFile old = disk.put("DATA.", new byte[] {1});
    disk.check();
    assertSame(old, disk.find("DATA"));
    DiskFile fresh = disk.create("DATA");
    assertSame(fresh, disk.find("DATA"));
    disk.put("DATA..", new byte[0]);
    assertThrows(IllegalArgumentException.class, disk::check);
  }
}
