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
}
