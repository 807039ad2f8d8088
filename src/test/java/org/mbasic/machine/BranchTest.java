package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What no recorded case shows of branches; the witness is the assembly source of BASIC-80 5.21. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BranchTest {

  @Test
  void the_GOTO_of_an_IF_takes_what_THEN_takes() {
    shows(
        """
        RUN
         1\s
         4\s
         5\s
        Syntax error in 60
        Ok
        60 IF 1 GOTO X
        """,
        """
        10 IF 1 GOTO PRINT 1 ELSE PRINT 2
        20 IF 0 GOTO PRINT 3 ELSE PRINT 4
        30 IF 1 GOTO:PRINT 5
        40 IF 1 GOTO 60 X
        50 PRINT 6
        60 IF 1 GOTO X
        """,
        "RUN\n\n");
  }

  @Test
  void RETURN_passes_over_what_stands_behind_the_lines_of_ON_GOSUB() {
    shows(
        """
        RUN
        ok
        Syntax error in 30
        Ok
        30 ON 9 GOSUB 100 X
        """,
        """
        10 ON 1 GOSUB 100,200 X
        20 IF 1 THEN ON 1 GOSUB 100 X:PRINT "ok" ELSE PRINT "else"
        30 ON 9 GOSUB 100 X
        40 END
        100 RETURN
        """,
        "RUN\n\n");
  }

  @Test
  void every_IF_that_is_passed_over_has_its_ELSE() {
    shows(
        """
        RUN
         2\s
         4\s
         6\s
         8\s
        Ok
        """,
        """
        10 IF A THEN FOO IF B THEN PRINT 0 ELSE PRINT 1 ELSE PRINT 2
        20 IF A THEN GOTO 10 IF B ELSE PRINT 3 ELSE PRINT 4
        30 IF A THEN IF B FOO IF C ELSE PRINT 0 ELSE PRINT 5 ELSE PRINT 6
        40 IF A THEN PRINT ) "IF" ELSE PRINT 8 ELSE PRINT 7
        """,
        "RUN\n");
  }

  @Test
  void what_a_command_does_not_look_at_has_its_ELSE() {
    shows(
        """
        RUN
         1\s
         2\s
         3\s
         4\s
        Ok
        """,
        """
        10 IF A THEN LIST &H10 ELSE PRINT 1
        20 IF A THEN RENUM &H10,5 ELSE PRINT 2
        30 IF A THEN EDIT &H10-IF A ELSE PRINT 0 ELSE PRINT 3
        40 IF A THEN OPEN "I",1,"F" IF A ELSE PRINT 0 ELSE PRINT 4
        """,
        "RUN\n");
  }
}
