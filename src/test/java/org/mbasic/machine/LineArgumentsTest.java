package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Where line numbers stand; the witness is the assembly source of BASIC-80 5.21. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LineArgumentsTest {

  @Test
  void a_number_with_an_ampersand_is_no_line_number() {
    shows(
        """
        GOTO &HA
        Syntax error
        Ok
        GOSUB &O12
        Syntax error
        Ok
        IF 1 THEN &HA
        Syntax error
        Ok
        RUN &HA
        Type mismatch
        Ok
        RESTORE &HA
        Undefined line number
        Ok
        EDIT &HA
        Undefined line number
        Ok
        LIST &HA
        Ok
        LIST
        10 PRINT "A"
        Ok
        """,
        "10 PRINT \"A\"\n",
        """
        GOTO &HA
        GOSUB &O12
        IF 1 THEN &HA
        RUN &HA
        RESTORE &HA
        EDIT &HA
        LIST &HA
        LIST
        """);
  }

  @Test
  void no_dot_stands_for_an_increment() {
    shows(
        """
        RENUM 100,10,.
        Syntax error
        Ok
        AUTO 100,.
        Syntax error
        Ok
        LIST
        10 PRINT "A"
        Ok
        """,
        "10 PRINT \"A\"\n",
        "RENUM 100,10,.\nAUTO 100,.\nLIST\n");
  }

  @Test
  void a_number_with_an_ampersand_is_no_increment_and_no_line_of_a_list() {
    shows(
        """
        AUTO 100,&HA
        Illegal function call
        Ok
        RENUM 100,10,&HA
        Illegal function call
        Ok
        ON 1 GOTO 10,&HA
        A
        Ok
        ON 3 GOTO 10,&HA
        Syntax error
        Ok
        ON 0 GOSUB &HA,10
        Syntax error
        Ok
        """,
        "10 PRINT \"A\"\n",
        """
        AUTO 100,&HA
        RENUM 100,10,&HA
        ON 1 GOTO 10,&HA
        ON 3 GOTO 10,&HA
        ON 0 GOSUB &HA,10
        """);
  }

  @Test
  void RESUME_with_such_a_number_goes_back_to_the_statement_as_without_one() {
    shows(
        """
        RUN
        ONCE MORE
        Ok
        """,
        """
        10 ON ERROR GOTO 100
        20 IF K=0 THEN ERROR 5
        30 PRINT "ONCE MORE":END
        40 PRINT "NOT HERE":END
        100 K=1:RESUME &O50 JUNK
        """,
        "RUN\n");
  }

  @Test
  void the_lines_of_SAVE_go_up_to_65529() {
    shows(
        """
        SAVE "F",A 65529
        Ok
        NEW
        Ok
        LOAD "F"
        Ok
        LIST
        65529 PRINT 2
        Ok
        """,
        """
        10 PRINT 1
        65529 PRINT 2
        """,
        """
        SAVE "F",A 65529
        NEW
        LOAD "F"
        LIST
        """);
  }
}
