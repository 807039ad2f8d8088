package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Lines that an editor changes, beside those that are typed at the prompt meanwhile. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnteredLinesTest {
  private final Desk desk = Desk.fresh(DeskLimits.DEFAULT);

  private void type(String keys) {
    desk.type(keys);
    desk.run(1_000);
  }

  @Test
  void lines_take_their_places_and_the_others_stay() {
    type("10 A=1\r15 PRINT 9\r20 B=2\r");
    desk.enterLines("20 print a\n5 REM\n10 A=12");
    assertEquals("5 REM\n10 A=12\n15 PRINT 9\n20 PRINT A\n", desk.programText());
  }

  @Test
  void a_number_alone_deletes_its_line_if_there_is_one() {
    type("10 A=1\r20 B=2\r");
    desk.enterLines("30\n10\n");
    assertEquals("20 B=2\n", desk.programText());
  }

  @Test
  void what_has_no_number_is_left_out() {
    type("10 A=1\r");
    desk.enterLines("PRINT A\n\n20 B=2");
    assertEquals("10 A=1\n20 B=2\n", desk.programText());
  }

  @Test
  void lines_that_change_nothing_leave_the_variables() {
    type("10 A=1\rRUN\r");
    desk.enterLines("10 a=1\n99");
    long end = desk.output().end();
    type("PRINT A\r");
    assertEquals("PRINT A\r\n 1 \r\nOk\r\n", desk.output().from(end));
  }

  @Test
  void while_a_program_waits_they_add_up() {
    type("10 INPUT A\rRUN\r");
    desk.enterLines("20 B=2");
    desk.enterLines("30 C=3\n20");
    assertEquals("10 INPUT A\n30 C=3", desk.programText());
    type("1\r");
    assertEquals("10 INPUT A\n30 C=3\n", desk.programText());
  }

  @Test
  void a_program_that_is_hidden_is_left_alone() {
    type("10 A=1\rSAVE \"P\",P\rLOAD \"P\"\r");
    assertTrue(desk.hidesProgram());
    desk.enterLines("20 B=2");
    assertTrue(desk.hidesProgram());
  }

  @Test
  void a_line_that_would_be_refused_refuses_them_all() {
    type("10 A=1\r");
    assertThrows(IllegalArgumentException.class, () -> desk.enterLines("10 A=2\n20 A=&H12345"));
    assertEquals("10 A=1\n", desk.programText());
  }

  /** Somewhat more than half of the characters that a program may have. */
  private static String half(int first) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() <= DeskLimits.DEFAULT.programCharacters() / 2; i++) {
      lines.append(first + i).append(" REM ").append("X".repeat(200)).append('\n');
    }
    return lines.toString();
  }

  @Test
  void a_program_that_would_be_too_long_is_refused() {
    desk.enterLines(half(10_000));
    String before = desk.programText();
    assertThrows(IllegalArgumentException.class, () -> desk.enterLines(half(30_000)));
    assertEquals(before, desk.programText());
  }
}
