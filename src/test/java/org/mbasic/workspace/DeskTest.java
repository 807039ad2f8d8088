package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.machine.Inspector;
import org.mbasic.machine.Stop;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeskTest {
  private Desk desk = Desk.fresh(DeskLimits.DEFAULT);
  private long shown = desk.output().end();

  private Stop type(String keys) {
    desk.type(keys);
    Stop stop = desk.run(10_000);
    while (stop == Stop.BUDGET) {
      stop = desk.run(10_000);
    }
    return stop;
  }

  /** What was shown since the last call. */
  private String shown() {
    String text = desk.output().from(shown);
    shown = desk.output().end();
    return text;
  }

  private void saveAndRestore() {
    desk = Desk.restore(desk.fields(), DeskLimits.DEFAULT);
  }

  @Test
  void a_waiting_input_is_answered_after_a_restore() {
    type("10 A$=\"KEPT\":INPUT \"NAME\";N$:PRINT N$;A$\rRUN\r");
    saveAndRestore();
    shown();
    assertEquals(Stop.READY, type("ADA\r"));
    assertEquals("ADA\r\nADAKEPT\r\nOk\r\n", shown());
  }

  @Test
  void what_a_statement_printed_before_it_waits_for_keys_is_shown_once() {
    type("10 PRINT \"A\";INPUT$(1);INPUT$(1)+\"!\"\rRUN\r");
    assertTrue(shown().endsWith("RUN\r\nA"));
    assertEquals(Stop.KEYS, type("x"));
    saveAndRestore();
    assertEquals(Stop.READY, type("y"));
    assertEquals("xy!\r\nOk\r\n", shown());
  }

  @Test
  void control_O_hides_the_output_of_a_running_program_also_after_a_restore() {
    desk.type("10 PRINT \"X\":GOTO 10\rRUN\r");
    assertEquals(Stop.BUDGET, desk.run(100));
    shown();
    desk.type("\u000f");
    assertEquals(Stop.BUDGET, desk.run(100));
    assertEquals("^O\r\n", shown());
    saveAndRestore();
    shown();
    assertEquals(Stop.BUDGET, desk.run(100));
    assertEquals("", shown());
    desk.type("\u000f");
    desk.run(2);
    assertTrue(shown().startsWith("^O\r\nX\r\n"));
    desk.type("\u000f\u0003");
    assertEquals(Stop.READY, desk.run(100));
    assertTrue(shown().endsWith("^C\r\nBreak in 10\r\nOk\r\n"));
  }

  @Test
  void a_killed_file_stays_readable_after_a_restore_and_is_not_listed() {
    type("OPEN \"O\",1,\"T\":PRINT#1,\"ONE\":CLOSE:OPEN \"I\",1,\"T\":KILL \"T\"\r");
    assertEquals(Map.of(), desk.files());
    saveAndRestore();
    shown();
    type("INPUT#1,A$:PRINT A$:CLOSE\r");
    assertTrue(shown().endsWith("ONE\r\nOk\r\n"));
    assertTrue(desk.fields().keySet().stream().noneMatch(name -> name.startsWith("file/")));
  }

  @Test
  void an_uploaded_file_may_have_a_name_that_no_program_can_give() {
    desk.receiveFile("v1.2.bas", "10 PRINT 5\r\n");
    type("LOAD \"V1.2.BAS\"\rSAVE \"V1.2.BAS\",A\rOPEN \"R\",1,\"V1.2.BAS\":CLOSE\rRUN\r");
    shown();
    type("FILES \"V1.2.BAS\":NAME \"V1.2.BAS\" AS \"V.BAS\"\rNAME \"V.BAS\" AS \"V1.2.BAS\"\r");
    assertTrue(shown().contains("V1.2    .BAS"));
    assertEquals(Map.of("V.BAS", 13), desk.files());
  }

  @Test
  void control_A_edits_the_line_before_after_a_restore() {
    type("PRINT 1\r");
    saveAndRestore();
    shown();
    type("\u0001\r");
    assertEquals("\r\n! PRINT 1\r\n 1 \r\nOk\r\n", shown());
  }

  @Test
  void an_open_file_goes_on_after_a_restore() {
    type("OPEN \"O\",1,\"T\":PRINT#1,\"ONE\"\r");
    saveAndRestore();
    type("PRINT#1,\"TWO\":CLOSE:OPEN \"I\",1,\"T\":INPUT#1,A$,B$\r");
    shown();
    type("PRINT A$;B$\r");
    assertEquals("PRINT A$;B$\r\nONETWO\r\nOk\r\n", shown());
  }

  @Test
  void a_running_loop_breaks_and_goes_on() {
    desk.type("10 I=I+1:GOTO 10\rRUN\r");
    assertEquals(Stop.BUDGET, desk.run(1_000));
    shown();
    desk.interrupt();
    assertEquals(Stop.READY, type(""));
    assertEquals("^C\r\nBreak in 10\r\nOk\r\n", shown());
    desk.type("CONT\r");
    assertEquals(Stop.BUDGET, desk.run(1_000));
  }

  @Test
  void an_edit_that_changes_nothing_keeps_the_variables() {
    type("10 PRINT A\rA=5\r");
    desk.replaceProgram("10 print a\n");
    shown();
    type("PRINT A\r");
    assertEquals("PRINT A\r\n 5 \r\nOk\r\n", shown());
  }

  @Test
  void an_edit_during_a_run_is_taken_over_at_the_prompt() {
    type("10 INPUT A:PRINT A\rRUN\r");
    desk.replaceProgram("10 PRINT \"NEW\"\n");
    shown();
    type("7\r");
    assertEquals("7\r\n 7 \r\nOk\r\n", shown());
    type("RUN\r");
    assertEquals("RUN\r\nNEW\r\nOk\r\n", shown());
  }

  @Test
  void a_command_that_stops_a_run_finds_the_program_edited_meanwhile() {
    type("10 PRINT \"OLD\":INPUT A\rRUN\r");
    desk.replaceProgram("10 PRINT \"NEW\"\n");
    shown();
    desk.command("RUN");
    type("");
    assertEquals("^C\r\nBreak in 10\r\nOk\r\nRUN\r\nNEW\r\nOk\r\n", shown());
    desk.type("10 GOTO 10\rRUN\r");
    assertEquals(Stop.BUDGET, desk.run(1_000));
    desk.replaceProgram("10 PRINT \"NEW\"\n");
    assertEquals(Stop.BUDGET, desk.run(1_000));
    desk.command("NEW");
    type("");
    assertEquals("", desk.programText());
  }

  @Test
  void the_files_named_last_are_known_after_a_restore() {
    type("10 END\rSAVE \"ONE\",A\rSAVE \"TWO\"\rMERGE \"ONE\"\r");
    saveAndRestore();
    assertEquals("TWO.BAS", desk.namedFiles().current());
    assertEquals(List.of("ONE.BAS", "TWO.BAS"), desk.namedFiles().recent());
    type("RUN \"TWO\"\rLOAD \"NONE\"\r");
    assertEquals(List.of("TWO.BAS", "ONE.BAS"), desk.namedFiles().recent());
    type("NEW\r");
    assertEquals("", desk.namedFiles().current());
  }

  @Test
  void a_protected_program_runs_and_is_shown_nowhere_until_another_takes_its_place() {
    type("10 PRINT \"SECRET\"\r20 A=1:B=\rSAVE \"P\",P\rNEW\rLOAD \"P\"\rRUN\rBREAK 20\r");
    saveAndRestore();
    assertTrue(desk.hidesProgram());
    assertEquals("", desk.programText());
    assertEquals(List.of(), desk.diagnostics());
    assertEquals(2, desk.lines());
    shown();
    type("RUN\rSTEP\r");
    assertEquals(
        "RUN\r\nSECRET\r\nBreak in 20\r\nOk\r\nSTEP\r\nBreak in 20\r\n20\r\nOk\r\n", shown());
    assertEquals(
        List.of("", "", ""),
        desk.inspector().passed().stream().map(Inspector.Passed::text).toList());
    desk.replaceProgram("10 PRINT \"SECRET\"\n20 A=1:B=\n");
    assertFalse(desk.hidesProgram());
    assertEquals("10 PRINT \"SECRET\"\n20 A=1:B=\n", desk.programText());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_WHILE_that_wants_two_keys_keeps_the_first_while_it_waits(boolean saved) {
    type("10 WHILE INPUT$(1)+INPUT$(1)<>\"QQ\":PRINT \"x\";:WEND:PRINT \"!\"\rRUN\r");
    shown();
    for (String key : List.of("a", "b", "Q")) {
      assertEquals(Stop.KEYS, type(key));
      if (saved) {
        saveAndRestore();
      }
    }
    assertEquals(Stop.READY, type("Q"));
    assertEquals("x!\r\nOk\r\n", shown());
  }

  /** Types keys one by one; all but the last leave the machine waiting for another. */
  private void typeEach(String keys, boolean saved) {
    for (int i = 0; i < keys.length(); i++) {
      assertEquals(Stop.KEYS, desk.stop());
      if (saved) {
        saveAndRestore();
      }
      type(keys.substring(i, i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void INPUT_keeps_its_line_while_a_subscript_waits_for_keys(boolean saved) {
    type("10 I=1:INPUT \"N\";A(I),I,A(VAL(INPUT$(1)+INPUT$(1)))\r20 PRINT A(1);A(2);I;A(7)\rRUN\r");
    shown();
    type("5,2,8\r");
    typeEach("07", saved);
    assertEquals(Stop.READY, desk.stop());
    assertEquals("5,2,8\r\n 5  0  2  8 \r\nOk\r\n", shown());
  }

  @Test
  void INPUT_asks_again_when_it_is_broken_while_a_subscript_waits_for_keys() {
    type("10 INPUT A,A(VAL(INPUT$(1))):PRINT A;A(3)\rRUN\r5,6\r\u0003");
    assertEquals(Stop.READY, desk.stop());
    shown();
    type("PRINT A\rCONT\r7,8\r3");
    assertEquals("PRINT A\r\n 5 \r\nOk\r\nCONT\r\n? 7,8\r\n 7  8 \r\nOk\r\n", shown());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void LINE_INPUT_waits_for_the_keys_of_its_subscript_before_the_line(boolean saved) {
    type("10 LINE INPUT \"L:\";A$(VAL(INPUT$(1)+INPUT$(1)))\r20 PRINT A$(3)\rRUN\r");
    assertTrue(shown().endsWith("RUN\r\nL:"));
    typeEach("03", saved);
    assertEquals(Stop.LINE, desk.stop());
    if (saved) {
      saveAndRestore();
    }
    assertEquals(Stop.READY, type("text\r"));
    assertEquals("text\r\ntext\r\nOk\r\n", shown());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void LINE_INPUT_finds_its_own_place_after_one_that_has_failed_while_it_waited(boolean saved) {
    type("10 ON ERROR GOTO 100\r20 LINE INPUT A$(VAL(INPUT$(1)))\r30 PRINT A$(3);\"|\";B$:END\r");
    type("100 LINE INPUT B$:RESUME 30\rRUN\r");
    typeEach("3", saved);
    assertEquals(Stop.LINE, type("\u0001A"));
    if (saved) {
      saveAndRestore();
    }
    shown();
    assertEquals(Stop.READY, type("hello\r"));
    assertEquals("hello\r\n|hello\r\nOk\r\n", shown());
  }

  @Test
  void a_LINE_INPUT_that_has_failed_while_it_waited_leaves_nothing_that_is_saved() {
    type("10 ON ERROR GOTO 100\r20 LINE INPUT A$(VAL(INPUT$(1)))\r30 END\r");
    type("100 ERASE A$:X$=INPUT$(1):PRINT X$:RESUME 30\rRUN\r");
    typeEach("3", false);
    assertEquals(Stop.KEYS, type("\u0001A"));
    saveAndRestore();
    shown();
    assertEquals(Stop.READY, type("k"));
    assertEquals("k\r\nOk\r\n", shown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "READ A(I),I,A(VAL(INPUT$(1)+INPUT$(1))):DATA 5,2,8",
        "INPUT#1,A(I),I,A(VAL(INPUT$(1)+INPUT$(1)))",
      })
  void a_list_of_variables_is_filled_once_when_a_subscript_waits_for_keys(String statement) {
    type("10 OPEN \"O\",1,\"T\":PRINT#1,\"5,2,8\":CLOSE:OPEN \"I\",1,\"T\"\r20 I=1:" + statement);
    type("\r30 PRINT A(1);A(2);I;A(7)\rRUN\r");
    shown();
    typeEach("07", true);
    assertEquals(" 5  0  2  8 \r\nOk\r\n", shown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SWAP B$,A$(VAL(INPUT$(1)+INPUT$(1)))",
        "MID$(A$(VAL(INPUT$(1)+INPUT$(1))),1)=B$",
        "LSET A$(VAL(INPUT$(1)+INPUT$(1)))=B$",
        "RSET A$(VAL(INPUT$(1)+INPUT$(1)))=B$",
        "LINE INPUT#1,A$(VAL(INPUT$(1)+INPUT$(1)))",
        "OPEN \"R\",2,\"U\":PRINT#2,B$;:FIELD 2,5 AS A$(VAL(INPUT$(1)+INPUT$(1)))",
      })
  void a_place_is_found_by_as_many_keys_as_it_wants(String statement) {
    type("10 OPEN \"O\",1,\"T\":PRINT#1,\"HELLO\":CLOSE:OPEN \"I\",1,\"T\"\r");
    type("20 A$(7)=\"-----\":B$=\"HELLO\":" + statement + ":PRINT A$(7)\rRUN\r");
    shown();
    typeEach("07", true);
    assertEquals("HELLO\r\nOk\r\n", shown());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_field_that_is_printed_into_its_own_record_is_printed_as_it_was(boolean saved) {
    type("10 OPEN \"R\",1,\"T\",8:FIELD 1,2 AS Q$,4 AS R$:FIELD 1,8 AS S$:LSET S$=\"abcdefgh\"\r");
    type("20 PRINT#1,R$;INPUT$(1);:PRINT S$;Q$\rRUN\r");
    shown();
    typeEach("k", saved);
    assertEquals("kcdefefghcd\r\nOk\r\n", shown());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_line_that_is_taken_for_a_DATA_line_stays_so_while_it_waits(boolean saved) {
    type("10 ON ERROR GOTO 40\r20 READ A:A$=INPUT$(1):A=A$\r25 END\r30 DATA x\r");
    type("40 PRINT ERL;:RESUME NEXT\rRUN\r");
    shown();
    typeEach("k", saved);
    assertEquals(" 30 \r\nOk\r\n", shown());
  }

  @Test
  void a_line_that_is_taken_for_a_DATA_line_stays_so_when_INPUT_asks_again() {
    type("10 ON ERROR GOTO 40\r20 READ A:INPUT B:A=A$\r25 END\r30 DATA x\r");
    type("40 PRINT ERL;:RESUME NEXT\rRUN\rx\r");
    shown();
    type("5\r");
    assertEquals("5\r\n 30 \r\nOk\r\n", shown());
  }

  @Test
  void functions_are_saved_in_the_same_order_after_a_restore() {
    type("10 IF 0 THEN PRINT FNB(1)\r20 DEF FNA(X)=X:DEF FNB(X)=X\rRUN\r");
    byte[] before = desk.fields().get("execution");
    saveAndRestore();
    assertArrayEquals(before, desk.fields().get("execution"));
  }

  @Test
  void limits_give_the_original_s_errors() {
    for (int i = 0; i <= DeskLimits.DEFAULT.machine().memoryBytes() / 64_000; i++) {
      type("DIM A" + i + "#(7999)\r");
    }
    assertTrue(shown().endsWith("Out of memory\r\nOk\r\n"));
    type("10 GOSUB 10\rRUN\r");
    assertTrue(shown().endsWith("Out of memory in 10\r\nOk\r\n"));
    type("10 DEF FNA(X)=FNA(X)\r20 PRINT FNA(1)\rRUN\r");
    assertTrue(shown().endsWith("Out of memory in 20\r\nOk\r\n"));
  }

  @Test
  void a_program_longer_than_allowed_is_refused_whole() {
    desk.replaceProgram("10 PRINT 1\n");
    String endless = "20 REM\n".repeat(DeskLimits.DEFAULT.programCharacters());
    assertThrows(IllegalArgumentException.class, () -> desk.replaceProgram(endless));
    assertEquals("10 PRINT 1\n", desk.programText());
  }
}
