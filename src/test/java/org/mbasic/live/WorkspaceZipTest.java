package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.machine.MachineLimits;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskImage;
import org.mbasic.workspace.DeskLimits;

/** A workspace as one file, and what is no such file. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkspaceZipTest {
  private static final DeskLimits SMALL =
      new DeskLimits(MachineLimits.DEFAULT, 1 << 20, 3, 1_000, 1_000);

  private static Desk desk(DeskLimits limits) {
    Desk desk = Desk.fresh(limits);
    desk.replaceProgram("10 PRINT \"HI\u00e9\"\n20 END\n");
    desk.receiveFile("DATA.TXT", "1,2\r\n\u00ff\u0000\u001a");
    desk.receiveFile("EMPTY", "");
    return desk;
  }

  private static Map<String, String> contents(Desk desk) {
    Map<String, String> contents = new TreeMap<>();
    desk.files().keySet().forEach(name -> contents.put(name, desk.file(name).orElseThrow()));
    contents.put("", desk.programText());
    return contents;
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** What {@link ZipOutputStream} does not write: entries of several files behind one another. */
  private static byte[] joined(byte[]... zips) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] zip : zips) {
      String all = new String(zip, StandardCharsets.ISO_8859_1);
      bytes.write(zip, 0, all.indexOf("PK\u0001\u0002"));
    }
    return bytes.toByteArray();
  }

  private static int take(Desk desk, byte[] bytes) {
    return WorkspaceZip.read(bytes, desk.limits()).giveTo(desk);
  }

  private static void refused(String why, byte[] bytes) {
    Desk desk = desk(SMALL);
    Map<String, String> before = contents(desk);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> take(desk, bytes));
    assertEquals(why, refusal.getMessage());
    assertEquals(before, contents(desk));
  }

  @Test
  void of_a_protected_program_there_is_only_the_state() {
    Desk desk = desk(DeskLimits.DEFAULT);
    desk.type("SAVE \"P\",P\rLOAD \"P\"\r");
    desk.run(1_000);
    byte[] kept = WorkspaceZip.all(desk);
    Desk other = desk(SMALL);
    String before = other.programText();
    assertThrows(IllegalArgumentException.class, () -> take(other, kept));
    assertEquals(before, other.programText());
  }

  @Test
  void another_desk_takes_program_and_files() {
    Desk other = Desk.fresh(DeskLimits.DEFAULT);
    other.receiveFile("OWN", "STAYS");
    other.receiveFile("DATA.TXT", "OLD");
    assertEquals(2, take(other, WorkspaceZip.all(desk(DeskLimits.DEFAULT))));
    Map<String, String> expected = contents(desk(DeskLimits.DEFAULT));
    expected.put("OWN", "STAYS");
    assertEquals(expected, contents(other));
  }

  @Test
  void what_is_no_workspace_is_refused() throws IOException {
    String nothing = "The file is not a workspace: it has no PROGRAM.BAS.";
    refused(nothing, new byte[0]);
    refused(nothing, "10 PRINT".getBytes(StandardCharsets.US_ASCII));
    refused(nothing, zip("DISK/A", "1"));
    String foreign = "The file contains something that is not part of a workspace.";
    refused(foreign, zip("PROGRAM.BAS", "10 END", "../A", "1"));
    refused(foreign, zip("PROGRAM.BAS", "10 END", "A.BAS", "1"));
  }

  @Test
  void one_file_that_is_refused_leaves_all_as_it_was() throws IOException {
    refused(
        "A/B is not a valid file name here. It may have letters A to Z, digits, blanks and a dot.",
        zip("PROGRAM.BAS", "10 END", "DISK/A", "1", "DISK/A/B", "1", "DISK/DATA.TXT", "2"));
    refused(
        "The file holds more than 3 files.",
        zip("PROGRAM.BAS", "", "DISK/A", "", "DISK/B", "", "DISK/C", "", "DISK/D", ""));
    refused(
        "B: Too many files.", zip("PROGRAM.BAS", "", "DISK/A", "1", "DISK/B", "2", "DISK/C", "3"));
    refused(
        "The file unpacks to more than a workspace holds.",
        zip("PROGRAM.BAS", "", "DISK/A", "X".repeat(2_001)));
    refused(
        "EMPTY: Disk full.",
        zip("PROGRAM.BAS", "", "DISK/EMPTY", "A", "DISK/DATA.TXT", "X".repeat(1_000)));
    refused(
        "The program is longer than 1000 characters.",
        zip("PROGRAM.BAS", "10 REM\n".repeat(150), "DISK/A", "A"));
  }

  @Test
  void a_file_that_a_program_has_open_is_not_replaced() throws IOException {
    Desk desk = desk(SMALL);
    desk.type("OPEN \"I\",1,\"DATA.TXT\"\r");
    desk.run(1_000);
    Map<String, String> before = contents(desk);
    byte[] bytes = zip("PROGRAM.BAS", "", "DISK/A", "1", "DISK/DATA.TXT", "2");
    assertThrows(IllegalArgumentException.class, () -> take(desk, bytes));
    assertEquals(before, contents(desk));
  }

  @Test
  void the_state_of_all_is_found_wherever_it_stands_and_where_there_is_none_nothing()
      throws IOException {
    Desk desk = desk(SMALL);
    desk.type("A=7\r");
    desk.run(1_000);
    byte[] state = state(WorkspaceZip.all(desk)).orElseThrow();
    assertArrayEquals(DeskImage.of(desk), state);
    String image = new String(state, StandardCharsets.ISO_8859_1);
    byte[] packed = zip("WORKSPACE.STATE", image, "PROGRAM.BAS", "10 END", "DISK/A", "1");
    assertArrayEquals(state, state(packed).orElseThrow());
    assertEquals(1, take(Desk.fresh(SMALL), packed));
    assertTrue(state(zip("PROGRAM.BAS", "10 END", "DISK/A", "1")).isEmpty());
    assertTrue(state("10 PRINT".getBytes(StandardCharsets.US_ASCII)).isEmpty());
  }

  @Test
  void a_state_larger_than_any_is_not_unpacked() throws IOException {
    DeskLimits tiny =
        new DeskLimits(new MachineLimits(1_000, 10, 10, 3, 100), 1_000, 3, 1_000, 1_000);
    byte[] large = zip("WORKSPACE.STATE", "X".repeat(DeskImage.mostBytes(tiny) + 1));
    String why = "The file unpacks to more than a workspace holds.";
    assertEquals(
        why,
        assertThrows(
                IllegalArgumentException.class,
                () -> WorkspaceZip.state(new ByteArrayInputStream(large), tiny))
            .getMessage());
    assertEquals(
        why,
        assertThrows(IllegalArgumentException.class, () -> WorkspaceZip.read(large, tiny))
            .getMessage());
    byte[] behind = zip("DISK/A", "X".repeat(2_001), "WORKSPACE.STATE", "");
    assertThrows(
        IllegalArgumentException.class,
        () -> WorkspaceZip.state(new ByteArrayInputStream(behind), tiny));
  }

  @Test
  void what_is_passed_over_is_counted_and_comes_once() throws IOException {
    String foreign = "The file contains something that is not part of a workspace.";
    byte[] state = zip("WORKSPACE.STATE", "X".repeat(100_000));
    refused(foreign, joined(zip("PROGRAM.BAS", "10 END"), state, state));
    byte[] folder = zip("DISK/", "");
    refused(foreign, joined(folder, folder, zip("PROGRAM.BAS", "10 END")));
    String larger = "The file unpacks to more than a workspace holds.";
    refused(larger, zip("PROGRAM.BAS", "", "DISK/", "X".repeat(2_001)));
    refused(larger, zip("PROGRAM.BAS", "", "DISK/", "X".repeat(1_500), "DISK/A", "X".repeat(501)));
  }

  @Test
  void a_full_disk_that_its_user_has_packed_keeps_its_state() throws IOException {
    Desk desk = Desk.fresh(SMALL);
    for (String name : new String[] {"A", "B", "C"}) {
      desk.receiveFile(name, name);
    }
    String image = new String(DeskImage.of(desk), StandardCharsets.ISO_8859_1);
    byte[] packed =
        joined(
            zip("DISK/", "", "DISK/A", "A", "DISK/B", "B", "DISK/C", "C"),
            zip("PROGRAM.BAS", "10 END", "WORKSPACE.STATE", image));
    assertArrayEquals(DeskImage.of(desk), state(packed).orElseThrow());
    assertEquals(3, take(Desk.fresh(SMALL), packed));
  }

  private static Optional<byte[]> state(byte[] bytes) throws IOException {
    return WorkspaceZip.state(new ByteArrayInputStream(bytes), SMALL);
  }

  @Test
  void damage_changes_nothing_or_is_refused() {
    byte[] whole = WorkspaceZip.all(desk(SMALL));
    for (int length = 0; length < whole.length; length++) {
      Desk desk = Desk.fresh(SMALL);
      byte[] part = Arrays.copyOf(whole, length);
      try {
        take(desk, part);
        assertEquals(contents(desk(SMALL)).get(""), desk.programText());
      } catch (IllegalArgumentException refusal) {
        assertTrue(desk.files().isEmpty());
        assertEquals("", desk.programText());
      }
    }
    Random random = new Random(80);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      Desk desk = Desk.fresh(SMALL);
      try {
        take(desk, damaged);
      } catch (IllegalArgumentException refusal) {
        assertTrue(desk.files().isEmpty());
        assertEquals("", desk.programText());
      }
    }
  }
}
