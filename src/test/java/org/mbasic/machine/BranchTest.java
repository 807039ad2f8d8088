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
}
