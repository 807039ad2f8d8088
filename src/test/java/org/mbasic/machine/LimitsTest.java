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
}
