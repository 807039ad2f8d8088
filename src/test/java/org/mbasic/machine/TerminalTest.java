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
  private static final String LITERAL = "\u0001";
  private static final String CTRL_A = LITERAL + "\u0001";
  private static final String CTRL_C = "\u0003";
  private static final String RUBOUT = "\u007f";
  private static final String CTRL_O = LITERAL + "\u000f";
  private static final String CTRL_U = LITERAL + "\u0015";

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
  void RANDOMIZE_takes_blanks_before_digits_and_not_before_a_sign() {
    shows(
        """
        RANDOMIZE
        Random number seed (-32768 to 32767)?  -5
        Random number seed (-32768 to 32767)?  5
        Ok
        """,
        "",
        "RANDOMIZE\n -5\n 5\n");
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

  @Test
  void CONT_at_the_first_statement_of_a_line_is_traced() {
    shows(
        """
        RUN
        [20]
        Illegal function call in 20
        Ok
        N=1
        Ok
        CONT
        [20]A
        [30]? ^C
        Break in 30
        Ok
        CONT
        [30]? 1
        [40]
        Break in 40
        Ok
        CONT
        [50]
        Ok
        """,
        """
        10 TRON
        20 PRINT STRING$(N-1,32);"A"
        30 INPUT A
        40 STOP
        50 END
        """,
        "RUN\nN=1\nCONT\n\003CONT\n1\nCONT\n");
  }

  @Test
  void control_O_hides_output_up_to_the_next_prompt() {
    shows(
        """
        PRINT 1:PRINT INPUT$(1);:PRINT 2
         1\s
        ^O
        Ok
        """,
        "",
        "PRINT 1:PRINT INPUT$(1);:PRINT 2\n" + CTRL_O);
  }

  @Test
  void a_second_control_O_shows_output_again() {
    shows(
        """
        PRINT 1:A$=INPUT$(2):PRINT 2;ASC(A$)
         1\s
        ^O
        ^O
         2  0\s
        Ok
        """,
        "",
        "PRINT 1:A$=INPUT$(2):PRINT 2;ASC(A$)\n" + CTRL_O + CTRL_O);
  }

  @Test
  void control_O_at_the_prompt_hides_what_is_typed_and_INPUT_shows_it_again() {
    shows(
        """
        PR^O
        ? 5
         5\s
        Ok
        """,
        "",
        "PR" + CTRL_O + "INT 1:INPUT A:PRINT A\n5\n");
  }

  @Test
  void an_error_and_STOP_are_shown_in_any_case() {
    shows(
        """
        ^O
        Break in 10
        Ok
        ^O
        Illegal function call
        Ok
        """,
        """
        10 STOP
        """,
        CTRL_O + "RUN\n" + CTRL_O + "ERROR 5\n");
  }

  @Test
  void control_A_at_the_beginning_of_a_line_edits_the_last_one() {
    shows(
        """
        PRNT 1
        Syntax error
        Ok

        ! PRINT 1
         1\s
        Ok
        """,
        "",
        "PRNT 1\n" + CTRL_A + "  II" + "\n");
  }

  @Test
  void control_A_edits_the_line_that_was_listed_last() {
    shows(
        """
        LIST
        10 PRINT 1
        20 PRINT 2
        Ok

        ! PRINT 2
         2\s
        Ok
        """,
        """
        10 PRINT 1
        20 PRINT 2
        """,
        "LIST\n" + CTRL_A + "\n");
  }

  @Test
  void control_A_edits_the_line_that_LOAD_read_last() {
    shows(
        """
        SAVE"P",A
        Ok
        LOAD"P"
        Ok

        ! 20 PRINT 3
        LIST
        10 PRINT 1
        20 PRINT 3
        Ok
        """,
        """
        10 PRINT 1
        20 PRINT 2
        """,
        "SAVE\"P\",A\nLOAD\"P\"\n" + CTRL_A + "9 C3\nLIST\n");
  }

  @Test
  void control_A_edits_what_a_file_gave_last() {
    shows(
        """
        RUN
        Ok

        ! PRINT 4
         4\s
        Ok
        B=1:GOTO 10
        Ok

        ! PRINT 5
         5\s
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,"PRINT 4,PRINT 5":CLOSE
        20 OPEN "I",1,"T":INPUT#1,A$
        30 IF B THEN LINE INPUT#1,A$
        40 END
        """,
        "RUN\n" + CTRL_A + "\nB=1:GOTO 10\n" + CTRL_A + "\n");
  }

  @Test
  void control_C_closes_what_rubouts_have_shown() {
    shows(
        """
        RUN
        ? 12\\2\\^C
        Break in 10
        Ok
        PRINT 8\\8\\^C
        PRINT 9
         9\s
        Ok
        """,
        """
        10 INPUT A
        """,
        "RUN\n12" + RUBOUT + CTRL_C + "PRINT 8" + RUBOUT + CTRL_C + "PRINT 9\n");
  }

  @Test
  void a_line_written_over_in_part_is_edited_whole() {
    shows(
        """
        REM ABCDEF
        Ok
        PRINT^U

        ! PRINTBCDEF
        Syntax error
        Ok
        """,
        "",
        "REM ABCDEF\nPRINT" + CTRL_U + CTRL_A + "\n");
  }

  @Test
  void Q_takes_what_lies_before_the_cursor() {
    shows(
        """
        PRINT 12345
         12345\s
        Ok

        ! PRINT 12
         12\s
        Ok
        """,
        "",
        "PRINT 12345\n" + CTRL_A + "8 Q");
  }

  @Test
  void the_eighth_bit_of_a_key_is_lost() {
    shows(
        """
        PRINT "A"
        A
        Ok
        """,
        "",
        "PRINT \"\u00c1\"\n");
  }

  @Test
  void LINE_INPUT_finds_its_variable_before_the_line_is_typed() {
    shows(
        """
        RUN
        1st: ONE
        2nd:
        Subscript out of range in 30
        Ok
        PRINT A$(3);RND
        ONE .305003\s
        Ok
        """,
        """
        10 LINE INPUT "1st: ";A$(RND*11)
        20 I=11
        30 LINE INPUT "2nd:";A$(I)
        """,
        "RUN\nONE\nPRINT A$(3);RND\n");
  }

  @Test
  void a_WHILE_may_wait_for_a_key_at_each_turn() {
    shows(
        """
        RUN
        xx
        DONE
        Ok
        """,
        """
        10 WHILE INPUT$(1)<>"Q":PRINT "x";:WEND
        20 PRINT:PRINT "DONE"
        """,
        "RUN\nabQ");
  }

  @Test
  void a_reply_is_held_against_the_variables_in_front_of_what_is_none() {
    shows(
        """
        RUN
        ? 1
        ?Redo from start
        ? 1,2,3
         2  20\s
        ? X
         2  30\s
        ? X
         2  40\s
        ? 1
        ?Redo from start
        ? 1,2
         2  50\s
         0  0\s
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 INPUT A,B,5
        30 INPUT A,5
        40 INPUT A B
        50 INPUT A,B,
        60 PRINT A;B
        70 END
        100 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n1\n1,2,3\nX\nX\n1\n1,2\n");
  }
}
