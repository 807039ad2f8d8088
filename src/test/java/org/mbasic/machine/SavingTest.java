package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What SAVE leaves on the disk; the witness is the assembly source of BASIC-80 5.21. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SavingTest {

  @Test
  void a_file_is_made_and_empty_before_what_follows_its_name_is_wrong() {
    shows(
        """
        SAVE "X"
        Ok
        SAVE "X",Q
        Syntax error
        Ok
        SAVE "Y" 5
        Syntax error
        Ok
        SAVE "Z",
        Syntax error
        Ok
        SAVE "A",A,5
        Syntax error
        Ok
        SAVE "P",P 5
        Syntax error
        Ok
        FILES
        A       .BAS  P       .BAS  X       .BAS  Y       .BAS  Z       .BAS
        Ok
        LOAD "P"
        Ok
        RUN
         1\s
        Ok
        LOAD "X"
        Ok
        LIST
        Ok
        """,
        "10 PRINT 1\n",
        """
        SAVE "X"
        SAVE "X",Q
        SAVE "Y" 5
        SAVE "Z",
        SAVE "A",A,5
        SAVE "P",P 5
        FILES
        LOAD "P"
        RUN
        LOAD "X"
        LIST
        """);
  }

  @Test
  void a_protected_program_leaves_an_empty_file_where_it_must_not_go() {
    shows(
        """
        SAVE "P",P
        Ok
        LOAD "P"
        Ok
        SAVE "R"
        Illegal function call
        Ok
        SAVE "S",A
        Illegal function call
        Ok
        FILES
        P       .BAS  R       .BAS  S       .BAS \s
        Ok
        """,
        "10 PRINT 1\n",
        "SAVE \"P\",P\nLOAD \"P\"\nSAVE \"R\"\nSAVE \"S\",A\nFILES\n");
  }

  @Test
  void lines_can_be_named_behind_A_but_the_last_of_them_counts_as_0() {
    shows(
        """
        LIST 10
        10 REM ONE
        Ok
        SAVE "A",A
        Ok
        LIST .
        30 REM THREE
        Ok
        SAVE "B",A 20
        Ok
        SAVE "C",A20-
        Ok
        SAVE "D",A 10-20
        Ok
        LOAD "B"
        Ok
        LIST
        20 REM TWO
        Ok
        LOAD "C"
        Ok
        LIST
        20 REM TWO
        30 REM THREE
        Ok
        LOAD "D"
        Ok
        LIST
        Ok
        """,
        """
        10 REM ONE
        20 REM TWO
        30 REM THREE
        """,
        """
        LIST 10
        SAVE "A",A
        LIST .
        SAVE "B",A 20
        SAVE "C",A20-
        SAVE "D",A 10-20
        LOAD "B"
        LIST
        LOAD "C"
        LIST
        LOAD "D"
        LIST
        """);
  }
}
