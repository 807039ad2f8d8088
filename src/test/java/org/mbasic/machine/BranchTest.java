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
}
