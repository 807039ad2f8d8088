package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.machine.Stop;

/** Damaged fields are found out, and nothing but that is thrown. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldReaderTest {
  private static final int TRIES = 20_000;

  private static Map<String, byte[]> fields() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type("10 DIM A(20),B$(5):DEF FNA(X)=X+1:FOR I=1 TO 9:GOSUB 20\r20 INPUT N$\r");
    desk.type("LPRINT 1:POKE 1,2:OPEN \"R\",1,\"T\":FIELD 1,5 AS F$:A#=1.5:B%=3\rRUN\r");
    desk.run(10_000);
    return desk.fields();
  }

  @Test
  void values_come_back_as_they_were_written() {
    byte[] bytes =
        new FieldWriter(3)
            .number(Long.MIN_VALUE)
            .number(-1)
            .flag(true)
            .bits(0x0123456789ABCDEFL)
            .text("wide \u20AC and narrow \u00FF")
            .text("")
            .word(0x89ABCDEF)
            .toBytes("f");
    FieldReader field = new FieldReader("f", bytes, 3);
    assertEquals(3, field.version());
    assertEquals(Long.MIN_VALUE, field.number());
    assertEquals(-1, field.integer());
    assertEquals(true, field.flag());
    assertEquals(0x0123456789ABCDEFL, field.bits());
    assertEquals("wide \u20AC and narrow \u00FF", field.text());
    assertEquals("", field.text());
    assertThrows(CorruptField.class, field::end);
    assertEquals(0x89ABCDEF, field.word());
    field.end();
    assertThrows(CorruptField.class, field::number);
  }

  @Test
  void a_newer_version_is_refused() {
    byte[] bytes = new FieldWriter(2).toBytes("f");
    assertThrows(NewerState.class, () -> new FieldReader("f", bytes, 1));
  }

  @Test
  void a_field_is_not_taken_for_another() {
    byte[] bytes = new FieldWriter(1).toBytes("f/1");
    assertThrows(CorruptField.class, () -> new FieldReader("f/2", bytes, 1));
  }

  @Test
  void every_flipped_bit_and_every_cut_is_found() {
    fields()
        .forEach(
            (name, bytes) -> {
              for (int bit = 0; bit < 8 * bytes.length; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                assertThrows(CorruptField.class, () -> new FieldReader(name, flipped, 9));
              }
              for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThrows(CorruptField.class, () -> new FieldReader(name, cut, 9));
              }
            });
  }

  @Test
  void every_missing_field_is_found() {
    Map<String, byte[]> whole = fields();
    for (String name : whole.keySet()) {
      Map<String, byte[]> fields = new HashMap<>(whole);
      fields.remove(name);
      assertEquals(1, refused(fields), name);
      Desk.salvage(fields, DeskLimits.DEFAULT);
    }
  }

  @Test
  void a_program_goes_on_only_when_all_that_it_needs_is_whole() {
    Desk whole = Desk.fresh(DeskLimits.DEFAULT);
    whole.type("10 A=5:B$=\"KEEP\":A(1)=7\r20 INPUT X\r30 PRINT A;B$;A(1)\rRUN\r");
    whole.run(10_000);
    Map<String, byte[]> fields = whole.fields();
    for (String name : List.of("scalar/0", "array/A!/0", "program/0", "stack", "execution")) {
      Desk desk = damaged(fields, name);
      assertEquals(true, desk.output().from(0).contains("?" + name.split("/", 2)[0]), name);
      assertEquals(Stop.READY, desk.run(10), name);
    }
    for (String name : List.of("output", "printer")) {
      Desk desk = damaged(fields, name);
      desk.type("1\r");
      assertEquals(Stop.READY, desk.run(100), name);
      assertEquals(true, desk.output().from(0).contains(" 5 KEEP 7 "), name);
    }
  }

  private static Desk damaged(Map<String, byte[]> whole, String name) {
    Map<String, byte[]> fields = new HashMap<>(whole);
    assertEquals(true, fields.remove(name) != null, name);
    return Desk.salvage(fields, DeskLimits.DEFAULT);
  }

  /** With the checksum made to fit, the values themselves must be looked at. */
  @Test
  void a_field_forged_with_a_right_checksum_does_no_harm() {
    Random chance = new Random(7);
    Map<String, byte[]> whole = fields();
    List<String> names = whole.keySet().stream().sorted().toList();
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      Map<String, byte[]> fields = new HashMap<>(whole);
      String name = names.get(chance.nextInt(names.size()));
      fields.computeIfPresent(name, (forged, bytes) -> forged(name, bytes, chance));
      refused += refused(fields);
    }
    assertEquals(true, refused > 0 && refused < TRIES, "refused " + refused);
  }

  private static int refused(Map<String, byte[]> fields) {
    try {
      Desk.restore(fields, DeskLimits.DEFAULT);
      return 0;
    } catch (CorruptField | NewerState expected) {
      salvaged(fields);
      return 1;
    }
  }

  /** What is left after damage makes a desk that runs and can be saved. */
  private static void salvaged(Map<String, byte[]> fields) {
    try {
      Desk desk = Desk.salvage(fields, DeskLimits.DEFAULT);
      desk.run(1_000);
      Desk.restore(desk.fields(), DeskLimits.DEFAULT);
    } catch (NewerState expected) {
      // A newer field is nothing to repair.
    }
  }

  private static byte[] forged(String name, byte[] field, Random chance) {
    byte[] bytes = field.clone();
    int end = bytes.length - FieldWriter.CHECKSUM_BYTES;
    for (int i = chance.nextInt(3); i >= 0; i--) {
      bytes[chance.nextInt(end)] = (byte) chance.nextInt(256);
    }
    CRC32 checksum = FieldWriter.checksum(name);
    checksum.update(bytes, 0, end);
    for (int i = 0; i < FieldWriter.CHECKSUM_BYTES; i++) {
      bytes[end + i] = (byte) (checksum.getValue() >> (8 * i));
    }
    return bytes;
  }
}
