package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What can be done with a program saved by ,P where no recorded case shows it; the witness is the
 * assembly source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProtectionTest {

  @Test
  void EDIT_shows_nothing_of_it() {
    shows(
        """
        SAVE "P",P:LOAD "P"
        Ok
        EDIT 10
        Illegal function call
        Ok
        EDIT 99
        Undefined line number
        Ok
        """,
        """
        10 PRINT "SECRET"
        """,
        """
        SAVE "P",P:LOAD "P"
        EDIT 10
        EDIT 99
        """);
  }

  @Test
  void a_syntax_error_does_not_open_its_line() {
    shows(
        """
        SAVE "P",P:LOAD "P"
        Ok
        RUN
        Syntax error in 10
        Ok
        Illegal function call in 10
        Ok
        PRINT 1
         1\s
        Ok
        """,
        """
        10 PRNT "SECRET"
        """,
        """
        SAVE "P",P:LOAD "P"
        RUN
        PRINT 1
        """);
  }

  @Test
  void it_loses_lines_and_numbers_and_can_be_saved_protected_again() {
    shows(
        """
        SAVE "P",P:LOAD "P"
        Ok
        DELETE 10
        Ok
        RENUM 100
        Ok
        SAVE "Q",P
        Ok
        SAVE "R"
        Illegal function call
        Ok
        LOAD "Q"
        Ok
        GOTO 100
         2\s
        Ok
        LIST
        Illegal function call
        Ok
        """,
        """
        10 PRINT 1
        20 PRINT 2
        """,
        """
        SAVE "P",P:LOAD "P"
        DELETE 10
        RENUM 100
        SAVE "Q",P
        SAVE "R"
        LOAD "Q"
        GOTO 100
        LIST
        """);
  }

  @Test
  void MERGE_minds_its_file_first() {
    shows(
        """
        SAVE "A",A
        Ok
        SAVE "P",P:LOAD "P"
        Ok
        MERGE "P"
        Bad file mode
        Ok
        MERGE "A"
        Illegal function call
        Ok
        """,
        """
        10 PRINT 1
        """,
        """
        SAVE "A",A
        SAVE "P",P:LOAD "P"
        MERGE "P"
        MERGE "A"
        """);
  }

  @Test
  void PEEK_and_POKE_are_refused_at_the_prompt_and_not_in_the_program() {
    shows(
        """
        PRINT PEEK(9)
         0\s
        Ok
        SAVE "P",P
        Ok
        POKE 9,5
        Ok
        LOAD "P"
        Ok
        PRINT PEEK(9)
        Illegal function call
        Ok
        PRINT PEEK(70000)
        Overflow
        Ok
        POKE 9
        Illegal function call
        Ok
        POKE "A",1
        Type mismatch
        Ok
        RUN
         7\s
        Ok
        NEW
        Ok
        PRINT PEEK(9)
         7\s
        Ok
        """,
        """
        10 POKE 9,7:PRINT PEEK(9)
        """,
        """
        PRINT PEEK(9)
        SAVE "P",P
        POKE 9,5
        LOAD "P"
        PRINT PEEK(9)
        PRINT PEEK(70000)
        POKE 9
        POKE "A",1
        RUN
        NEW
        PRINT PEEK(9)
        """);
  }
}
