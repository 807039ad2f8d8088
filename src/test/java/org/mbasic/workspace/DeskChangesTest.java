package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.machine.Stop;

/** A save brings the fields that changed, and no others. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskChangesTest {
  private final Map<String, byte[]> store = new HashMap<>();
  private Desk desk = Desk.fresh(DeskLimits.DEFAULT);

  private void type(String keys) {
    desk.type(keys);
    while (desk.run(10_000) == Stop.BUDGET) {
      desk.run(1);
    }
  }

  private FieldChanges save() {
    FieldChanges changes = desk.changes();
    store.putAll(changes.written());
    store.keySet().removeAll(changes.removed());
    return changes;
  }

  /** Names of what a save after these keys writes, but for the fields that always change. */
  private Set<String> written(String keys) {
    save();
    type(keys);
    Set<String> names = new TreeSet<>(save().written().keySet());
    assertTrue(names.remove("output"));
    names.removeIf(name -> name.startsWith("output/"));
    names.removeAll(Set.of("execution", "terminal"));
    return names;
  }

  private void restore() {
    desk = Desk.restore(store, DeskLimits.DEFAULT);
  }

  @Test
  void nothing_twice() {
    type("10 PRINT 1\rSAVE \"P\",A\rDIM A(2000):A(1)=1\r");
    save();
    assertFalse(desk.dirty());
    assertEquals(Map.of(), desk.changes().written());
    restore();
    assertFalse(desk.dirty());
    assertEquals(Map.of(), desk.changes().written());
    assertEquals(Set.of(), desk.changes().removed());
  }

  @Test
  void an_element_writes_its_chunk() {
    type("DIM A(5000),B$(300),C%(9,9)\r");
    type("FOR I=0 TO 5000:A(I)=I:NEXT:B$(299)=\"X\":C%(1,1)=7\r");
    assertEquals(Set.of("array/A!/4"), written("A(4100)=-1\r"));
    restore();
    assertEquals(Set.of("array/A!/4"), written("A(4100)=-2\r"));
    assertEquals(Set.of("array/B$/2"), written("LSET B$(299)=\"Y\"\r"));
    assertEquals(Set.of("array/C%/0"), written("SWAP C%(1,1),C%(2,2)\r"));
    assertEquals(Set.of(), written("A(4100)=-2\r"));
  }

  @Test
  void an_array_of_zeros_takes_no_chunk_and_an_erased_one_goes() {
    assertEquals(Set.of("array"), written("DIM A#(8000)\r"));
    assertEquals(Set.of("array", "array/A#/3"), written("A#(2000)=1\r"));
    type("A#(2000)=0\r");
    assertEquals(Set.of("array/A#/3"), save().removed());
    type("A#(1)=1\r");
    save();
    type("ERASE A#\r");
    assertEquals(Set.of("array/A#/0"), save().removed());
  }

  @Test
  void a_variable_writes_its_block() {
    StringBuilder many = new StringBuilder("0 REM\r");
    for (int i = 0; i < 300; i++) {
      many.append("A").append(i).append("=").append(i).append("\r");
    }
    type(many.toString());
    assertEquals(Set.of("scalar/1"), written("A200=-1\r"));
    assertEquals(Set.of("scalar", "scalar/2"), written("Z=1\r"));
  }

  @Test
  void an_edited_line_writes_its_block() {
    StringBuilder program = new StringBuilder();
    for (int i = 1; i <= 2_000; i++) {
      program.append(i * 10).append(" PRINT ").append(i).append('\n');
    }
    desk.replaceProgram(program.toString());
    save();
    desk.replaceProgram(program.toString().replace("12340 PRINT 1234", "12340 PRINT 0"));
    Map<String, byte[]> written = save().written();
    assertEquals(Set.of("program/48", "edit"), written.keySet());
    assertTrue(written.values().stream().mapToInt(bytes -> bytes.length).sum() < 1_000);
    type("12340\r");
    assertTrue(save().written().keySet().containsAll(Set.of("program", "program/48")));
    type("DELETE 12350-13000\r");
    assertEquals(Set.of("program/49"), save().removed());
  }

  @Test
  void a_file_writes_the_chunks_written_to() {
    type("10 OPEN \"O\",1,\"BIG\"\r20 FOR I=1 TO 3000:PRINT#1,STRING$(62,\"X\"):NEXT:CLOSE\rRUN\r");
    assertTrue(save().written().keySet().containsAll(Set.of("file/BIG/0", "file/BIG/1")));
    assertEquals(Set.of("file", "file/B/0"), written("OPEN \"O\",1,\"B\":PRINT#1,1:CLOSE\r"));
    assertEquals(Set.of("file/BIG/1"), written("OPEN \"R\",1,\"BIG\":PUT 1,600:CLOSE\r"));
    type("KILL \"BIG\"\r");
    assertEquals(Set.of("file/BIG/0", "file/BIG/1", "file/BIG/2"), save().removed());
  }

  @Test
  void frames_of_a_deep_stack_are_cut_into_blocks() {
    type("10 N=N+1:IF N<1000 THEN GOSUB 10\r20 INPUT A\r30 N=N-1:RETURN\rRUN\r");
    save();
    restore();
    type("1\r");
    Set<String> names = save().written().keySet();
    assertTrue(names.contains("stack/7"));
    assertFalse(names.contains("stack/0"));
  }

  @Test
  void fields_of_an_older_save_are_left_out_and_removed() {
    type("10 END\rDIM A(5000):A(5000)=1\r");
    save();
    Map<String, byte[]> old = Map.copyOf(store);
    type("NEW\r");
    Map<String, byte[]> fields = new HashMap<>(old);
    fields.putAll(desk.fields());
    desk = Desk.restore(fields, DeskLimits.DEFAULT);
    assertEquals("", desk.programText());
    assertEquals(Set.of("array/A!/4", "program/0"), desk.changes().removed());
  }
}
