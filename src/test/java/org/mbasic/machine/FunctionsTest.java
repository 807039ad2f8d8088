package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of calls of DEF FN functions; the witness is the assembly source of
 * BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FunctionsTest {
  @Test
  void a_function_does_not_see_the_parameters_of_its_caller() {
    shows(
        """
        RUN
         106\s
         8\s
         15\s
        L[Gx]
         107  106  100\s
        Ok
        """,
        """
        10 DEF FNA(X)=X+FNB(1)
        20 DEF FNB(Y)=X+Y
        30 X=100:PRINT FNA(5)
        40 DEF FNC(X)=X*Y:Y=3:DEF FND(Y)=FNC(Y)+Y:PRINT FND(2)
        50 DEF FNE(X)=X+FNF:DEF FNF=X*10:X=1:PRINT FNE(5)
        60 DEF FNC$(A$)=A$+FND$("x"):DEF FND$(B$)="["+A$+B$+"]":A$="G"
        70 PRINT FNC$("L")
        80 X=100:PRINT FNA(FNA(5)-FNB(0));FNA(5);X
        """,
        "RUN\n");
  }

  @Test
  void a_caller_has_its_parameters_again_after_an_error_in_what_it_called() {
    shows(
        """
        RUN
         5\s
         100  7\s
        Ok
        """,
        """
        10 ON ERROR GOTO 50
        20 DEF FNA(X)=FNB(1)+X:DEF FNB(Y)=ASC(MID$("",Y))+X
        30 X=100:Y=7:PRINT FNA(5)
        40 END
        50 PRINT ERR:PRINT X;Y:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void names_in_a_function_have_the_types_of_the_time_of_the_call() {
    shows(
        """
        RUN
         2\s
         2\s
         2.5\s
        Ok
        """,
        """
        10 DEF FNA(X)=X/K
        20 DEFINT K:K=2.6
        30 PRINT FNA(6)
        40 DEF FNB(X)=X/2
        50 DEFINT X
        60 PRINT FNB(3.7)
        70 DEFINT B:PRINT FNB!(5)
        """,
        "RUN\n");
  }

  @Test
  void a_left_side_is_made_an_integer_before_the_right_one_is_looked_at() {
    shows(
        """
        RUN
        Overflow in 10
        Ok
        X=40000:PRINT X MOD A$
        Overflow
        Ok
        PRINT 1 AND "A"
        Type mismatch
        Ok
        """,
        """
        10 PRINT 40000 AND "A"
        """,
        "RUN\nX=40000:PRINT X MOD A$\nPRINT 1 AND \"A\"\n");
  }

  @Test
  void a_USING_field_of_255_characters_is_not_filled() {
    shows(
        """
        RUN
        AB|
        Ok
        """,
        """
        10 F$="\\"+SPACE$(253)+"\\":PRINT USING F$;"AB";:PRINT "|"
        """,
        "RUN\n");
  }
}
