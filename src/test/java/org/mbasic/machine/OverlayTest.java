package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What else than variables outlives CHAIN MERGE and CHAIN with ALL; the witness is the assembly
 * source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverlayTest {
  @Test
  void CHAIN_MERGE_keeps_the_types_of_names() {
    shows(
        """
        SAVE "OV",A
        Ok
        NEW
        Ok
        10 DEFINT I:I=7.6:COMMON I
        20 CHAIN MERGE "OV",100
        RUN
         8\s
        Ok
        J=1.5:I=1.5:PRINT J;I
         1.5  2\s
        Ok
        """,
        "100 PRINT I\n",
        """
        SAVE "OV",A
        NEW
        10 DEFINT I:I=7.6:COMMON I
        20 CHAIN MERGE "OV",100
        RUN
        J=1.5:I=1.5:PRINT J;I
        """);
  }

  @Test
  void CHAIN_MERGE_keeps_OPTION_BASE() {
    shows(
        """
        SAVE "OV",A
        Ok
        NEW
        Ok
        10 OPTION BASE 1:DIM A(2):A(2)=5:COMMON A()
        20 CHAIN MERGE "OV",100
        RUN
         5\s
        Subscript out of range in 110
        Ok
        ERASE A,B:OPTION BASE 0
        Duplicate Definition
        Ok
        """,
        """
        100 DIM B(3):PRINT A(2)
        110 B(0)=1
        """,
        """
        SAVE "OV",A
        NEW
        10 OPTION BASE 1:DIM A(2):A(2)=5:COMMON A()
        20 CHAIN MERGE "OV",100
        RUN
        ERASE A,B:OPTION BASE 0
        """);
  }

  @Test
  void CHAIN_MERGE_that_fails_has_kept_the_types_of_names() {
    shows(
        """
        SAVE "OV",A
        Ok
        NEW
        Ok
        10 DEFINT I
        20 CHAIN MERGE "OV",200
        RUN
        Undefined line number
        Ok
        I=1.5:PRINT I
         2\s
        Ok
        """,
        "100 PRINT I\n",
        """
        SAVE "OV",A
        NEW
        10 DEFINT I
        20 CHAIN MERGE "OV",200
        RUN
        I=1.5:PRINT I
        """);
  }

  @Test
  void CHAIN_with_ALL_hands_over_functions() {
    shows(
        """
        SAVE "OV",A
        Ok
        NEW
        Ok
        10 DEF FNQ(X)=X*2:DEFINT A-C
        20 CHAIN MERGE "OV",100,ALL,DELETE 20
        RUN
         6  8\s
        Ok
        """,
        """
        100 PRINT FNQ(3);
        110 PRINT FNQ(4)
        """,
        """
        SAVE "OV",A
        NEW
        10 DEF FNQ(X)=X*2:DEFINT A-C
        20 CHAIN MERGE "OV",100,ALL,DELETE 20
        RUN
        """);
  }

  @Test
  void a_function_is_handed_over_by_ALL_alone() {
    shows(
        """
        SAVE "OV",A
        Ok
        10 DEF FNQ(X)=X*2:X=5:COMMON X
        20 CHAIN MERGE "OV",100
        RUN
         5\s
        Undefined user function in 100
        Ok
        """,
        "100 PRINT X;:PRINT FNQ(3)\n",
        """
        SAVE "OV",A
        10 DEF FNQ(X)=X*2:X=5:COMMON X
        20 CHAIN MERGE "OV",100
        RUN
        """);
  }

  /** What the original has of a function is the address of its text, which it does not adjust. */
  @Test
  void a_function_is_lost_when_its_text_is_no_longer_where_it_was() {
    shows(
        """
        SAVE "OV",A
        Ok
        NEW
        Ok
        1 REM LONG
        2 REM 2
        10 DEF FNQ(X)=X*2
        20 CHAIN MERGE "OV",100,ALL,DELETE 1-2
        RUN
        Syntax error in 100
        Ok
        100 PRINT FNQ(3)
        2 REM 3
        10 DEF FNQ(X)=X*2
        20 CHAIN MERGE "OV",100,ALL,DELETE 10-20
        RUN
        Syntax error in 100
        Ok
        100 PRINT FNQ(3)
        10 DEF FNQ(X)=X*2
        20 CHAIN MERGE "OV",100,ALL,DELETE 20
        RUN
         6\s
        Ok
        """,
        """
        2 REM 4
        100 PRINT FNQ(3)
        """,
        """
        SAVE "OV",A
        NEW
        1 REM LONG
        2 REM 2
        10 DEF FNQ(X)=X*2
        20 CHAIN MERGE "OV",100,ALL,DELETE 1-2
        RUN

        2 REM 3
        10 DEF FNQ(X)=X*2
        20 CHAIN MERGE "OV",100,ALL,DELETE 10-20
        RUN

        10 DEF FNQ(X)=X*2
        20 CHAIN MERGE "OV",100,ALL,DELETE 20
        RUN
        """);
  }

  @Test
  void another_program_that_begins_alike_has_the_functions_too() {
    shows(
        """
        SAVE "P2"
        Ok
        20 CHAIN "P2",30,ALL
        RUN
         6\s
        Undefined user function in 40
        Ok
        """,
        """
        10 DEF FNQ(X)=X*2
        20 DEF FNR(X)=X*3
        30 PRINT FNQ(3)
        40 PRINT FNR(3)
        """,
        """
        SAVE "P2"
        20 CHAIN "P2",30,ALL
        RUN
        """);
  }

  @Test
  void a_function_that_was_lost_can_be_defined_anew() {
    shows(
        """
        SAVE "P2",A
        Ok
        NEW
        Ok
        10 DEF FNQ(X)=X*2:DEF FNS$="S"
        20 CHAIN "P2",,ALL
        RUN
         2  20\s
         2  30\s
         15\s
        Ok
        """,
        """
        10 ON ERROR GOTO 60
        20 PRINT FNQ(3)
        30 DEFINT A:PRINT FNS$
        40 DEF FNQ(X)=X*5:PRINT FNQ(3)
        50 END
        60 PRINT ERR;ERL:RESUME NEXT
        """,
        """
        SAVE "P2",A
        NEW
        10 DEF FNQ(X)=X*2:DEF FNS$="S"
        20 CHAIN "P2",,ALL
        RUN
        """);
  }
}
