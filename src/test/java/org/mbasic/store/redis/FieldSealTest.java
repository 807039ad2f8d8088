package org.mbasic.store.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.keys.Secrets;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FieldSealTest {
  private static final byte[] TEXT = "10 PRINT \"TOP SECRET\"".getBytes(ISO_8859_1);
  private static final WorkspaceId ID = WorkspaceId.random();

  private final FieldSeal seal = seal("one");

  private static FieldSeal seal(String... secrets) {
    return new FieldSeal(new Secrets(List.of(secrets)).ring("fields"));
  }

  private Map<String, byte[]> sealed() {
    return new HashMap<>(seal.seal(ID, Map.of("program", TEXT, "machine", new byte[40])));
  }

  private byte[] opened(Map<String, byte[]> sealed, String name) {
    return seal.open(ID, sealed).fields().getOrDefault(name, new byte[] {-1});
  }

  private void assertDamaged(Map<String, byte[]> sealed, String name) {
    assertArrayEquals(new byte[0], opened(sealed, name));
  }

  private static byte[] field(Map<String, byte[]> fields, String name) {
    return fields.getOrDefault(name, new byte[0]);
  }

  @Test
  void what_was_sealed_is_opened_as_it_was() {
    FieldSeal.Opened opened = seal.open(ID, sealed());
    assertArrayEquals(TEXT, opened.fields().get("program"));
    assertArrayEquals(new byte[40], opened.fields().get("machine"));
    assertFalse(opened.outdated());
    assertEquals(Map.of(), seal.open(ID, Map.of()).fields());
  }

  @Test
  void a_sealed_field_shows_nothing_and_never_comes_twice() {
    byte[] first = field(sealed(), "program");
    byte[] second = field(sealed(), "program");
    assertFalse(new String(first, ISO_8859_1).contains("SECRET"));
    assertEquals(TEXT.length + 33, first.length);
    assertFalse(Arrays.equals(first, second));
  }

  @Test
  void any_flipped_bit_is_found_and_costs_no_other_field() {
    int bits = 8 * field(sealed(), "program").length;
    for (int bit = 0; bit < bits; bit++) {
      Map<String, byte[]> sealed = sealed();
      field(sealed, "program")[bit / 8] ^= (byte) (1 << bit % 8);
      assertDamaged(sealed, "program");
      assertArrayEquals(new byte[40], opened(sealed, "machine"));
    }
  }

  @Test
  void a_field_cut_anywhere_is_found() {
    byte[] whole = field(sealed(), "program");
    for (int length = 0; length < whole.length; length++) {
      Map<String, byte[]> sealed = sealed();
      sealed.put("program", Arrays.copyOf(whole, length));
      assertDamaged(sealed, "program");
    }
  }

  @Test
  void a_field_in_the_place_of_another_is_found() {
    Map<String, byte[]> sealed = sealed();
    Map<String, byte[]> swapped = new HashMap<>();
    swapped.put("program", field(sealed, "machine"));
    swapped.put("machine", field(sealed, "program"));
    assertDamaged(swapped, "program");
    assertDamaged(swapped, "machine");
  }

  @Test
  void a_field_of_another_workspace_is_found() {
    Map<String, byte[]> sealed = sealed();
    sealed.put(
        "program", field(seal.seal(WorkspaceId.random(), Map.of("program", TEXT)), "program"));
    assertDamaged(sealed, "program");
  }

  @Test
  void fields_of_a_previous_secret_are_opened_and_told() {
    FieldSeal.Opened opened = seal("two", "one").open(ID, sealed());
    assertArrayEquals(TEXT, opened.fields().get("program"));
    assertTrue(opened.outdated());
  }

  @Test
  void a_workspace_of_an_unknown_secret_is_not_taken_for_a_damaged_one() {
    assertThrows(StoreUnavailable.class, () -> seal("two").open(ID, sealed()));
  }

  @Test
  void a_mark_is_of_one_save_of_one_workspace_and_needs_the_key() {
    long mark = seal.mark(ID, 1, 42);
    assertEquals(mark, seal("one").mark(ID, 1, 42));
    assertNotEquals(mark, seal.mark(ID, 2, 42));
    assertNotEquals(mark, seal.mark(ID, 1, 43));
    assertNotEquals(mark, seal.mark(WorkspaceId.random(), 1, 42));
    assertNotEquals(mark, seal("two").mark(ID, 1, 42));
  }
}
