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

  @Test
  void ERROR_NULL_CLEAR_and_GET_look_at_their_end_first() {
    shows(
        """
        RUN
         2  20\s
         2  30\s
         2  50\s
         2  60\s
         7  1\s
        Ok
        """,
        """
        10 ON ERROR GOTO 80
        20 ERROR 5 X
        30 NULL 3 X
        40 A=7:OPEN "R",1,"F":PUT 1
        50 GET 1,1 X
        60 CLEAR 100 X
        70 PRINT A;LOC(1):END
        80 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void TRON_has_been_done_when_what_follows_it_is_wrong() {
    shows(
        """
        TRON X
        Syntax error
        Ok
        RUN
        [10] 1\s
        Ok
        """,
        "10 PRINT 1\n",
        "TRON X\nRUN\n");
  }

  @Test
  void a_file_whose_name_is_followed_by_what_is_wrong_is_found_but_not_read() {
    shows(
        """
        SAVE "P",A
        Ok
        A=7
        Ok
        LOAD "NONE",Q
        File not found
        Ok
        LOAD "P",Q
        Syntax error
        Ok
        LOAD "P",
        Syntax error
        Ok
        RUN "P",RX
        Syntax error
        Ok
        MERGE "P" X
        Syntax error
        Ok
        PRINT A
         7\s
        Ok
        """,
        "10 PRINT 1\n",
        """
        SAVE "P",A
        A=7
        LOAD "NONE",Q
        LOAD "P",Q
        LOAD "P",
        RUN "P",RX
        MERGE "P" X
        PRINT A
        """);
  }

  @Test
  void a_RESUME_that_is_wrong_has_ended_the_handling() {
    shows(
        """
        RUN
         5\s
         2\s
         2\s
        Ok
        """,
        """
        10 ON ERROR GOTO 30
        20 ERROR 5
        30 PRINT ERR:N=N+1:IF N=3 THEN RESUME 50
        40 IF N=1 THEN RESUME NEXT X ELSE RESUME X
        50 END
        """,
        "RUN\n");
  }

  @Test
  void a_RETURN_without_GOSUB_has_left_all_loops() {
    shows(
        """
        RUN
         3  30\s
         1\s
         1  50\s
        Ok
        """,
        """
        10 ON ERROR GOTO 60
        20 FOR I=1 TO 3
        30 RETURN
        40 PRINT I
        50 NEXT:END
        60 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void RESET_closes_nothing_when_something_follows_it() {
    shows(
        """
        RUN
         0\s
        Ok
        """,
        """
        10 ON ERROR GOTO 40
        20 OPEN "R",1,"F":RESET X
        30 PRINT LOC(1):END
        40 RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void ON_ERROR_GOTO_what_is_no_line_has_turned_the_trap_off() {
    shows(
        """
        RUN
        Syntax error in 20
        Ok
        20 ON ERROR GOTO X
        """,
        """
        10 ON ERROR GOTO 30
        20 ON ERROR GOTO X
        30 PRINT "TRAPPED"
        """,
        "RUN\n\n");
  }

  @Test
  void MID_with_a_start_of_0_looks_no_further() {
    shows(
        """
        A$="ABC":MID$(A$,0)=5
        Illegal function call
        Ok
        WAIT 1,2,300
        Illegal function call
        Ok
        """,
        "",
        """
        A$="ABC":MID$(A$,0)=5
        WAIT 1,2,300
        """);
  }

  @Test
  void FIELD_evaluates_the_width_that_stands_before_what_is_missing() {
    shows(
        """
        RUN
        Missing operand in 20
        Ok
        FIELD 1,300 A$
        Illegal function call
        Ok
        FIELD 1,3 AS B$,4 X
        Syntax error
        Ok
        LSET B$="ABCD":PRINT B$
        ABC
        Ok
        """,
        """
        10 OPEN "R",1,"F"
        20 FIELD 1,5 AS A$,
        """,
        """
        RUN
        FIELD 1,300 A$
        FIELD 1,3 AS B$,4 X
        LSET B$="ABCD":PRINT B$
        """);
  }

  @Test
  void a_function_evaluates_its_arguments_before_it_misses_the_parenthesis() {
    shows(
        """
        PRINT CHR$(1/0
        Division by zero
        Syntax error
        Ok
        PRINT ABS(1/0,5)
        Division by zero
        Syntax error
        Ok
        PRINT LEFT$("A",1/0;2)
        Division by zero
        Overflow
        Ok
        PRINT MID$("ABC",0;2)
        Illegal function call
        Ok
        PRINT VARPTR(A
        Syntax error
        Ok
        PRINT INPUT$(1/0
        Division by zero
        Overflow
        Ok
        """,
        "",
        """
        PRINT CHR$(1/0
        PRINT ABS(1/0,5)
        PRINT LEFT$("A",1/0;2)
        PRINT MID$("ABC",0;2)
        PRINT VARPTR(A
        PRINT INPUT$(1/0
        """);
  }

  @Test
  void INSTR_tells_by_its_first_argument_how_many_it_has() {
    shows(
        """
        PRINT INSTR(1,"A")
        Syntax error
        Ok
        PRINT INSTR("A","B","C")
        Syntax error
        Ok
        PRINT INSTR(1,5)
        Type mismatch
        Ok
        PRINT INSTR("A",5)
        Type mismatch
        Ok
        """,
        "",
        """
        PRINT INSTR(1,"A")
        PRINT INSTR("A","B","C")
        PRINT INSTR(1,5)
        PRINT INSTR("A",5)
        """);
  }

  @Test
  void a_file_is_looked_for_before_the_comma_behind_its_number() {
    shows(
        """
        OPEN "O",1,"T"
        Ok
        PRINT #1
        Syntax error
        Ok
        PRINT #2
        Bad file mode
        Ok
        WRITE #4
        Bad file number
        Ok
        INPUT #1;A
        Bad file mode
        Ok
        LINE INPUT #4
        Bad file number
        Ok
        """,
        "",
        """
        OPEN "O",1,"T"
        PRINT #1
        PRINT #2
        WRITE #4
        INPUT #1;A
        LINE INPUT #4
        """);
  }

  @Test
  void LINE_INPUT_shows_its_prompt_before_it_misses_its_variable() {
    shows(
        """
        LINE INPUT "p";
        p
        Syntax error
        Ok
        LINE INPUT "p"A$
        Syntax error
        Ok
        """,
        "",
        "LINE INPUT \"p\";\nLINE INPUT \"p\"A$\n");
  }

  @Test
  void INPUT_minds_an_open_parenthesis_before_what_stands_in_it() {
    shows(
        """
        INPUT A(
        ? 5
        Syntax error
        Ok
        INPUT A(1,
        ? 5
        Syntax error
        Ok
        """,
        "",
        "INPUT A(\n5\nINPUT A(1,\n5\n");
  }

  @Test
  void a_variable_is_found_before_the_sign_behind_it_is_missed() {
    shows(
        """
        RUN
        9 in 20
        5 in 30
        13 in 40
        9 in 50
        2 in 60
        2 in 70
        9 in 80
        2 in 90
        9 in 100
        13 in 105
        10 in 110
        10 in 120
        10 in 130
        10 in 140
        Ok
        SOUND(440,10)
        Subscript out of range
        Ok
        """,
        """
        10 ON ERROR GOTO 200
        20 A(20)
        30 A(-1)
        40 A("X")
        50 A$(11)
        60 LET B(3)
        70 SWAP C(5)
        80 SWAP D(20)
        90 SWAP E(1),5
        100 LSET F$(20)
        105 RSET F
        110 DIM A(5)
        120 DIM B(5)
        130 DIM C(5)
        140 DIM E(5)
        150 ON ERROR GOTO 0:END
        200 PRINT MID$(STR$(ERR),2)+" in"+STR$(ERL):RESUME NEXT
        """,
        "RUN\nSOUND(440,10)\n");
  }

  @Test
  void INPUT_looks_at_the_reply_before_it_looks_into_subscripts() {
    shows(
        """
        INPUT B,A(1;2)
        ? 5
        ?Redo from start
        ? 5,6
        Syntax error
        Ok
        PRINT B
         5\s
        Ok
        INPUT A(B[1])
        ? X
        Syntax error
        Ok
        """,
        "",
        "INPUT B,A(1;2)\n5\n5,6\nPRINT B\nINPUT A(B[1])\nX\n");
  }
}
