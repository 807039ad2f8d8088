package org.mbasic.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.FloatFaults;

/** Rules of the crunch and list routines of BASIC-80 5.2, as its assembly source states them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrunchingTest {

  @ParameterizedTest
  @CsvSource({
    "A$=USR0(1), A$=USR0(1)",
    "PRINT USRX, PRINT USRX",
    "IF A$=B$THEN 5, IF A$=B$THEN 5",
    "PRINT 5TO 6, PRINT 5 TO 6",
    "PRINT INKEY$+A$, PRINT INKEY$+A$",
    "PRINT 0.5 A 0.5, PRINT .5 A 0.5",
    "PRINT 5E L, PRINT 5E L",
    "PRINT 5 e  l, PRINT 5 E  L",
    "PRINT 5E Q, PRINT 5E Q",
    "PRINT 5D L, PRINT 5# L",
    "PRINT 5E 2, PRINT 500!",
    "A=&, A=&O0",
    "A=&.5, A=&O0.5",
    "WHILE A, WHILE A",
    "WHILE+A, WHILE+A",
    "END$, END$",
    "GO TO 10, GOTO 10",
    "GO    TO 10, GOSUB 10",
    "GO SUB 10, GOSUB 10",
    "GO SUB  10, GOSUB 10",
    "GO SUB10, GOSUB 0",
    "GO  TO100, GOSUB 0",
    "GO  TO5:END, GOSUB:END",
    "GO SUB:END, GOSUB END",
    "GO XTO 10, GOSUB 10",
    "GO  SUB 10, GO  SUB 10",
    "GO TOO, GO TOO",
    "GO STUB 10, GOSUB 10",
    "GO S TUB 10, GOSUB 10",
    "GO STTUB 10, GO STTUB 10",
    "GOTO 1\t00, GOTO 100",
    "GOTO 10\t:END, GOTO 10\t:END",
    "A=&O1\t+A, A=&O1+A",
    "A=&\tHF, A=&HF",
    "A=&HF\t+A, A=&HF\t+A"
  })
  void lists_as_the_original(String typed, String listed) {
    assertEquals(listed, Lister.text(crunch(typed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=&",
        "A=&.5",
        "IF 1THEN 2ELSE 3",
        "A 1.50 B 00",
        "GOTO 10+20",
        "WHILE+A",
        "X=USR0(FNA(1))",
        "ON X GOTO 10,,20",
        "PRINT 1234567890123456#"
      })
  void what_is_listed_lists_the_same_again(String typed) {
    String listed = Lister.text(crunch(typed));

    assertEquals(listed, Lister.text(crunch(listed)));
  }

  @Test
  void a_line_number_may_have_blanks_in_it() {
    assertEquals(new Cruncher.TypedLine(100, "PRINT"), Cruncher.split(" 1 0 0 PRINT"));
  }

  @Test
  void a_line_feed_in_a_line_number_is_lost_as_a_blank_is() {
    assertEquals("GOTO 100", Lister.text(crunch("GOTO 1\n00")));
  }

  @Test
  void a_line_that_grows_too_long_by_its_numbers_is_refused() {
    String typed = "1.5,".repeat(60);

    assertThrows(BasicException.class, () -> crunch(typed));
  }

  private static String crunch(String text) {
    return Cruncher.crunch(
        text,
        new FloatFaults() {
          @Override
          public void overflow() {}

          @Override
          public void divisionByZero() {}
        });
  }
}
