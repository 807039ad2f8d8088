package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An edit with a line that the prompt would refuse: told so, and nothing is changed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedEditTest {
  private static final String REFUSED = "10 PRINT 1\n20 A=&H12345\n";

  private static void refused(String typed) {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type(typed);
    desk.run(1_000);
    String before = desk.programText();
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> desk.replaceProgram(REFUSED));
    assertEquals("Line 20: Overflow.", told.getMessage());
    assertEquals(before, desk.programText());
  }

  @Test
  void at_the_prompt() {
    refused("10 REM\r");
  }

  @Test
  void while_a_program_waits() {
    refused("10 INPUT A\rRUN\r");
  }
}
