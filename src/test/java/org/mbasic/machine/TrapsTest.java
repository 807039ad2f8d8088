package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** ON ERROR; the witness is the assembly source of BASIC-80 5.21. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrapsTest {
  @Test
  void what_follows_a_READ_in_its_line_counts_as_of_the_DATA_line_that_failed() {
    shows(
        """
        RUN
         2  90\s
         13  90\s
         13  20\s
         2  90\s
        next
         11  90\s
        Break in 90
        Ok
        """,
        """
        5 ON ERROR GOTO 100
        10 READ A:A=B$
        20 A=B$
        30 RESTORE:READ A:IF A=0 THEN PRINT "next":A=1/0:STOP
        40 END
        90 DATA x
        100 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void a_floating_point_fault_inside_a_handler_stops_the_program() {
    shows(
        """
        RUN
         5\s
        Division by zero in 40
        Ok
        PRINT ERR;ERL
         11  40\s
        Ok
        RUN 60
        B
        Overflow in 80
        Ok
        """,
        """
        10 ON ERROR GOTO 30
        20 ERROR 5
        30 PRINT ERR
        40 A=1/0
        50 PRINT "A"
        60 ON ERROR GOTO 80
        70 PRINT "B":PRINT EXP(100)
        80 PRINT 1E38*10
        90 PRINT "C"
        """,
        "RUN\nPRINT ERR;ERL\nRUN 60\n");
  }

  @Test
  void a_floating_point_fault_is_only_told_of_once_the_handler_is_taken_away() {
    shows(
        """
        RUN
        Division by zero
         1.70141E+38\s
        Ok
        """,
        """
        10 ON ERROR GOTO 30
        20 ERROR 5
        30 RESUME 40
        40 ON ERROR GOTO 0
        50 PRINT 1/0
        """,
        "RUN\n");
  }

  @Test
  void a_typed_line_in_the_place_of_the_one_that_failed_is_where_resume_goes() {
    shows(
        """
        ON ERROR GOTO 100
        Ok
        A=1:B=2:ERROR 5
        Break in 100
        Ok
        RESUME
        Ok
        PRINT ERR;B
         0  2\s
        Ok
        """,
        "100 STOP\n",
        "ON ERROR GOTO 100\nA=1:B=2:ERROR 5\nRESUME\nPRINT ERR;B\n");
  }

  @Test
  void RESUME_NEXT_goes_behind_the_first_colon_of_an_IF_whose_ELSE_has_failed() {
    shows(
        """
        RUN
         2\s
        B
        C
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 IF 0 THEN PRINT 1 ELSE ERROR 5:PRINT "Z"
        30 IF 0 THEN PRINT 1:PRINT 2 ELSE ERROR 5:PRINT "Y"
        40 IF 0 THEN IF 0 THEN PRINT 1 ELSE PRINT "A" ELSE ERROR 5:PRINT "X"
        50 IF 1 THEN ERROR 5:PRINT "B" ELSE PRINT "W"
        60 IF 1 THEN ERROR 5 ELSE PRINT "V":PRINT "U"
        70 IF 0 THEN 20 ELSE PRINT "C":ERROR 5
        80 END
        100 RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void nothing_on_the_stack_outlives_its_being_full() {
    shows(
        """
        RUN
         7  20\s
        RETURN without GOSUB in 100
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 N=N+1:GOSUB 20
        30 END
        100 PRINT ERR;ERL:RETURN
        """,
        "RUN\n");
  }

  @Test
  void a_function_that_calls_itself_without_an_end_fills_the_stack() {
    shows(
        """
        RUN
        Out of memory in 30
        Ok
        RETURN
        RETURN without GOSUB
        Ok
        """,
        """
        10 DEF FNA(X)=FNA(X+1)
        20 GOSUB 30:END
        30 PRINT FNA(1)
        """,
        "RUN\nRETURN\n");
  }

  @Test
  void CLEAR_without_room_empties_the_stack() {
    shows(
        """
        RUN
         7  30\s
        RETURN without GOSUB in 100
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 GOSUB 30
        30 CLEAR ,,10
        100 PRINT ERR;ERL:RETURN
        """,
        "RUN\n");
  }

  /** 128 arrays of almost 64 KB fill the 8 MB there are for them. */
  @Test
  void any_other_Out_of_memory_leaves_the_stack() {
    StringBuilder arrays = new StringBuilder();
    for (int i = 0; i <= 128; i++) {
      arrays.append(200 + i).append(" DIM A").append(i).append("(16382)\n");
    }
    shows(
        """
        RUN
         7  30\s
         7  328\s
        back
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 GOSUB 30:PRINT "back":END
        30 ERROR 7
        40 GOTO 200
        100 PRINT ERR;ERL:RESUME NEXT
        """
            + arrays
            + "400 RETURN\n",
        "RUN\n");
  }

  @Test
  void a_formula_that_is_only_watched_takes_nothing_from_the_stack() {
    shows(
        """
        RUN
        Break in 30
        Ok
        WATCH FNA(1)
        FNA(1) = Out of memory
        Ok
        CONT
        back
        Ok
        """,
        """
        10 DEF FNA(X)=FNA(X+1)
        20 GOSUB 30:PRINT "back":END
        30 STOP
        40 RETURN
        """,
        "RUN\nWATCH FNA(1)\nCONT\n");
  }

  @Test
  void ON_ERROR_GOTO_0_reports_the_trapped_error_as_that_of_ERL() {
    shows(
        """
        RUN
         2  30\s
        Syntax error in 30
        Ok
        30 DATA XYZ
        10 ON ERROR GOTO 100:FOR I=1 TO 3
        20 NEXT J
        RUN
         1  20\s
        NEXT without FOR in 20
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 READ A
        30 DATA XYZ
        40 END
        100 PRINT ERR;ERL
        110 ON ERROR GOTO 0
        """,
        "RUN\n\n10 ON ERROR GOTO 100:FOR I=1 TO 3\n20 NEXT J\nRUN\n");
  }

  @Test
  void ON_ERROR_GOTO_0_reports_an_error_at_the_prompt_as_such() {
    shows(
        """
        RUN
        HELLO
        Ok
        FOO
        Syntax error
        Ok
        PRINT ERL
         65535\s
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 PRINT "HELLO":END
        100 IF ERR=53 THEN RESUME 20
        110 ON ERROR GOTO 0
        """,
        "RUN\nFOO\nPRINT ERL\n");
  }

  @Test
  void RENUM_of_a_line_0_arms_no_trap() {
    shows(
        """
        RENUM 100
        Ok
        ERROR 5
        Illegal function call
        Ok
        """,
        """
        0 REM
        10 REM
        """,
        "RENUM 100\nERROR 5\n");
  }

  /** ERROR keeps the statement for CONT before it looks whether it is trapped. */
  @Test
  void CONT_does_a_statement_again_whose_error_was_trapped() {
    shows(
        """
        RUN
        AB
        30 LIST 30
        Ok
        CONT
        B
        30 LIST 30
        Ok
        RENUM 200
        Ok
        TRON:CONT
        B[230]
        220 LIST 220
        Ok
        220
        CONT
        Can't continue
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 PRINT "A";:PRINT "B";SQR(-1)
        30 LIST 30
        100 PRINT:TROFF:RESUME 30
        """,
        "RUN\nCONT\nRENUM 200\nTRON:CONT\n220\nCONT\n");
  }

  @Test
  void CONT_enters_a_line_anew_whose_first_statement_failed() {
    shows(
        """
        RUN
        [20]A[100]
        30 LIST 30
        Ok
        TRON:CONT
        [20]A[100]
        30 LIST 30
        Ok
        """,
        """
        10 ON ERROR GOTO 100:TRON
        20 PRINT "A";SQR(-1)
        30 LIST 30
        100 PRINT:TROFF:RESUME 30
        """,
        "RUN\nTRON:CONT\n");
  }

  @Test
  void CONT_in_a_handler_goes_on_at_the_statement_that_failed() {
    shows(
        """
        RUN
        A
        A
        Illegal function call in 20
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 PRINT "A";SQR(-1)
        100 PRINT:CONT
        """,
        "RUN\n");
  }

  /** What ON ERROR keeps is the place of the line, which RENUM leaves. */
  @Test
  void a_handler_that_RENUM_gives_the_number_0_stays_armed() {
    shows(
        """
        RUN
        Break in 20
        Ok
        RENUM 0
        Ok
        CONT
        handled 5  20\s
        Break in 20
        Ok
        RENUM 100
        Ok
        CONT
        handled 6  130\s
        Break in 130
        Ok
        """,
        """
        10 IF ERR THEN PRINT "handled";ERR;ERL:RESUME NEXT
        20 ON ERROR GOTO 10:STOP
        30 ERROR 5:STOP
        40 ERROR 6:STOP
        """,
        "RUN\nRENUM 0\nCONT\nRENUM 100\nCONT\n");
  }
}
