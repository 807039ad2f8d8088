package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.language.Program;
import org.mbasic.machine.disk.DiskFile;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;
import org.mbasic.workspace.VirtualDisk;

/** What one workspace may take of a server that others use too: memory and time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharesTest {
  private static final long MEMORY = 1 << 16;
  private static final int SLICE = 1_000;

  private final VirtualDisk disk = new VirtualDisk(8, 1 << 20);
  private final Machine machine =
      new Machine(new Program(), disk, new MachineLimits(MEMORY, 100, 10, 3, 65_536));

  private void type(String lines) {
    for (String line : lines.split("\n", -1)) {
      machine.type(line + "\r");
      while (machine.run(SLICE) == Stop.BUDGET) {
        // on to the prompt
      }
    }
  }

  /** What the screen has shown since the last call. */
  private String shown() {
    return machine.takeOutput().replace("\r", "");
  }

  @Test
  void new_names_are_refused_where_there_is_no_memory_for_them() {
    for (int i = 0; i < 60; i++) {
      StringBuilder line = new StringBuilder("V" + 100 * i + "$=\"X\"");
      for (int k = 1; k < 15; k++) {
        line.append(":V").append(100 * i + k).append("$=\"X\"");
      }
      type(line.toString());
    }
    assertTrue(shown().contains("Out of memory"), "900 names in 64 KB");
    long known = machine.variables().known();
    assertTrue(known > 100 && known < 200, "names: " + known);
    type("PRINT V0$:A9$=V0$\nPRINT V1$;V5914$");
    assertEquals(
        "PRINT V0$:A9$=V0$\nX\nOut of memory\nOk\nPRINT V1$;V5914$\nOut of memory\nOk\n", shown());
  }

  @Test
  void names_have_their_memory_back_after_NEW() {
    for (int i = 0; i < 400; i++) {
      type("W" + i + "=1");
    }
    assertTrue(shown().contains("Out of memory"), "400 names in 64 KB");
    type("NEW\n10 A=5:PRINT A\nRUN");
    assertEquals("NEW\nOk\n10 A=5:PRINT A\nRUN\n 5 \nOk\n", shown());
  }

  @Test
  void names_do_not_gather_from_one_chained_program_to_the_next() {
    type("10 FOR I=1 TO 40:A$=A$+\"X\":NEXT\n20 CHAIN \"P\",,ALL\nSAVE \"P\"");
    shown();
    machine.type("RUN\r");
    for (int i = 0; i < 200; i++) {
      machine.run(SLICE);
    }
    assertTrue(machine.variables().known() < 5, "names: " + machine.variables().known());
  }

  @Test
  void a_statement_with_much_to_do_ends_the_run() {
    StringBuilder program = new StringBuilder("10 PRINT \"X\":RUN \"P\"\r\n");
    for (int i = 1; i < 3_000; i++) {
      program.append(10 + i).append(" REM ").append("Y".repeat(16)).append("\r\n");
    }
    machine.receiveFile("P.BAS", program.toString());
    machine.type("RUN \"P\"\r");
    machine.run(SLICE);
    machine.takeOutput();
    assertEquals(Stop.BUDGET, machine.run(SLICE));
    assertEquals("X\n", shown());
  }

  @Test
  void a_file_may_take_the_place_of_one_on_a_full_disk() {
    for (int i = 0; i < 8; i++) {
      machine.receiveFile("F" + i, "A".repeat(1 << 17));
    }
    machine.receiveFile("F3", "B".repeat(1 << 17));
    assertEquals("B".repeat(1 << 17), content("F3"));
    BasicException full =
        assertThrows(
            BasicException.class, () -> machine.receiveFile("F3", "C".repeat((1 << 17) + 1)));
    assertEquals(BasicError.DISK_FULL, full.error());
    assertEquals("B".repeat(1 << 17), content("F3"));
    assertEquals(8, disk.names().size());
  }

  private String content(String name) {
    DiskFile file = Objects.requireNonNull(disk.find(name));
    return file.read(0, file.size());
  }
}
