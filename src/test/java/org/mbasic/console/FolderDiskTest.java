package org.mbasic.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.language.Program;
import org.mbasic.machine.Machine;
import org.mbasic.machine.MachineLimits;
import org.mbasic.machine.disk.Disk;
import org.mbasic.workspace.VirtualDisk;

/** A folder as the disk: to programs it is as the disk in memory. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FolderDiskTest {
  @TempDir Path folder;

  private Disk disk;

  @BeforeEach
  void open() {
    disk = new FolderDisk(folder);
  }

  private static String shown(Disk disk, String... lines) {
    Machine machine = new Machine(new Program(), disk, MachineLimits.DEFAULT);
    machine.type(String.join("\r", lines) + "\r");
    machine.run(1_000_000);
    return machine.takeOutput();
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private String content(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPEN \"O\",1,\"Y\":PRINT#1,\"YY\":NAME \"Y\" AS \"Z\":CLOSE:FILES",
        "OPEN \"O\",1,\"Y\":PRINT#1,\"YY\":NAME \"Y\" AS \"Z\":NAME \"Z\" AS \"A\":CLOSE:FILES",
        "OPEN \"R\",1,\"Y\",4:OPEN \"R\",2,\"Y\",4:FIELD 1,4 AS A$:LSET A$=\"ONE\":CLOSE 2:NAME \"Y\" AS \"Z\":PUT 1,1:CLOSE:FILES",
        "OPEN \"O\",1,\"Y\":PRINT#1,\"YY\":NAME \"Y\" AS \"Z\":KILL \"Z\":PRINT#1,\"Z\":CLOSE:FILES",
        "OPEN \"O\",1,\"Y\":NAME \"Y\" AS \"Z\":OPEN \"O\",2,\"Y\":PRINT#1,\"1\":PRINT#2,\"2\":CLOSE:FILES",
      })
  void an_open_file_keeps_its_new_name(String line) {
    String[] lines = {
      line, "OPEN \"I\",1,\"Y\":PRINT INPUT$(1,1):CLOSE", "OPEN \"I\",1,\"Z\":PRINT INPUT$(1,1)"
    };
    assertEquals(shown(new VirtualDisk(64, 1 << 20), lines), shown(disk, lines));
  }

  @Test
  void of_names_that_differ_in_case_the_one_in_capitals_is_used() throws IOException {
    file("hello.bas", "10 PRINT \"SMALL\"\r\n");
    file("Hello.bas", "10 PRINT \"MIXED\"\r\n");
    file("HELLO.BAS", "10 PRINT \"CAPITAL\"\r\n");
    assertEquals(List.of("HELLO.BAS"), disk.names());
    shown(disk, "10 PRINT 1", "SAVE \"HELLO\",A");
    assertEquals("10 PRINT 1\r\n\u001a", content("HELLO.BAS"));
    shown(disk, "KILL \"HELLO.BAS\"");
    assertFalse(Files.exists(folder.resolve("HELLO.BAS")));
    assertEquals("10 PRINT \"SMALL\"\r\n", content("hello.bas"));
    shown(disk, "KILL \"HELLO.BAS\"");
    assertFalse(Files.exists(folder.resolve("Hello.bas")));
    assertTrue(Files.exists(folder.resolve("hello.bas")));
  }

  @Test
  void a_link_to_a_file_is_that_file_and_one_to_nothing_is_none() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path there = Files.writeString(elsewhere.resolve("there"), "10 PRINT 1\r\n");
    Path missing = elsewhere.resolve("missing");
    Files.createSymbolicLink(folder.resolve("LINK.BAS"), there);
    Files.createSymbolicLink(folder.resolve("NONE.BAS"), missing);
    assertEquals(List.of("LINK.BAS"), disk.names());
    String shown = shown(disk, "LOAD \"LINK\"", "20 PRINT 2", "SAVE \"LINK\",A", "SAVE \"NONE\",A");
    assertTrue(shown.endsWith("SAVE \"NONE\",A\r\nDisk I/O error\r\nOk\r\n"), shown);
    assertEquals("10 PRINT 1\r\n20 PRINT 2\r\n\u001a", Files.readString(there));
    assertTrue(Files.isSymbolicLink(folder.resolve("LINK.BAS")));
    shown = shown(disk, "NAME \"LINK.BAS\" AS \"NONE.BAS\"", "KILL \"NONE.BAS\"");
    assertTrue(shown.contains("Disk I/O error\r\nOk\r\nKILL"), shown);
    assertTrue(shown.endsWith("File not found\r\nOk\r\n"), shown);
    assertFalse(Files.exists(missing));
  }

  @Test
  void a_file_that_cannot_be_written_leaves_the_others_to_be_closed() throws IOException {
    Machine machine = new Machine(new Program(), disk, MachineLimits.DEFAULT);
    machine.type("OPEN \"O\",1,\"A\":OPEN \"O\",2,\"B\":OPEN \"O\",3,\"C\"\r");
    machine.type("PRINT#1,\"1\":PRINT#2,\"2\":PRINT#3,\"3\"\r");
    machine.run(1_000);
    Files.delete(folder.resolve("B"));
    Files.createDirectory(folder.resolve("B"));
    machine.takeOutput();
    machine.type("CLOSE\r");
    machine.run(1_000);
    assertEquals("CLOSE\r\nDisk I/O error\r\nOk\r\n", machine.takeOutput());
    assertEquals("1\r\n", content("A"));
    assertEquals("3\r\n", content("C"));
  }
}
