package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of errors, EDIT and AUTO; the witness is the assembly source of
 * BASIC-80 5.2.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PromptTest {

  @Test
  void NEXT_turns_the_innermost_loop_only() {
    shows(
        """
        RUN
        NEXT without FOR in 30
        Ok
        """,
        """
        10 FOR I=1 TO 3:FOR J=1 TO 3:IF J=2 THEN 30
        20 NEXT
        30 NEXT
        """,
        "RUN\n");
  }

  @Test
  void a_trapped_syntax_error_that_is_not_resumed_opens_its_line() {
    shows(
        """
        RUN
         2\s
        Ok
        20 PRINT )
        """,
        """
        10 ON ERROR GOTO 30
        20 PRINT )
        30 PRINT ERR:END
        """,
        "RUN\n\n");
  }

  @Test
  void an_undefined_line_behind_RESUME_can_be_trapped_again() {
    shows(
        """
        RUN
         5\s
         8\s
        Ok
        """,
        """
        10 ON ERROR GOTO 30
        20 ERROR 5
        30 PRINT ERR:IF ERR=8 THEN END
        40 RESUME 999
        """,
        "RUN\n");
  }

  @Test
  void COMMON_names_only_what_is_there() {
    shows(
        """
        SAVE "N"
        Ok
        RUN
        Illegal function call in 10
        Ok
        """,
        """
        10 COMMON A
        20 CHAIN "N"
        """,
        "SAVE \"N\"\nRUN\n");
  }

  @Test
  void PRINT_USING_wants_one_sign_between_two_values() {
    shows(
        """
        PRINT USING "#x";1 A
        1
        Syntax error
        Ok
        PRINT USING "x#";
        x
        Missing operand
        Ok
        """,
        "",
        "PRINT USING \"#x\";1 A\nPRINT USING \"x#\";\n");
  }

  @Test
  void EDIT_kills_nothing_at_the_end_of_a_line_and_rubs_out_by_underline() {
    shows(
        """
        EDIT 10
        10 REM AB\\\\CD_
        LIST
        10 REM ABC
        Ok
        """,
        "10 REM AB\n",
        "EDIT 10\n9 K:ICD_\nLIST\n");
  }

  @Test
  void AUTO_goes_on_after_an_error_and_counts_as_before() {
    shows(
        """
        AUTO 10,5
        10 \s
        Undefined line number
        Ok
        15 REM
        20 ^C
        Ok
        AUTO 50,
        50 REM
        55 ^C
        Ok
        """,
        "",
        "AUTO 10,5\n \nREM\n\u0003AUTO 50,\nREM\n\u0003");
  }

  @Test
  void an_error_of_a_line_that_cannot_be_stored_is_trapped() {
    shows(
        """
        RUN
        Break in 20
        Ok
        50
         8  65535\s
        Ok
        """,
        """
        10 ON ERROR GOTO 30
        20 STOP
        30 PRINT ERR;ERL:RESUME
        """,
        "RUN\n50\n");
  }

  @Test
  void AUTO_ends_before_the_last_number_a_line_may_have() {
    shows(
        """
        AUTO 65528,1
        65528 REM
        AUTO 65519
        65519 REM
        """,
        "",
        "AUTO 65528,1\nREM\nAUTO 65519\nREM\n");
  }

  @Test
  void a_count_of_EDIT_is_one_byte_that_is_rotated() {
    shows(
        """
        EDIT 10
        10 REM X\\XXXXX\\XX
        """,
        """
        10 REM XXXXXXXX
        """,
        "EDIT 10\n     260D\n");
  }

  @Test
  void DELETE_and_a_program_read_as_text_say_Ok_where_the_cursor_stands() {
    shows(
        """
        SAVE "T",A
        Ok
        PRINT 1;:LOAD "T"
         1 Ok
        PRINT 2;:MERGE "T"
         2 Ok
        SAVE "T"
        Ok
        PRINT 3;:LOAD "T"
         3\s
        Ok
        PRINT 4;:DELETE 10
         4 Ok
        """,
        """
        10 REM
        """,
        """
        SAVE "T",A
        PRINT 1;:LOAD "T"
        PRINT 2;:MERGE "T"
        SAVE "T"
        PRINT 3;:LOAD "T"
        PRINT 4;:DELETE 10
        """);
  }

  @Test
  void RENUM_begins_a_line_with_each_reference_that_leads_nowhere() {
    shows(
        """
        PRINT 1;:RENUM
         1\s
        Undefined line 20 in 10
        Undefined line 30 in 10
        Ok
        """,
        """
        10 GOTO 20:GOTO 30
        """,
        """
        PRINT 1;:RENUM
        """);
  }

  @Test
  void PRINT_USING_counts_the_places_of_a_field_before_it_looks_at_the_type() {
    shows(
        """
        PRINT USING STRING$(25,"#");"A"
        Illegal function call
        Ok
        PRINT USING STRING$(24,"#");"A"
        Type mismatch
        Ok
        """,
        "",
        "PRINT USING STRING$(25,\"#\");\"A\"\nPRINT USING STRING$(24,\"#\");\"A\"\n");
  }

  @Test
  void a_subroutine_called_at_the_prompt_comes_back_to_it_after_other_lines() {
    shows(
        """
        GOSUB 10
        Break in 10
        Ok
        PRINT A
         1\s
        Ok
        CONT
        back
        Ok
        GOSUB 30:PRINT "never"
        Type mismatch in 30
        Ok
        RETURN
        Ok
        RETURN
        RETURN without GOSUB
        Ok
        """,
        """
        10 A=1:STOP
        20 PRINT "back":RETURN
        30 A=B$
        """,
        "GOSUB 10\nPRINT A\nCONT\nGOSUB 30:PRINT \"never\"\nRETURN\nRETURN\n");
  }

  @Test
  void a_line_that_is_a_constant_of_blanks_is_none_that_is_deleted() {
    shows(
        """
        20 &H2020
        LIST
        20 &H2020
        Ok
        """,
        "",
        "20 &H2020\nLIST\n");
  }
}
