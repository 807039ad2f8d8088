package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.Transcript;

/** Breakpoints and steps on the way through ON ERROR; no recorded case knows them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SteppedHandlersTest {
  private static final String RAISED =
      """
      10 ON ERROR GOTO 100
      20 ERROR 5
      30 END
      100 B=1
      110 RESUME NEXT
      """;

  /** After the handler errors in line 20 are blamed on line 90. */
  private static final String MISREAD =
      """
      10 ON ERROR GOTO 100
      20 READ A:B=1:C=2
      30 END
      90 DATA x
      100 RESUME NEXT
      """;

  private static String after(String program, String typed) {
    return Transcript.of(program + typed, 1_000, 0).console().substring(program.length());
  }

  @Test
  void a_breakpoint_at_an_error_handler_stops_when_an_error_enters_it() {
    String shown = after(RAISED, "BREAK 100\nRUN\nPRINT B;ERR;ERL\nCONT\nPRINT B\n");
    assertEquals(
        """
        BREAK 100
        Ok
        RUN
        Break in 100
        Ok
        PRINT B;ERR;ERL
         0  5  20\s
        Ok
        CONT
        Ok
        PRINT B
         1\s
        Ok
        """,
        shown);
  }

  @Test
  void an_error_that_enters_its_handler_is_one_statement_for_STEP() {
    String shown = after(RAISED, "STEP\nSTEP\nSTEP\nPRINT B\nSTEP\nPRINT B\n");
    assertTrue(shown.contains("Break in 100\n100 B=1\nOk\nPRINT B\n 0 \n"), shown);
    assertTrue(shown.contains("Break in 110\n110 RESUME NEXT\nOk\nPRINT B\n 1 \n"), shown);
  }

  @Test
  void a_held_Syntax_error_is_settled_when_its_line_is_corrected() {
    String program =
        """
        10 ON ERROR GOTO 100
        20 FOO
        30 PRINT "E":END
        100 B=1
        110 PRINT ERR;ERL:RESUME NEXT
        """;
    String shown = after(program, "BREAK 100\nRUN\n20 PRINT \"OK\"\nRUN\nPRINT 5\n");
    assertTrue(shown.endsWith("RUN\nOK\nE\nOk\nPRINT 5\n 5 \nOk\n"), shown);
    String numbered = after(program, "BREAK 100\nRUN\nRENUM 1000\nCONT\nPRINT 5\n");
    assertTrue(numbered.endsWith("CONT\n 2  20 \nE\nOk\nPRINT 5\n 5 \nOk\n"), numbered);
  }

  @Test
  void a_STOP_behind_a_breakpoint_opens_a_Syntax_error_as_ever() {
    String program =
        """
        10 ON ERROR GOTO 100
        20 FOO
        100 PRINT "H":STOP
        """;
    String shown = after(program, "BREAK 100\nRUN\nCONT\nQ");
    assertTrue(shown.contains("CONT\nH\nBreak in 100\nOk\n20 "), shown);
  }

  @Test
  void a_step_names_its_own_line_where_errors_are_blamed_on_a_DATA_line() {
    String shown = after(MISREAD, "BREAK 100\nRUN\nSTEP\n");
    assertTrue(shown.contains("STEP\nBreak in 20\n20 B=1\nOk\n"), shown);
  }

  @Test
  void a_step_into_the_handler_of_a_Syntax_error_does_not_open_its_line() {
    String program =
        """
        10 ON ERROR GOTO 100
        20 READ A
        30 END
        90 DATA x
        100 B=1
        110 RESUME NEXT
        """;
    String shown = after(program, "BREAK 100\nRUN\nPRINT ERR\nSTEP\nPRINT ERR;B\nCONT\n");
    assertTrue(shown.contains("Break in 100\nOk\nPRINT ERR\n 2 \nOk\nSTEP\n"), shown);
    assertTrue(shown.contains("RESUME NEXT\nOk\nPRINT ERR;B\n 2  1 \nOk\nCONT\nOk\n"), shown);
  }

  @Test
  void a_step_back_into_a_line_that_is_taken_for_a_DATA_line_is_one_statement() {
    String shown = after(MISREAD, "BREAK 20\nRUN\nSTEP\nSTEP\nPRINT B;C\nSTEP\nPRINT B;C\n");
    assertTrue(shown.contains("PRINT B;C\n 0  0 \n"), shown);
    assertTrue(shown.contains("PRINT B;C\n 1  0 \n"), shown);
  }
}
