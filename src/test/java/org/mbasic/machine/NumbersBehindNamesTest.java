package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Numbers behind a name and a blank, which the cruncher keeps as typed; the witness is the assembly
 * source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumbersBehindNamesTest {

  @Test
  void a_point_begins_none() {
    shows(
        """
        PRINT A 5.5
         0  5.5\s
        Ok
        PRINT A .5
         0\s
        Syntax error
        Ok
        PRINT A$.5
         .5\s
        Ok
        """,
        "",
        "PRINT A 5.5\nPRINT A .5\nPRINT A$.5\n");
  }

  @Test
  void the_sign_of_an_exponent_belongs_to_the_number_and_its_digits_do_not() {
    shows(
        """
        PRINT A 1E5
         0  100000\s
        Ok
        PRINT A 1E-5
         0  1  5\s
        Ok
        PRINT A 1D+5-1
         0  1  4\s
        Ok
        PRINT A 7-5
         0  2\s
        Ok
        """,
        "",
        "PRINT A 1E5\nPRINT A 1E-5\nPRINT A 1D+5-1\nPRINT A 7-5\n");
  }
}
