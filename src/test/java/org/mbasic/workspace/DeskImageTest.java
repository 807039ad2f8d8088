package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.language.LineImage;
import org.mbasic.machine.MachineLimits;
import org.mbasic.machine.Stop;

/** A whole desk as bytes, and what strangers may make of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskImageTest {
  private static final int TRIES = 10_000;

  private static final String PROGRAM =
      """
      10 DIM A(20),B$(5),C#(3):DEF FNA(X)=X+1:OPEN "R",1,"DATA":FIELD 1,5 AS F$
      20 LSET F$="HELLO":PUT 1,2:READ R:A(3)=1.5:B$(1)="TEXT":C#(2)=1/3#:LPRINT "PAPER"
      30 FOR I=1 TO 2:GOSUB 50
      40 NEXT:END
      50 DATA 7
      60 INPUT "NAME";N$
      70 PRINT N$;A(3);B$(1);R;F$;FNA(1)
      80 STOP
      90 RETURN
      """;

  private static Desk waiting() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.replaceProgram(PROGRAM);
    type(desk, "WATCH A(3)\rBREAK 90 PRINT N$\rRUN\r");
    desk.keepPage("{\"name\":\"X\"}", "{\"insert\":\"PRINT\"}");
    return desk;
  }

  /** Desks that stand where machines can stand. */
  private static List<Map<String, byte[]>> standing() {
    Desk stopped = waiting();
    type(stopped, "ADA\r");
    Desk trapped = waiting();
    type(trapped, "\u000360 ON ERROR GOTO 110:WHILE 1:ERROR 5\r110 K$=INKEY$:GOTO 110\rRUN\r");
    Desk keys = waiting();
    type(keys, "\u0003PRINT \"A\";INPUT$(2)\rx");
    Desk editing = waiting();
    type(editing, "\u0003EDIT 20\r3SX");
    Desk answering = waiting();
    type(answering, "AD\u0001I");
    Desk automatic = waiting();
    type(automatic, "\u0003AUTO 100,5\rREM");
    Desk stepping = waiting();
    type(stepping, "\u0003RANDOMIZE 5:POKE 1,2:NULL 3:WIDTH 40:SAVE \"P\":STEP 100\r");
    return Stream.of(waiting(), stopped, trapped, keys, editing, answering, automatic, stepping)
        .map(Desk::fields)
        .toList();
  }

  private static Stop type(Desk desk, String keys) {
    desk.type(keys);
    Stop stop = desk.run(1_000);
    for (int i = 0; i < 100 && stop == Stop.BUDGET; i++) {
      stop = desk.run(1_000);
    }
    return stop;
  }

  private static String shown(Desk desk, String keys) {
    long from = desk.output().end();
    type(desk, keys);
    return desk.output().from(from);
  }

  private static Desk read(byte[] image) {
    return DeskImage.read(image, DeskLimits.DEFAULT);
  }

  private static String refusal(byte[] image, DeskLimits limits) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> DeskImage.read(image, limits))
            .getMessage());
  }

  /** The image of a desk of these fields. */
  private static byte[] image(Map<String, byte[]> fields) {
    FieldWriter image = new FieldWriter(1).number(fields.size());
    fields.forEach((name, bytes) -> image.text(name).bytes(bytes));
    return image.toBytes("workspace");
  }

  private static byte[] changed(Desk desk, Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> fields = new HashMap<>(desk.copy());
    change.accept(fields);
    return image(fields);
  }

  @Test
  void a_desk_that_waits_for_an_answer_waits_and_goes_on_in_its_image() {
    Desk desk = read(DeskImage.of(waiting()));
    assertEquals(Stop.LINE, desk.run(1));
    assertEquals("ADA\r\nADA 1.5 TEXT 7 HELLO 2 \r\nBreak in 80\r\nOk\r\n", shown(desk, "ADA\r"));
    desk = read(DeskImage.of(desk));
    assertEquals("PRINT A(3)\r\n 1.5 \r\nOk\r\n", shown(desk, "PRINT A(3)\r"));
    assertTrue(shown(desk, "CONT\r").startsWith("CONT\r\n"), "goes on");
    assertEquals(Stop.LINE, desk.stop());
    assertEquals("PAPER\r\n", desk.printed().from(0));
    assertEquals("{\"name\":\"X\"}", desk.pageState());
    assertEquals("{\"insert\":\"PRINT\"}", desk.unfinished());
    assertEquals(90, desk.inspector().breakpoints().get(0).line());
    assertEquals("A(3)", desk.inspector().watched().get(0).formula());
  }

  @Test
  void a_running_program_goes_on_from_its_place() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type("10 I=I+1:IF I<5000 THEN 10\r20 PRINT I\rRUN\r");
    assertEquals(Stop.BUDGET, desk.run(1_000));
    Desk copy = read(DeskImage.of(desk));
    type(desk, "");
    type(copy, "");
    assertTrue(copy.output().from(0).endsWith(" 5000 \r\nOk\r\n"));
    assertEquals(desk.output().from(0), copy.output().from(0));
  }

  @Test
  void it_comes_back_where_the_limits_are_the_widest() {
    int most = Integer.MAX_VALUE;
    MachineLimits machine = new MachineLimits(most, 1_000_000, 200, 15, most);
    DeskLimits limits = new DeskLimits(machine, most, 10_000, most, most);
    Desk desk = Desk.fresh(limits);
    type(desk, "A=7\r");
    Desk copy = DeskImage.read(DeskImage.of(desk), limits);
    assertEquals("PRINT A\r\n 7 \r\nOk\r\n", shown(copy, "PRINT A\r"));
  }

  @Test
  void a_file_with_records_of_no_bytes_stays_open() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    type(desk, "OPEN \"R\",1,\"F\",0\r");
    assertTrue(shown(read(DeskImage.of(desk)), "PRINT LOC(1)\r").endsWith(" 0 \r\nOk\r\n"));
  }

  @Test
  void all_of_it_is_to_be_saved_and_nothing_of_its_own_again() {
    Desk desk = read(DeskImage.of(waiting()));
    assertTrue(desk.dirty());
    Map<String, byte[]> saved = desk.changes().written();
    assertEquals(new TreeMap<>(waiting().fields()).keySet(), new TreeMap<>(saved).keySet());
    assertEquals(Map.of(), desk.changes().written());
  }

  @Test
  void what_counts_as_saved_stays_what_it_was() {
    String[] steps = {
      "10 DIM A(3000),B$(300)\rRUN\r",
      "A(2000)=1:B$(200)=\"X\"\r",
      "OPEN \"O\",1,\"F\":PRINT#1,STRING$(200,65):CLOSE\r",
      "A(2000)=0\rKILL \"F\"\r",
      "ERASE A\r20 REM\r",
      "LPRINT 1:PRINT STRING$(250,66)\r10\r",
      "NEW\r"
    };
    Desk imaged = Desk.fresh(DeskLimits.DEFAULT);
    Desk other = Desk.fresh(DeskLimits.DEFAULT);
    imaged.changes();
    other.changes();
    for (String step : steps) {
      type(imaged, step);
      type(other, step);
      boolean dirty = imaged.dirty();
      byte[] image = DeskImage.of(imaged);
      assertTrue(Arrays.equals(image, DeskImage.of(imaged)), "the same again");
      assertEquals(dirty, imaged.dirty());
      FieldChanges changes = imaged.changes();
      FieldChanges expected = other.changes();
      assertEquals(expected.written().keySet(), changes.written().keySet(), step);
      assertEquals(expected.removed(), changes.removed(), step);
      assertEquals(other.output().from(0), read(image).output().from(0));
    }
  }

  @Test
  void damage_is_refused() {
    byte[] whole = DeskImage.of(waiting());
    for (int length = 0; length < whole.length; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      assertEquals("The state of the workspace is damaged.", refusal(part, DeskLimits.DEFAULT));
    }
    Random chance = new Random(80);
    for (int i = 0; i < 2_000; i++) {
      byte[] flipped = whole.clone();
      flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
      assertEquals("The state of the workspace is damaged.", refusal(flipped, DeskLimits.DEFAULT));
    }
  }

  @Test
  void what_a_newer_program_wrote_is_refused_as_that() {
    String newer =
        "The workspace was exported by a newer version of MBASIC Web, which this server does not"
            + " know yet.";
    Desk desk = waiting();
    byte[] later = new FieldWriter(2).toBytes("workspace");
    assertEquals(newer, refusal(later, DeskLimits.DEFAULT));
    byte[] part = changed(desk, f -> f.put("edit", new FieldWriter(2).toBytes("edit")));
    assertEquals(newer, refusal(part, DeskLimits.DEFAULT));
    byte[] unknown = changed(desk, f -> f.put("ties", new byte[] {49, 32, 120, 32, 48}));
    assertEquals(newer, refusal(unknown, DeskLimits.DEFAULT));
  }

  @Test
  void what_is_beyond_the_limits_is_refused_with_a_word_of_why() {
    byte[] whole = DeskImage.of(waiting());
    MachineLimits machine = MachineLimits.DEFAULT;
    assertEquals(
        "The workspace is larger than the limits allow.",
        refusal(image(withFiles(2)), new DeskLimits(machine, 1 << 20, 1, 1 << 20, 1 << 20)));
    assertEquals(
        "The files take more than 100 bytes.",
        refusal(whole, new DeskLimits(machine, 1 << 20, 64, 100, 1 << 20)));
    Desk wordy = Desk.fresh(DeskLimits.DEFAULT);
    type(wordy, "1 REM" + "X".repeat(200) + "\r2 REM" + "X".repeat(200) + "\r");
    assertEquals(
        "The program is longer than 300 characters.",
        refusal(
            DeskImage.of(wordy),
            new DeskLimits(
                new MachineLimits(300, 5_000, 40, 3, 65_536), 1 << 20, 64, 1 << 20, 1 << 20)));
    assertEquals(
        "The workspace is larger than the limits allow.",
        refusal(
            whole,
            new DeskLimits(
                new MachineLimits(8 << 20, 1, 40, 3, 65_536), 1 << 20, 64, 1 << 20, 1 << 20)));
    FieldWriter line = new FieldWriter(1).number(1).number(10);
    line.text("\u0091\"" + "X".repeat(LineImage.LONGEST));
    FieldWriter head = new FieldWriter(1).number(1).number(1).number(0);
    byte[] endless =
        changed(
            Desk.fresh(DeskLimits.DEFAULT),
            fields -> {
              fields.put("program", head.toBytes("program"));
              fields.put("program/0", line.toBytes("program/0"));
            });
    assertEquals("Line 10: Line buffer overflow.", refusal(endless, DeskLimits.DEFAULT));
    Desk much = Desk.fresh(DeskLimits.DEFAULT);
    type(much, "FOR I=1 TO 300:PRINT STRING$(250,42):NEXT\r");
    Desk few =
        DeskImage.read(DeskImage.of(much), new DeskLimits(machine, 8_192, 64, 1 << 20, 1 << 20));
    assertTrue(few.output().end() - few.output().base() <= 8_192, "old output is forgotten");
    assertEquals(much.output().end(), few.output().end());
  }

  private static Map<String, byte[]> withFiles(int count) {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    for (int i = 0; i < count; i++) {
      desk.receiveFile("F" + i, "");
    }
    return desk.fields();
  }

  @Test
  void a_claim_of_more_than_there_is_takes_no_memory() {
    for (String head : List.of("scalar", "array", "stack", "file", "program")) {
      byte[] forged =
          changed(waiting(), f -> f.put(head, new FieldWriter(1).number(1 << 30).toBytes(head)));
      assertFalse(refusal(forged, DeskLimits.DEFAULT).isEmpty(), head);
    }
    byte[] many = new FieldWriter(1).number(Integer.MAX_VALUE).toBytes("workspace");
    assertFalse(refusal(many, DeskLimits.DEFAULT).isEmpty());
  }

  @Test
  void a_page_gets_no_numbers_it_cannot_count() {
    for (long version : new long[] {-1, 0, Long.MAX_VALUE}) {
      FieldWriter edit = new FieldWriter(1).number(version).flag(false).text("");
      byte[] forged = changed(waiting(), f -> f.put("edit", edit.toBytes("edit")));
      assertEquals("The workspace has an impossible version.", refusal(forged, DeskLimits.DEFAULT));
    }
    FieldWriter page = new FieldWriter(1).text("{}".repeat(5_000));
    byte[] long_ = changed(waiting(), f -> f.put("page", page.toBytes("page")));
    assertEquals("The state of the page is too long.", refusal(long_, DeskLimits.DEFAULT));
    FieldWriter wide = new FieldWriter(1).text("\u2028");
    byte[] other = changed(waiting(), f -> f.put("page", wide.toBytes("page")));
    assertEquals("The state of the workspace is damaged.", refusal(other, DeskLimits.DEFAULT));
  }

  /** Whatever is taken runs, is shown and is saved as any other desk is. */
  @Test
  void forged_values_do_no_harm_when_they_are_not_refused() {
    Random chance = new Random(9);
    List<Map<String, byte[]>> desks = standing();
    int refused = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> refusals(desks, chance));
    assertTrue(refused > 0 && refused < TRIES, "refused " + refused);
  }

  private static int refusals(List<Map<String, byte[]>> desks, Random chance) {
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      Map<String, byte[]> fields = new HashMap<>(desks.get(i % desks.size()));
      List<String> names = fields.keySet().stream().sorted().toList();
      String name = names.get(chance.nextInt(names.size()));
      fields.computeIfPresent(name, (forged, bytes) -> forged(name, bytes, chance));
      Desk desk;
      try {
        desk = read(image(fields));
      } catch (IllegalArgumentException expected) {
        refused++;
        continue;
      }
      use(desk);
    }
    return refused;
  }

  private static void use(Desk desk) {
    type(desk, "");
    type(desk, "ADA\r");
    desk.inspector().variables(500);
    desk.inspector().stack();
    desk.inspector().watched();
    desk.programText();
    desk.diagnostics();
    desk.files();
    type(desk, "\u0003PRINT 1,TAB(9);A(3);B$(1);F$;N$;PEEK(1);RND\rCONT\r");
    type(desk, "\u0003GET 1:PRINT#1,\"X\":CLOSE\r");
    assertTrue(desk.output().end() - desk.output().base() < 2 << 20);
    Desk.restore(desk.fields(), DeskLimits.DEFAULT);
  }

  private static byte[] forged(String name, byte[] field, Random chance) {
    byte[] bytes = field.clone();
    int end = bytes.length - FieldWriter.CHECKSUM_BYTES;
    for (int i = chance.nextInt(3); i >= 0; i--) {
      bytes[1 + chance.nextInt(end - 1)] = (byte) chance.nextInt(256);
    }
    CRC32 checksum = FieldWriter.checksum(name);
    checksum.update(bytes, 0, end);
    for (int i = 0; i < FieldWriter.CHECKSUM_BYTES; i++) {
      bytes[end + i] = (byte) (checksum.getValue() >> (8 * i));
    }
    return bytes;
  }
}
