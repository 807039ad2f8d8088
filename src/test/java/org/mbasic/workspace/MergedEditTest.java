package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An editor's text, and lines that came at the prompt before the editor knew of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MergedEditTest {
  private static final String THREE = "10 A=1\n20 B=2\n30 C=3\n";

  private final Desk desk = Desk.fresh(DeskLimits.DEFAULT);
  private long base;

  private void type(String keys) {
    desk.type(keys);
    desk.run(1_000);
  }

  private void editorShowsIt() {
    base = desk.programVersion();
    desk.shown(base);
  }

  @BeforeEach
  void an_editor_shows_three_lines() {
    desk.edit(0, THREE);
    editorShowsIt();
  }

  @Test
  void both_stay() {
    type("15 PRINT 9\r");
    desk.edit(base, "10 A=12\n20 B=2\n30 C=3");
    assertEquals("10 A=12\n15 PRINT 9\n20 B=2\n30 C=3\n", desk.programText());
  }

  @Test
  void a_line_deleted_at_the_prompt_does_not_come_back() {
    type("30\rDELETE 10\r");
    desk.edit(base, "10 A=1\n20 B=22\n30 C=3");
    assertEquals("20 B=22\n", desk.programText());
  }

  @Test
  void a_line_changed_at_the_prompt_stays_changed_and_one_that_both_changed_is_the_editors() {
    type("10 A=7\r20 B=7\r30 C=7\r");
    desk.edit(base, "10 A=1\n20 b=2: REM\n");
    assertEquals("10 A=7\n20 B=2: REM\n", desk.programText());
  }

  @Test
  void a_second_edit_from_the_same_base_takes_back_what_the_first_did() {
    type("15 PRINT 9\r");
    desk.edit(base, "10 A=1\n25 B=2\n30 C=3");
    desk.edit(base, "10 A=1\n250 B=2\n30 C=3");
    assertEquals("10 A=1\n15 PRINT 9\n30 C=3\n250 B=2\n", desk.programText());
    desk.edit(base, THREE);
    assertEquals("10 A=1\n15 PRINT 9\n20 B=2\n30 C=3\n", desk.programText());
  }

  @Test
  void an_edit_that_had_won_and_is_undone_leaves_what_was_typed() {
    type("10 A=7\r15 X=7\r30\r");
    desk.edit(base, "10 A=12\n15 X=12\n20 B=2\n30 C=12");
    assertEquals("10 A=12\n15 X=12\n20 B=2\n30 C=12\n", desk.programText());
    desk.edit(base, THREE);
    assertEquals("10 A=7\n15 X=7\n20 B=2\n", desk.programText());
  }

  @Test
  void a_desk_that_was_saved_meanwhile_knows_what_is_typed_since() {
    Desk woken = Desk.restore(desk.fields(), DeskLimits.DEFAULT);
    woken.type("15 PRINT 9\r");
    woken.run(1_000);
    woken.edit(base, "10 A=12\n20 B=2\n30 C=3");
    assertEquals("10 A=12\n15 PRINT 9\n20 B=2\n30 C=3\n", woken.programText());
  }

  @Test
  void what_was_typed_before_another_program_came_is_no_part_of_it() {
    type("15 PRINT 9\r");
    desk.replaceProgram("15 REM\n");
    desk.edit(base, THREE);
    assertEquals(THREE, desk.programText());
  }

  @Test
  void an_editor_that_shows_the_line_may_delete_it() {
    type("15 PRINT 9\r");
    editorShowsIt();
    desk.edit(base, THREE);
    assertEquals(THREE, desk.programText());
  }

  @Test
  void what_is_typed_between_two_edits_is_kept_by_the_second() {
    desk.edit(base, "10 A=12\n20 B=2\n30 C=3");
    type("15 PRINT 9\r10 A=0\r");
    desk.edit(base, "10 A=12\n20 B=22\n30 C=3");
    assertEquals("10 A=0\n15 PRINT 9\n20 B=22\n30 C=3\n", desk.programText());
  }

  @Test
  void a_file_that_is_opened_takes_the_place_of_all() {
    type("15 PRINT 9\r");
    desk.edit(0, "100 REM");
    assertEquals("100 REM\n", desk.programText());
  }

  @Test
  void lines_of_another_program_are_not_mixed_in() {
    type("SAVE \"P\"\rNEW\r10 PRINT 1\r40 PRINT 4\r");
    desk.edit(base, "10 A=12\n20 B=2\n30 C=3");
    assertEquals("10 A=12\n20 B=2\n30 C=3\n", desk.programText());
  }

  @Test
  void the_line_that_is_edited_at_the_prompt_meanwhile_stays_edited() {
    type("EDIT 20\r");
    desk.edit(base, "10 A=12\n20 B=2\n30 C=3");
    type("X:REM\r");
    assertEquals("10 A=12\n20 B=2:REM\n30 C=3\n", desk.programText());
  }

  @Test
  void what_a_running_program_merges_is_shown_and_stays() {
    type("15 PRINT 9\rSAVE \"M\",A\r15\r");
    type("5 INPUT X:CHAIN MERGE \"M\",10\r40 INPUT Y\rRUN\r");
    editorShowsIt();
    String program = "5 INPUT X:CHAIN MERGE \"M\",10\n10 A=1\n20 B=2\n30 C=33\n40 INPUT Y";
    desk.edit(base, program);
    assertEquals(program, desk.programText());
    type("1\r");
    String both = program.replace("20 B", "15 PRINT 9\n20 B") + "\n";
    assertEquals(both, desk.programText());
    desk.edit(base, program);
    assertEquals(both, desk.programText());
    type("1\r");
    assertEquals(both, desk.programText());
  }

  @Test
  void a_text_that_changes_nothing_leaves_the_variables() {
    type("RUN\r15 REM\rA=5\r");
    desk.edit(base, THREE);
    long end = desk.output().end();
    type("PRINT A\r");
    assertEquals("PRINT A\r\n 5 \r\nOk\r\n", desk.output().from(end));
  }

  @Test
  void a_protected_program_is_not_told_by_its_lines() {
    type("SAVE \"P\",P\rNEW\r");
    editorShowsIt();
    type("LOAD \"P\"\r");
    assertTrue(desk.hidesProgram());
    desk.edit(base, "1 REM");
    assertEquals("1 REM\n", desk.programText());
  }

  @Test
  void of_more_lines_than_a_page_could_miss_the_older_are_not_known() {
    for (int line = 100; line < 100 + 1_100; line++) {
      type(line + "'\r");
    }
    assertEquals(3 + 1_100, desk.lines());
    desk.edit(base, THREE);
    assertEquals(THREE, desk.programText());
  }

  @Test
  void a_text_that_would_be_refused_changes_nothing() {
    type("15 PRINT 9\r");
    assertThrows(IllegalArgumentException.class, () -> desk.edit(base, "10 A=&H12345"));
    assertEquals("10 A=1\n15 PRINT 9\n20 B=2\n30 C=3\n", desk.programText());
  }
}
