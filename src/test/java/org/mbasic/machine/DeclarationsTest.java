package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of declarations; the witness is the assembly source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeclarationsTest {
  @Test
  void a_function_without_parameters_ends_before_a_parenthesis() {
    shows(
        """
        RUN
        x 5  3 y
        bq
         5  1 k
         2  60  5\s
        next
        z 2  70  5\s
         2  80  5\s
         7  1\s
        Ok
        """,
        """
        10 DEF FNA=5:DEF FNB$="b":DEF FNC(X)=X+FNA(2)
        20 PRINT "x";FNA(1)+2;"y"
        30 PRINT FNB$("q")
        40 PRINT FNA(1);INPUT$(1)
        50 ON ERROR GOTO 100
        60 X=X+FNA(1):PRINT "next"
        70 PRINT "z";FNC(1)
        80 PRINT (FNA(1))
        90 ON ERROR GOTO 0:DEF FNA=7:IF X THEN PRINT FNA(1) ELSE PRINT "else"
        95 END
        100 PRINT ERR;ERL;X:RESUME NEXT
        """,
        "RUN\nk");
  }

  @Test
  void a_function_without_its_argument_is_a_syntax_error() {
    shows(
        """
        RUN
        a 2\s
        b 2\s
        c 2\s
        Ok
        """,
        """
        10 DEF FNA(X,Y)=X+Y:ON ERROR GOTO 50
        20 PRINT "a";FNA
        30 PRINT "b";FNA(1)
        40 PRINT "c";FNA(1,2,3):END
        50 PRINT ERR:RESUME NEXT
        """,
        "RUN\n");
  }

  /** Text of programs begins at 25034; 2 zeros end it, 20 bytes and 512 of stack follow. */
  @Test
  void CLEAR_wants_room_between_the_program_and_the_stack() {
    shows(
        """
        CLEAR ,25568
        Out of memory
        Ok
        CLEAR ,25569
        Ok
        CLEAR ,25156,100
        Out of memory
        Ok
        CLEAR ,25157,100
        Ok
        CLEAR ,100,200
        Out of memory
        Ok
        CLEAR ,,65000
        Out of memory
        Ok
        CLEAR ,,20000
        Ok
        10 CLEAR ,25579
        RUN
        Out of memory in 10
        Ok
        10 CLEAR ,25580
        RUN
        Ok
        """,
        "",
        """
        CLEAR ,25568
        CLEAR ,25569
        CLEAR ,25156,100
        CLEAR ,25157,100
        CLEAR ,100,200
        CLEAR ,,65000
        CLEAR ,,20000
        10 CLEAR ,25579
        RUN
        10 CLEAR ,25580
        RUN
        """);
  }

  private static String remarks(int lines) {
    StringBuilder program = new StringBuilder();
    for (int line = 1; line <= lines; line++) {
      program.append(line).append(" REM ").append("X".repeat(60)).append('\n');
    }
    return program.toString();
  }

  /** Text begins at 25034, a memory ends at 65533 at most; these lines take 67 bytes each. */
  @Test
  void a_program_leaves_less_room_for_a_stack_of_a_given_size() {
    shows(
        """
        CLEAR ,,33777
        Out of memory
        Ok
        CLEAR ,,33776
        Ok
        """,
        remarks(100),
        "CLEAR ,,33777\nCLEAR ,,33776\n");
  }

  @Test
  void CLEAR_without_top_and_stack_works_behind_a_program_that_fills_any_memory() {
    shows(
        """
        CLEAR
        Ok
        CLEAR 100
        Ok
        CLEAR ,,100
        Out of memory
        Ok
        """,
        remarks(700),
        "CLEAR\nCLEAR 100\nCLEAR ,,100\n");
  }

  @Test
  void a_variable_that_a_failing_statement_would_have_set_is_there() {
    shows(
        """
        RUN
        13 in 20
        13 in 25
        13 in 30
        4 in 40
        1 in 50
        13 in 60
        13 in 65
        MADE
        Ok
        """,
        """
        10 ON ERROR GOTO 200
        20 A=1/B$
        25 A%=B$
        30 FOR F=1/B$ TO 3
        40 READ R
        50 NEXT N
        60 SWAP S$,T
        65 LSET L$=1
        80 ON ERROR GOTO 0
        90 SWAP Z,A:SWAP Z,F:SWAP Z,R:SWAP Z,N:SWAP Z,T:SWAP Z%,A%
        100 SWAP Z$,S$:SWAP Z$,L$:PRINT "MADE":END
        200 PRINT MID$(STR$(ERR),2)+" in"+STR$(ERL):RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void a_variable_that_is_set_for_the_first_time_has_an_address_for_its_value() {
    shows(
        """
        RUN
         0\s
        Ok
        """,
        "10 A=VARPTR(A):PRINT A\n",
        "RUN\n");
  }

  @Test
  void OPTION_BASE_asks_whether_there_are_arrays_now() {
    shows(
        """
        DIM A(3):ERASE A:OPTION BASE 1:PRINT B(1)
         0\s
        Ok
        OPTION BASE 1
        Duplicate Definition
        Ok
        ERASE B:OPTION BASE 1
        Duplicate Definition
        Ok
        """,
        "",
        """
        DIM A(3):ERASE A:OPTION BASE 1:PRINT B(1)
        OPTION BASE 1
        ERASE B:OPTION BASE 1
        """);
  }

  @Test
  void DIM_looks_at_its_bounds_before_it_looks_for_the_array() {
    shows(
        """
        OPTION BASE 1:DIM A(3)
        Ok
        DIM A(0)
        Subscript out of range
        Ok
        DIM A(0,-1)
        Subscript out of range
        Ok
        DIM A(5)
        Duplicate Definition
        Ok
        """,
        "",
        """
        OPTION BASE 1:DIM A(3)
        DIM A(0)
        DIM A(0,-1)
        DIM A(5)
        """);
  }

  @Test
  void each_subscript_is_held_against_the_base_before_the_next_is_evaluated() {
    shows(
        """
        OPTION BASE 1
        Ok
        PRINT A(0,-1)
        Subscript out of range
        Ok
        PRINT A(0,1\\0)
        Subscript out of range
        Ok
        A(1,0,-1)=1
        Subscript out of range
        Ok
        PRINT A(-1,0)
        Illegal function call
        Ok
        PRINT A(0)
        Subscript out of range
        Ok
        DIM A(20):PRINT A(20)
         0\s
        Ok
        """,
        "",
        """
        OPTION BASE 1
        PRINT A(0,-1)
        PRINT A(0,1\\0)
        A(1,0,-1)=1
        PRINT A(-1,0)
        PRINT A(0)
        DIM A(20):PRINT A(20)
        """);
  }

  @Test
  void what_DEF_FN_defines_is_looked_at_when_it_is_called() {
    shows(
        """
        RUN
        DEFINED
        Syntax error in 20
        Ok
        20 PRINT FNA(1)
        """,
        """
        10 DEF FNA(X) X+1:PRINT "DEFINED"
        20 PRINT FNA(1)
        """,
        "RUN\n\n");
  }

  @Test
  void USR_has_one_digit_and_an_address() {
    shows(
        """
        DEF USR=70000
        Overflow
        Ok
        DEF USR 1=65535:DEF USR9=-32768!
        Ok
        DEF USR10=5
        Syntax error
        Ok
        PRINT USR10(5)
        Syntax error
        Ok
        """,
        "",
        """
        DEF USR=70000
        DEF USR 1=65535:DEF USR9=-32768!
        DEF USR10=5
        PRINT USR10(5)
        """);
  }

  @Test
  void a_call_evaluates_as_many_arguments_as_there_are_parameters() {
    shows(
        """
        RUN
         13\s
        Division by zero
        Syntax error in 60
        Ok
        60 PRINT FNA(1/0)
        """,
        """
        10 DEF FNA(X,Y)=X+Y
        20 ON ERROR GOTO 80
        30 PRINT FNA("A")
        40 ON ERROR GOTO 0
        60 PRINT FNA(1/0)
        80 PRINT ERR:RESUME NEXT
        """,
        "RUN\n\n");
  }

  @Test
  void a_call_evaluates_no_argument_that_has_no_parameter() {
    shows(
        """
        RUN
        Division by zero
        Syntax error in 20
        Ok
        20 PRINT FNA(1/0,1/0)
        """,
        """
        10 DEF FNA(X)=X
        20 PRINT FNA(1/0,1/0)
        """,
        "RUN\n\n");
  }

  @Test
  void a_call_asks_for_its_function_before_it_minds_how_its_arguments_end() {
    shows(
        """
        PRINT FNQ(1;2)
        Undefined user function
        Ok
        """,
        "",
        "PRINT FNQ(1;2)\n");
  }

  @Test
  void CALL_looks_at_its_address_and_its_end() {
    shows(
        """
        CALL A$
        Type mismatch
        Ok
        A=70000:CALL A
        Overflow
        Ok
        A=40000:CALL A B
        Syntax error
        Ok
        CALL A(B)
        Illegal function call
        Ok
        """,
        "",
        """
        CALL A$
        A=70000:CALL A
        A=40000:CALL A B
        CALL A(B)
        """);
  }

  @Test
  void DEF_FN_is_refused_in_direct_mode_before_its_parameters_are_looked_at() {
    shows(
        """
        DEF FNA(1)=2
        Illegal direct
        Ok
        DEF FN5=2
        Syntax error
        Ok
        RUN
         2  20\s
         2  30\s
        MADE
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 DEF FNA(X,1)=2
        30 PRINT FNA(5)
        40 SWAP Y,X:PRINT "MADE":END
        100 PRINT ERR;ERL:RESUME NEXT
        """,
        "DEF FNA(1)=2\nDEF FN5=2\nRUN\n");
  }

  @Test
  void DEF_FN_finds_elements_among_its_parameters_that_no_call_takes() {
    shows(
        """
        RUN
         10  30\s
         2  40\s
         13  50\s
         5  60\s
         2  70\s
         9  80\s
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 DEF FNA(X(3),Y(1+1))=1
        30 OPTION BASE 1
        40 PRINT FNA(1,2)
        50 PRINT FNA("A",2)
        60 DEF FNB(Z(-1))=1
        70 PRINT FNB(1)
        80 X(11)=1
        90 END
        100 PRINT ERR;ERL:RESUME NEXT
        """,
        "RUN\n");
  }
}
