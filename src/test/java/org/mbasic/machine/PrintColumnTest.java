package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.Transcript;

/**
 * The column that console and printer count, where no recorded case shows it; the witness is the
 * assembly source of BASIC-80 5.2.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrintColumnTest {
  @Test
  void a_width_of_none_begins_a_line_before_each_line() {
    shows(
        """
        RUN

        AB

         1\s

         2\s

        Division by zero in 30

        Ok
        """,
        """
        10 WIDTH 0
        20 PRINT "AB":PRINT 1;2
        30 PRINT TAB(5);"C"
        """,
        "RUN\n");
  }

  @Test
  void TAB_goes_no_farther_than_column_128_on_a_new_line() {
    String blanks = " ".repeat(128);
    shows(
        """
        RUN
        %s
        %sy
        %s
        y
        %sy
        Ok
        """
            .formatted("x".repeat(180), blanks, "x".repeat(180), " ".repeat(148)),
        """
        10 WIDTH 200
        20 PRINT STRING$(180,"x");TAB(129);"y"
        30 PRINT STRING$(180,"x");TAB(150);"y"
        40 PRINT TAB(149);"y"
        """,
        "RUN\n");
  }

  @Test
  void a_CR_in_a_format_does_not_begin_a_line_but_one_in_a_value_does() {
    shows(
        """
        RUN
          5 4\s
        ab 1\s
        Ok
        """,
        """
        10 PRINT USING "###"+CHR$(13);5;:PRINT POS(0)
        20 PRINT USING "&";"ab"+CHR$(13);:PRINT POS(0)
        """,
        "RUN\n");
  }

  @Test
  void NULL_sends_its_zeros_behind_every_CR_that_begins_a_line() {
    shows(
        """
        30 REM d
        e
        RUN
        a\0\0b
        \0\0c
        \0\0\
        """
            + """
        30 REM d
        \0\0e
        \0\0Ok
        \0\0\
        """,
        """
        10 NULL 2:PRINT "a";CHR$(13);"b":PRINT "c"
        20 LIST 30
        """,
        "30 REM d\u0001\ne\nRUN\n");
  }

  @Test
  void POS_is_a_byte() {
    shows(
        """
        RUN
        %s 255  0\s
         0\s
        Ok
        """
            .formatted("x".repeat(254)),
        """
        10 WIDTH 255:WIDTH LPRINT 255:PRINT STRING$(254,"x");:A=POS(0)
        20 PRINT A;POS(0)
        30 LPRINT STRING$(255,"x");:PRINT LPOS(0)
        """,
        "RUN\n");
  }

  @Test
  void TAB_counts_its_column_down_in_16_bits() {
    String typed = "PRINT TAB(-32768);\"X\"\n";
    shows(typed + " ".repeat(32767 % 80) + "X\nOk\n", "", typed);
  }

  @Test
  void an_escape_is_a_column_of_the_printer_and_none_of_the_screen() {
    shows(
        """
        RUN
         3  1\s
        \033A 2\s
        Ok
        """,
        """
        10 LPRINT CHR$(27);"A";CHR$(10);:PRINT LPOS(0);
        20 LPRINT CHR$(13);:PRINT LPOS(0)
        30 PRINT CHR$(27);"A";POS(0)
        """,
        "RUN\n");
  }

  @Test
  void a_backspace_is_printed_at_the_left_margin_too() {
    String keys = "LPRINT CHR$(8);\"A\";CHR$(8);CHR$(8);\"B\";:PRINT LPOS(0)\n";
    Transcript transcript = Transcript.of(keys, 1_000, 0);
    assertEquals("\bA\b\bB\r\n", transcript.printer());
  }

  @Test
  void a_line_is_full_at_its_width_and_not_beyond_it() {
    shows(
        """
        RUN
        %1$s"abc"
        %1$s5 \s
        y
         54\s
        Ok
        """
            .formatted("x".repeat(50)),
        """
        10 PRINT STRING$(50,"x");:WIDTH 40:WRITE "abc"
        20 WIDTH 80:PRINT STRING$(50,"x");:WIDTH 40
        30 PRINT USING "#";5;:PRINT SPC(2);:PRINT "y"
        40 LPRINT STRING$(50,"x");:WIDTH LPRINT 40
        50 LPRINT SPC(3);:PRINT LPOS(0)
        """,
        "RUN\n");
  }
}
