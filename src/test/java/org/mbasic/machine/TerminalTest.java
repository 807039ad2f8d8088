package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of keys and replies; the witness is the assembly source of BASIC-80
 * 5.2.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TerminalTest {

  @Test
  void a_number_too_large_is_asked_for_again() {
    shows(
        """
        RUN
        ? 1E99
        Overflow
        ?Redo from start
        ? 7
         7\s
        Ok
        """,
        """
        10 INPUT A
        20 PRINT A
        """,
        "RUN\n1E99\n7\n");
  }

  @Test
  void RANDOMIZE_takes_a_number_too_large() {
    shows(
        """
        RUN
        Random number seed (-32768 to 32767)? 1E99
        Overflow
        Overflow in 10
        Ok
        """,
        """
        10 RANDOMIZE
        """,
        "RUN\n1E99\n");
  }

  @Test
  void a_wrong_reply_begins_the_whole_statement_anew() {
    shows(
        """
        TRON
        Ok
        RUN
        [10][20]? X
        ?Redo from start
        [20]? 4
        [30] 4\s
        Ok
        """,
        """
        10 A=1
        20 IF A=1 THEN INPUT A
        30 PRINT A
        """,
        "TRON\nRUN\nX\n4\n");
  }

  @Test
  void RESUME_of_the_first_statement_is_traced_as_its_line() {
    shows(
        """
        TRON
        Ok
        RUN
        [10][20][40][20][30]
        Ok
        """,
        """
        10 ON ERROR GOTO 40
        20 IF B=0 THEN ERROR 5
        30 END
        40 B=1:RESUME
        """,
        "TRON\nRUN\n");
  }
}
