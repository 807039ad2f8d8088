package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What is found wrong with a formula before the Syntax error of what stands behind it; the witness
 * is the assembly source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnfinishedFormulasTest {

  /** Type mismatch is 13, Illegal function call 5, Overflow 6, Syntax error 2. */
  private static void fails(String codes, String... statements) {
    StringBuilder program = new StringBuilder("1 ON ERROR GOTO 9000:DEF FNA(X)=X:DEF FNB(X,Y)=X\n");
    int line = 10;
    for (String statement : statements) {
      program.append(line++).append(' ').append(statement).append('\n');
    }
    program.append("8000 END\n9000 PRINT ERR;:RESUME NEXT\n");
    shows("RUN\n" + codes + "\nOk\n", program.toString(), "RUN\n");
  }

  @Test
  void the_format_of_PRINT_USING_is_a_string_before_a_semicolon_is_missed() {
    fails(" 13  2  2 ", "PRINT USING 5", "PRINT USING \"#\"", "PRINT USING \"#\",1");
  }

  @Test
  void what_a_function_has_looked_at_comes_before_a_missing_comma() {
    fails(
        " 5  5  2  2  5  13  2 ",
        "PRINT INSTR(0)",
        "PRINT INSTR(256)",
        "PRINT INSTR(1)",
        "PRINT INSTR(\"A\")",
        "PRINT STRING$(256)",
        "PRINT STRING$(\"A\")",
        "PRINT STRING$(2)");
  }

  @Test
  void the_string_of_LEFT_and_its_kin_is_looked_at_behind_the_comma() {
    fails(
        " 2  2  13  5 ",
        "PRINT LEFT$(5)",
        "PRINT MID$(5)",
        "PRINT LEFT$(5,256",
        "PRINT MID$(\"A\",0)");
  }

  @Test
  void the_last_number_comes_before_a_missing_parenthesis() {
    fails(
        " 5  5  5  5  13  2  2 ",
        "PRINT LEFT$(\"A\",256",
        "PRINT RIGHT$(\"A\",-1",
        "PRINT MID$(\"A\",0",
        "PRINT MID$(\"A\",1,256",
        "PRINT MID$(\"A\",1,\"B\"",
        "PRINT LEFT$(\"A\",1",
        "PRINT STRING$(1,256");
  }

  @Test
  void an_argument_is_converted_before_a_missing_parenthesis() {
    fails(
        " 13  2  13  6  13  2 ",
        "PRINT FNA(\"X\"",
        "PRINT FNA(1",
        "PRINT FNB(1,\"X\"",
        "PRINT TAB(99999!",
        "PRINT SPC(\"A\"",
        "PRINT SQR(-1");
  }

  @Test
  void numbers_of_statements_are_looked_at_before_what_follows_them() {
    fails(
        " 5  13  5  13  5  13  13  6  13  13  2 ",
        "ERROR 256 X",
        "ERROR \"A\" X",
        "NULL 256 X",
        "NULL \"A\" X",
        "ON 256 X",
        "ON \"A\" X",
        "OPEN \"I\",\"A\" \"F\"",
        "FOR I%=1 TO 2 STEP 99999! X",
        "FOR I=1 TO 2 STEP \"A\" X",
        "CALL A$ X",
        "ERROR 0 X");
  }

  @Test
  void a_record_number_is_looked_at_before_what_follows_it() {
    fails(
        " 5  13  2  5  13 ",
        "OPEN \"R\",1,\"F\":GET 1,-1 X",
        "GET 1,\"A\" X",
        "GET 1,1 X",
        "OPEN \"I\",256 \"F\"",
        "CALL A$(1");
  }
}
