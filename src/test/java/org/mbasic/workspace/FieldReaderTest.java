package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Damaged fields are found out, and nothing but that is thrown. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldReaderTest {
  private static final int TRIES = 20_000;

  private static Map<String, byte[]> fields() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type("10 DIM A(20),B$(5):DEF FNA(X)=X+1:FOR I=1 TO 9:GOSUB 20\r20 INPUT N$\r");
    desk.type("OPEN \"R\",1,\"T\":FIELD 1,5 AS F$:A#=1.5:B%=3\rRUN\r");
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
            .toBytes();
    FieldReader field = new FieldReader(bytes, 3);
    assertEquals(3, field.version());
    assertEquals(Long.MIN_VALUE, field.number());
    assertEquals(-1, field.integer());
    assertEquals(true, field.flag());
    assertEquals(0x0123456789ABCDEFL, field.bits());
    assertEquals("wide \u20AC and narrow \u00FF", field.text());
    assertEquals("", field.text());
    assertThrows(CorruptField.class, field::number);
  }

  @Test
  void a_newer_version_is_refused() {
    byte[] bytes = new FieldWriter(2).toBytes();
    assertThrows(CorruptField.class, () -> new FieldReader(bytes, 1));
  }

  @Test
  void every_flipped_bit_and_every_cut_is_found() {
    byte[] machine = fields().getOrDefault("machine", new byte[0]);
    for (int bit = 0; bit < 8 * machine.length; bit++) {
      byte[] flipped = machine.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThrows(CorruptField.class, () -> MachineCodec.decode(flipped));
    }
    for (int length = 0; length < machine.length; length++) {
      byte[] cut = Arrays.copyOf(machine, length);
      assertThrows(CorruptField.class, () -> MachineCodec.decode(cut));
    }
  }

  /** With the checksum made to fit, the values themselves must be looked at. */
  @Test
  void a_field_forged_with_a_right_checksum_does_no_harm() {
    Random chance = new Random(7);
    Map<String, byte[]> whole = fields();
    byte[] machine = whole.getOrDefault("machine", new byte[0]);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      Map<String, byte[]> fields = new HashMap<>(whole);
      fields.put("machine", forged(machine, chance));
      refused += refused(fields);
    }
    assertEquals(true, refused > 0 && refused < TRIES, "refused " + refused);
  }

  private static int refused(Map<String, byte[]> fields) {
    try {
      Desk.restore(fields, DeskLimits.DEFAULT);
      return 0;
    } catch (CorruptField expected) {
      return 1;
    }
  }

  private static byte[] forged(byte[] field, Random chance) {
    byte[] bytes = field.clone();
    int end = bytes.length - FieldWriter.CHECKSUM_BYTES;
    for (int i = chance.nextInt(3); i >= 0; i--) {
      bytes[chance.nextInt(end)] = (byte) chance.nextInt(256);
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, end);
    for (int i = 0; i < FieldWriter.CHECKSUM_BYTES; i++) {
      bytes[end + i] = (byte) (checksum.getValue() >> (8 * i));
    }
    return bytes;
  }
}
