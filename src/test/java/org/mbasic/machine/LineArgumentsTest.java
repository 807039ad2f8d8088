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
}
