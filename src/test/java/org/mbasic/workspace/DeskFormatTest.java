package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Older and newer versions of the program meet the same fields. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskFormatTest {
  private static final byte[] FUTURE = {1, 2, 3};

  private static Map<String, byte[]> saved() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type("10 PRINT 1\r");
    desk.run(1_000);
    return new HashMap<>(desk.fields());
  }

  private static Map<String, byte[]> withHeads(Map<String, byte[]> fields, String... heads) {
    FieldWriter format = new FieldWriter(1).number(heads.length);
    for (String head : heads) {
      format.text(head);
    }
    fields.put("format", format.toBytes("format"));
    return fields;
  }

  @Test
  void fields_of_a_newer_version_are_kept_and_written_back() {
    Map<String, byte[]> fields = saved();
    fields.put("future", FUTURE);
    fields.put("future/0", FUTURE);
    Desk desk = Desk.restore(fields, DeskLimits.DEFAULT);
    desk.type("20 END\r");
    desk.run(1_000);
    FieldChanges changes = desk.changes();
    assertFalse(changes.written().containsKey("future"));
    assertEquals(Set.of(), changes.removed());
    Map<String, byte[]> all = desk.fields();
    assertArrayEquals(FUTURE, all.get("future"));
    assertArrayEquals(FUTURE, all.get("future/0"));
  }

  @Test
  void the_list_of_parts_keeps_those_of_a_newer_version() {
    Map<String, byte[]> fields = withHeads(saved(), "future", "program");
    fields.put("future", FUTURE);
    byte[] format = Desk.restore(fields, DeskLimits.DEFAULT).fields().get("format");
    assertTrue(
        format != null && new String(format, StandardCharsets.ISO_8859_1).contains("future"));
  }

  @Test
  void parts_that_an_older_version_did_not_have_start_anew() {
    Map<String, byte[]> fields = withHeads(saved(), "program", "output");
    fields.keySet().removeIf(name -> !name.matches("(program|output|format).*"));
    assertEquals("10 PRINT 1\n", Desk.restore(fields, DeskLimits.DEFAULT).programText());
  }

  @Test
  void a_layout_of_a_newer_version_is_refused_even_when_all_else_is_damaged() {
    for (String name : saved().keySet()) {
      Map<String, byte[]> fields = saved();
      fields.replaceAll((other, bytes) -> other.equals(name) ? bytes : FUTURE);
      fields.put(name, new FieldWriter(2).toBytes(name));
      assertThrows(NewerState.class, () -> Desk.salvage(fields, DeskLimits.DEFAULT), name);
    }
  }
}
