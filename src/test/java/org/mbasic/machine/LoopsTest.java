package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * How a FOR and a WHILE find their end where no recorded case shows it; the witness is the assembly
 * source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoopsTest {

  @Test
  void a_FOR_finds_a_NEXT_without_a_name_wrong_before_its_first_turn() {
    shows(
        """
        RUN
        Syntax error in 30
        Ok
        30 NEXT 5
        """,
        """
        10 FOR I=1 TO 3
        20 PRINT I
        30 NEXT 5
        """,
        "RUN\n\n");
  }

  @Test
  void a_FOR_finds_the_NEXT_of_a_loop_inside_wrong() {
    shows(
        """
        RUN
        Syntax error in 30
        Ok
        30 NEXT J K
        """,
        """
        10 FOR I=1 TO 3
        20 FOR J=1 TO 2:PRINT J
        30 NEXT J K
        40 NEXT I
        """,
        "RUN\n\n");
  }

  @Test
  void a_FOR_does_not_read_on_behind_its_own_NEXT() {
    shows(
        """
        RUN
         1\s
         2\s
        Syntax error in 30
        Ok
        30 NEXT I K
        """,
        """
        10 FOR I=1 TO 2
        20 PRINT I
        30 NEXT I K
        """,
        "RUN\n\n");
  }

  @Test
  void a_wrong_statement_behind_the_NEXT_of_a_loop_inside_is_no_part_of_it() {
    shows(
        """
        RUN
         1  1\s
        Syntax error in 30
        Ok
        30 NEXT J:)
        """,
        """
        10 FOR I=1 TO 3
        20 FOR J=1 TO 1:PRINT I;J
        30 NEXT J:)
        40 NEXT I
        """,
        "RUN\n\n");
  }

  @Test
  void a_WEND_with_something_behind_it_ends_its_loop_and_is_wrong() {
    shows(
        """
        RUN
         1\s
        Syntax error in 30
        Ok
        30 WEND X
        """,
        """
        10 WHILE X<2
        20 X=X+1:PRINT X
        30 WEND X
        """,
        "RUN\n\n");
  }

  @Test
  void FOR_looks_at_its_start_and_for_TO_before_it_refuses_the_type_of_its_variable() {
    shows(
        """
        FOR D#=1:NEXT
        Syntax error
        Ok
        FOR A$="X" STEP 1:NEXT
        Syntax error
        Ok
        FOR D#=FNX(1) TO 3:NEXT
        Undefined user function
        Ok
        FOR D#="X":NEXT
        Type mismatch
        Ok
        FOR D#=1 TO 3:NEXT
        Type mismatch
        Ok
        FOR A$="X" TO 3:NEXT
        Type mismatch
        Ok
        """,
        "",
        """
        FOR D#=1:NEXT
        FOR A$="X" STEP 1:NEXT
        FOR D#=FNX(1) TO 3:NEXT
        FOR D#="X":NEXT
        FOR D#=1 TO 3:NEXT
        FOR A$="X" TO 3:NEXT
        """);
  }

  @Test
  void the_type_of_the_variable_is_looked_at_before_what_stands_behind_TO() {
    shows(
        """
        FOR D#=1 TO ):NEXT
        Type mismatch
        Ok
        FOR D#=1 TO FNX(1):NEXT
        Type mismatch
        Ok
        FOR I=1 TO ):NEXT
        Syntax error
        Ok
        """,
        "",
        "FOR D#=1 TO ):NEXT\nFOR D#=1 TO FNX(1):NEXT\nFOR I=1 TO ):NEXT\n");
  }

  @Test
  void a_comma_at_the_end_of_NEXT_names_no_loop() {
    shows(
        """
        RUN
         1  2\s
        NEXT without FOR in 20
        Ok
        RUN 100
         1  2\s
        NEXT without FOR in 100
        Ok
        """,
        """
        10 FOR J=1 TO 2:PRINT J;
        20 NEXT J,
        30 PRINT "NOT HERE":END
        100 FOR I=1 TO 2:FOR J=1 TO 2:PRINT J;:NEXT J,
        """,
        "RUN\nRUN 100\n");
  }

  @Test
  void the_condition_of_a_WHILE_fails_in_its_own_line_also_when_WEND_goes_back_to_it() {
    shows(
        """
        RUN
        Subscript out of range in 20
        Ok
        LIST .
        20 WHILE A(I)<>5
        Ok
        """,
        """
        10 DIM A(3)
        20 WHILE A(I)<>5
        30 I=I+1
        40 WEND
        """,
        "RUN\nLIST .\n");
  }

  @Test
  void a_trapped_error_of_the_condition_at_WEND_goes_on_behind_the_WEND() {
    shows(
        """
        RUN
         0\s
         11  30\s
        BEHIND
        Ok
        """,
        """
        10 ON ERROR GOTO 60
        20 X=1
        30 WHILE 1/X
        40 X=X-1:PRINT X
        50 WEND:PRINT "BEHIND":END
        60 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void an_empty_loop_hands_its_start_to_the_next_one_in_the_list_of_NEXT() {
    shows(
        """
        RUN
         1  4  16  16\s
        Ok
        """,
        """
        10 FOR I=1 TO 9:PRINT I;
        20 FOR J=4*I TO 3:PRINT "X"
        30 NEXT J,I
        40 PRINT I;J
        """,
        "RUN\n");
  }

  @Test
  void an_empty_loop_hands_its_start_on_through_the_whole_list() {
    shows(
        """
        RUN
         7  7  7\s
        Ok
        """,
        """
        10 FOR I%=1 TO 2:FOR J%=1 TO 2:FOR K%=7 TO 6
        20 NEXT K%,J%,I%
        30 PRINT I%;J%;K%
        """,
        "RUN\n");
  }

  @Test
  void an_integer_takes_the_low_half_of_the_start_of_a_single_loop() {
    shows(
        """
        RUN
         0  5\s
        Ok
        """,
        """
        10 FOR I%=5 TO 1 STEP -1:FOR J=5 TO 1:NEXT J,I%
        20 PRINT I%;J
        """,
        "RUN\n");
  }

  @Test
  void NEXT_finds_an_element_before_it_finds_that_no_loop_has_it() {
    shows(
        """
        NEXT A(20)
        Subscript out of range
        Ok
        RUN
        Subscript out of range in 30
        Ok
        RUN 100
        NEXT without FOR in 120
        Ok
        DIM B(5)
        Duplicate Definition
        Ok
        """,
        """
        10 FOR I=1 TO 2
        20 PRINT I
        30 NEXT A(20)
        100 FOR I=1 TO 2
        110 PRINT I
        120 NEXT B(3)
        """,
        "NEXT A(20)\nRUN\nRUN 100\nDIM B(5)\n");
  }

  @Test
  void a_FOR_entered_again_gives_up_its_loop_before_it_looks_at_TO() {
    shows(
        """
        RUN
         11  20\s
         1\s
         1  50\s
        END
        Ok
        """,
        """
        10 ON ERROR GOTO 100:Z=1
        20 FOR I=1 TO 3/Z
        30 IF Z THEN Z=0:GOTO 20
        40 PRINT I
        50 NEXT
        60 PRINT "END":END
        100 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void a_NEXT_that_overflows_leaves_the_loops_inside_open() {
    shows(
        """
        RUN
         32766  1\s
         32767  1\s
         6  60\s
         32767  2\s
        JDONE
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 FOR I%=32766 TO 32767
        30 FOR J=1 TO 2
        40 PRINT I%;J:IF J=1 THEN 60
        50 NEXT J:PRINT "JDONE":END
        60 NEXT I%
        70 IF F=0 THEN F=1:GOTO 50
        80 END
        100 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }
}
