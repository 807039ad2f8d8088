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

  private static Desk typed(Desk desk, String keys, int budget) {
    desk.type(keys);
    desk.run(budget);
    return desk;
  }

  /** A version that knows none of the later heads goes on, and is left. */
  private static Desk meanwhile(Desk desk, String keys, int budget) {
    Set<String> later = Set.of("question", "blame", "moment", "record");
    Map<String, byte[]> fields = new HashMap<>(desk.fields());
    Map<String, byte[]> unknown = new HashMap<>(fields);
    unknown.keySet().retainAll(Set.of("question", "blame", "moment", "record", "format"));
    fields.keySet().removeAll(later);
    String[] known =
        fields.keySet().stream().filter(name -> !name.contains("/")).toArray(String[]::new);
    Desk older = Desk.restore(withHeads(fields, known), DeskLimits.DEFAULT);
    Map<String, byte[]> left = new HashMap<>(typed(older, keys, budget).fields());
    left.putAll(unknown);
    return Desk.restore(left, DeskLimits.DEFAULT);
  }

  private static String shown(Desk desk, String keys) {
    long from = desk.output().end();
    return typed(desk, keys, 10_000).output().from(from);
  }

  @Test
  void a_place_found_before_an_older_version_went_on_is_nobody_s() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    typed(desk, "10 LINE INPUT A$(VAL(INPUT$(1)))\r20 LINE INPUT B$\r", 1_000);
    typed(desk, "30 PRINT A$(3);\"|\";B$\rRUN\r", 1_000);
    desk = meanwhile(typed(desk, "3", 1_000), "\u0003RUN 20\r", 1_000);
    assertEquals("new\r\n|new\r\nOk\r\n", shown(desk, "new\r"));
  }

  @Test
  void a_place_is_nobody_s_when_an_older_version_is_back_at_the_same_statement() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    typed(desk, "10 LINE INPUT A$(VAL(INPUT$(1)))\r20 PRINT A$(3);\"|\";A$(4);:GOTO 10\r", 1_000);
    typed(typed(desk, "RUN\r", 1_000), "3", 1_000);
    desk = meanwhile(desk, "old\r34", 1_000);
    assertEquals("new\r\nold|new", shown(desk, "new\r4"));
  }

  @Test
  void an_answer_given_before_an_older_version_went_on_answers_nobody() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    typed(desk, "10 INPUT A,A(VAL(INPUT$(1)))\r20 FOR I=1 TO 500:NEXT\r", 1_000);
    typed(desk, "30 INPUT B:PRINT B\rRUN\r5,6\r", 1_000);
    desk = meanwhile(desk, "\u0003RUN 20\r", 100);
    assertEquals("? ", shown(desk, ""));
    assertEquals("7\r\n 7 \r\nOk\r\n", shown(desk, "7\r"));
  }

  @Test
  void a_line_blamed_before_an_older_version_went_on_is_not_blamed_for_another() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    typed(desk, "10 ON ERROR GOTO 40\r20 READ A:A$=INPUT$(1)\r30 DATA x\r", 1_000);
    typed(desk, "40 RESUME NEXT\r50 A$=INPUT$(1):ERROR 5\rRUN\r", 1_000);
    desk = meanwhile(desk, "\u0003RUN 50\r", 1_000);
    assertEquals("Illegal function call in 50\r\nOk\r\n", shown(desk, "k"));
  }

  @Test
  void a_record_buffer_of_before_an_older_version_went_on_is_gone() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    typed(desk, "OPEN \"R\",1,\"A\":FIELD 1,5 AS A$:LSET A$=\"HELLO\":CLOSE\r", 1_000);
    desk = meanwhile(desk, "A$=\"OTHER\"\r", 1_000);
    assertEquals("PRINT A$\r\nOTHER\r\nOk\r\n", shown(desk, "PRINT A$\r"));
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
