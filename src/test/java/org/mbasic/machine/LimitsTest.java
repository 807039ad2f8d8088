package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Limits that no recorded case reaches; the witness is the assembly source of BASIC-80 5.2. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsTest {

  @Test
  void an_array_has_less_than_64_KB() {
    shows(
        """
        DIM A(16382):A(16382)=1:PRINT A(16382)
         1\s
        Ok
        DIM B(16383)
        Subscript out of range
        Ok
        DIM C%(32766),D#(8190),E$(21844)
        Ok
        DIM F$(21845)
        Subscript out of range
        Ok
        PRINT G(1,1,1,1,1)
        Subscript out of range
        Ok
        """,
        "",
        """
        DIM A(16382):A(16382)=1:PRINT A(16382)
        DIM B(16383)
        DIM C%(32766),D#(8190),E$(21844)
        DIM F$(21845)
        PRINT G(1,1,1,1,1)
        """);
  }

  @Test
  void parameters_of_a_function_fill_less_than_100_bytes() {
    shows(
        """
        RUN
         12\s
        Illegal function call in 50
        Ok
        """,
        """
        10 DEF FNA(A,B,C,D,E,F,G,H,I,J,K,L)=L
        20 DEF FNB(A,B,C,D,E,F,G,H,I,J,K,L,M)=M
        30 PRINT FNA(1,2,3,4,5,6,7,8,9,10,11,12)
        50 PRINT FNB(1,2,3,4,5,6,7,8,9,10,11,12,13)
        """,
        "RUN\n");
  }

  @Test
  void longer_names_and_types_of_parameters_count() {
    shows(
        """
        RUN
         8\s
        Illegal function call in 30
        Ok
        """,
        """
        10 DEF FNA(A#,B#,C#,D#,E#,F#,G#,H$)=8
        20 PRINT FNA(1,2,3,4,5,6,7,"")
        30 DEF FNB(A#,B#,C#,D#,E#,F#,G#,HAT12$,I%)=8:PRINT FNB(1,2,3,4,5,6,7,"",1)
        """,
        "RUN\n");
  }

  @Test
  void a_string_formula_has_ten_places_for_what_is_no_variable() {
    shows(
        """
        PRINT "1"+("2"+("3"+("4"+("5"+("6"+("7"+("8"+("9"+("A")))))))))
        123456789A
        Ok
        PRINT "1"+("2"+("3"+("4"+("5"+("6"+("7"+("8"+("9"+("A"+("B"))))))))))
        String formula too complex
        Ok
        A$="A":PRINT "1"+("2"+("3"+("4"+("5"+("6"+("7"+("8"+("9"+("A"+(A$))))))))))
        123456789AA
        Ok
        PRINT A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+("B")))))))))))
        AAAAAAAAAAAB
        Ok
        """,
        "",
        """
        PRINT "1"+("2"+("3"+("4"+("5"+("6"+("7"+("8"+("9"+("A")))))))))
        PRINT "1"+("2"+("3"+("4"+("5"+("6"+("7"+("8"+("9"+("A"+("B"))))))))))
        A$="A":PRINT "1"+("2"+("3"+("4"+("5"+("6"+("7"+("8"+("9"+("A"+(A$))))))))))
        PRINT A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+(A$+("B")))))))))))
        """);
  }

  /** The digits from 1 on, each beside the rest in parentheses, and a formula behind the last. */
  private static String nested(int digits, String last) {
    StringBuilder formula = new StringBuilder();
    for (int i = 1; i <= digits; i++) {
      formula.append('"').append(i % 10).append("\"+(");
    }
    return formula + last + ")".repeat(digits);
  }

  /** Both statements, of which the second needs one more of the ten places. */
  private static void fits(String shown, String before, String fitting, String tooMuch) {
    String typed = fitting + "\n" + tooMuch + "\n";
    String second = tooMuch + "\nString formula too complex\nOk\n";
    shows("RUN\nOk\n" + fitting + "\n" + shown + "\nOk\n" + second, before, "RUN\n" + typed);
  }

  @Test
  void a_string_that_waits_to_be_compared_fills_a_place() {
    fits(
        "-1 ",
        "10 REM\n",
        "PRINT \"0\"<" + nested(8, "\"A\""),
        "PRINT \"0\"<" + nested(9, "\"A\""));
  }

  @Test
  void a_string_that_waits_for_the_numbers_of_its_function_fills_a_place() {
    fits(
        "A",
        "10 REM\n",
        "PRINT LEFT$(\"A\",LEN(" + nested(8, "\"A\"") + "))",
        "PRINT LEFT$(\"A\",LEN(" + nested(9, "\"A\"") + "))");
    fits(
        " 0 ",
        "10 REM\n",
        "PRINT INSTR(\"A\"," + nested(8, "\"A\"") + ")",
        "PRINT INSTR(\"A\"," + nested(9, "\"A\"") + ")");
  }

  @Test
  void what_a_function_or_a_sum_gives_needs_a_place() {
    fits(
        "123456789 1",
        "10 A$=\"A\"\n",
        "PRINT " + nested(9, "STR$(1)"),
        "PRINT " + nested(10, "STR$(1)"));
    fits(
        "1234567890A",
        "10 A$=\"A\"\n",
        "PRINT " + nested(10, "A$"),
        "PRINT " + nested(10, "A$+A$"));
  }

  @Test
  void a_function_of_the_program_has_the_places_that_its_call_leaves() {
    fits(
        "123456123A",
        "10 DEF FNA$(X$)=" + nested(3, "\"A\"") + "\n",
        "PRINT " + nested(6, "FNA$(\"\")"),
        "PRINT " + nested(7, "FNA$(\"\")"));
    fits(
        "12345678A",
        "10 DEF FNB$(X$,Y$)=Y$\n",
        "PRINT FNB$(\"X\"," + nested(8, "\"A\"") + ")",
        "PRINT FNB$(\"X\"," + nested(9, "\"A\"") + ")");
  }

  @Test
  void the_format_of_PRINT_USING_fills_a_place_until_its_end() {
    fits(
        "12345678A",
        "10 REM\n",
        "PRINT USING \"&\";" + nested(8, "\"A\""),
        "PRINT USING \"&\";" + nested(9, "\"A\""));
  }
}
