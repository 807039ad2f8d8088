package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What a statement has done, and what it has not, when it turns out to be wrong; the witness is the
 * assembly source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnfinishedStatementsTest {

  @Test
  void a_READ_that_fails_leaves_the_data_where_they_were() {
    shows(
        """
        RUN
         2  60\s
         1  0 1
         4  40\s
         1 X
        Ok
        """,
        """
        10 ON ERROR GOTO 70
        20 READ A,B
        30 READ C$:PRINT A;B;C$:RESTORE
        40 READ A,C$,D
        50 READ A,C$:PRINT A;C$:END
        60 DATA 1,X
        70 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void a_READ_followed_by_what_cannot_stand_there_fails() {
    shows(
        """
        RUN
         2\s
         1 1
        Ok
        """,
        """
        10 ON ERROR GOTO 50
        20 READ A X
        30 READ C$:PRINT A;C$:END
        40 DATA 1,2
        50 PRINT ERR:RESUME NEXT
        """,
        "RUN\n");
  }
}
