package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of CHAIN and COMMON; the witness is the assembly source of BASIC-80
 * 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChainTest {

  @Test
  void what_follows_the_name_is_checked_before_the_program_goes() {
    shows(
        """
        SAVE "P"
        Ok
        A=7
        Ok
        CHAIN "NONE",10,X
        File not found
        Ok
        CHAIN "P",10,X
        Syntax error
        Ok
        CHAIN "P",10,
        Syntax error
        Ok
        CHAIN "P",,ALL,X
        Syntax error
        Ok
        CHAIN "P",,ALL X
        Syntax error
        Ok
        CHAIN MERGE "P",DELETE 10
        Syntax error
        Ok
        CHAIN "P",10,DELETE 20
        Illegal function call
        Ok
        PRINT A
         7\s
        Ok
        """,
        "10 PRINT 1\n",
        """
        SAVE "P"
        A=7
        CHAIN "NONE",10,X
        CHAIN "P",10,X
        CHAIN "P",10,
        CHAIN "P",,ALL,X
        CHAIN "P",,ALL X
        CHAIN MERGE "P",DELETE 10
        CHAIN "P",10,DELETE 20
        PRINT A
        """);
  }

  @Test
  void ALL_in_the_place_of_the_line_is_a_variable() {
    shows(
        """
        SAVE "P"
        Ok
        A=7:ALL=20:CHAIN "P",ALL
        TWO 0\s
        Ok
        """,
        """
        10 PRINT "ONE";
        20 PRINT "TWO";A
        """,
        """
        SAVE "P"
        A=7:ALL=20:CHAIN "P",ALL
        """);
  }

  @Test
  void lines_to_delete_can_be_all_up_to_one() {
    shows(
        """
        SAVE "P",A
        Ok
        NEW
        Ok
        5 REM OLD
        10 REM OLD
        30 REM OLD
        CHAIN MERGE "P",20,DELETE -10
         1\s
        Ok
        LIST
        20 PRINT 1
        30 REM OLD
        Ok
        """,
        "20 PRINT 1\n",
        """
        SAVE "P",A
        NEW
        5 REM OLD
        10 REM OLD
        30 REM OLD
        CHAIN MERGE "P",20,DELETE -10
        LIST
        """);
  }

  @Test
  void a_COMMON_that_is_wrong_stops_the_CHAIN_and_not_before() {
    shows(
        """
        SAVE "P"
        Ok
        RUN
        HERE
        Syntax error in 20
        Ok
        20 COMMON A,B(2)
        """,
        """
        10 A=1:DIM B(2)
        20 COMMON A,B(2)
        30 PRINT "HERE":CHAIN "P"
        """,
        "SAVE \"P\"\nRUN\n\n");
  }

  @Test
  void what_is_wrong_in_a_program_read_as_text_is_an_error_of_a_direct_line() {
    shows(
        """
        RUN
        Ok
        NEW
        Ok
        10 LOAD "F"
        RUN
        Direct statement in file
        Ok
        CONT
        Can't continue
        Ok
        10 MERGE "F"
        RUN
        Direct statement in file
        Ok
        10 RUN "F"
        RUN
        Direct statement in file
        Ok
        10 CHAIN "F"
        RUN
        Direct statement in file
        Ok
        PRINT ERR;ERL
         66  65535\s
        Ok
        """,
        """
        10 OPEN "O",1,"F.BAS":PRINT#1,"10 PRINT 5":PRINT#1,"PRINT 6":CLOSE
        """,
        """
        RUN
        NEW
        10 LOAD "F"
        RUN
        CONT
        10 MERGE "F"
        RUN
        10 RUN "F"
        RUN
        10 CHAIN "F"
        RUN
        PRINT ERR;ERL
        """);
  }

  @Test
  void a_line_to_go_on_with_is_missed_in_direct_mode_when_the_program_was_read_as_text() {
    shows(
        """
        SAVE "B"
        Ok
        SAVE "T",A
        Ok
        5 CHAIN "B",99
        RUN
        Undefined line number in 5
        Ok
        5 CHAIN "T",99
        RUN
        Undefined line number
        Ok
        5 CHAIN MERGE "T",99
        RUN
        Undefined line number
        Ok
        """,
        "10 PRINT 1\n",
        """
        SAVE "B"
        SAVE "T",A
        5 CHAIN "B",99
        RUN
        5 CHAIN "T",99
        RUN
        5 CHAIN MERGE "T",99
        RUN
        """);
  }

  @Test
  void an_array_has_its_elements_from_the_base_that_the_next_program_has() {
    shows(
        """
        SAVE "P2"
        Ok
        NEW
        Ok
        10 OPTION BASE 1:DIM A(3):A(1)=11:A(2)=22:A(3)=33
        20 CHAIN "P2",,ALL
        RUN
         11  22  33\s
        Subscript out of range in 20
        Ok
        DIM B(1):PRINT B(0)
         0\s
        Ok
        """,
        """
        10 PRINT A(0);A(1);A(2)
        20 PRINT A(3)
        """,
        """
        SAVE "P2"
        NEW
        10 OPTION BASE 1:DIM A(3):A(1)=11:A(2)=22:A(3)=33
        20 CHAIN "P2",,ALL
        RUN
        DIM B(1):PRINT B(0)
        """);
  }

  @Test
  void an_array_of_two_dimensions_keeps_the_number_of_its_elements() {
    shows(
        """
        SAVE "P2"
        Ok
        NEW
        Ok
        10 OPTION BASE 1:DIM B%(2,3):B%(2,3)=23:B%(1,3)=13:COMMON B%()
        20 CHAIN "P2"
        RUN
         23  13\s
        Subscript out of range in 20
        Ok
        """,
        """
        10 PRINT B%(1,2);B%(0,2)
        20 PRINT B%(2,2)
        """,
        """
        SAVE "P2"
        NEW
        10 OPTION BASE 1:DIM B%(2,3):B%(2,3)=23:B%(1,3)=13:COMMON B%()
        20 CHAIN "P2"
        RUN
        """);
  }
}
