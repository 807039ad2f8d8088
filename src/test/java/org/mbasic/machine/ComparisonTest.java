package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of comparisons; the witness is the assembly source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComparisonTest {

  @Test
  void all_three_signs_hold_of_whatever_can_be_compared() {
    shows(
        """
        PRINT 1<=>1;1<>=2;2#>=<1;"A"=<>"B"
        -1 -1 -1 -1\s
        Ok
        PRINT 1<=>"A"
        Type mismatch
        Ok
        PRINT 1<=<1
        Syntax error
        Ok
        """,
        "",
        """
        PRINT 1<=>1;1<>=2;2#>=<1;"A"=<>"B"
        PRINT 1<=>"A"
        PRINT 1<=<1
        """);
  }
}
