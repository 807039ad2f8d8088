package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Strings changed where they lie; the witness is the assembly source of BASIC-80 5.21, which moves
 * one character after the other.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StringStatementsTest {

  @Test
  void MID_takes_characters_it_has_just_stored_when_a_string_is_put_into_itself() {
    shows(
        """
        RUN
        AAAAA
        ABABA
        ABCAB
        AAAAE
        ABCDE
        XXYXXYXX
        Ok
        """,
        """
        10 A$="ABCDE":MID$(A$,2)=A$:PRINT A$
        20 A$="ABCDE":MID$(A$,3)=(A$):PRINT A$
        30 A$="ABCDE":MID$(A$,4,9)=A$:PRINT A$
        40 A$="ABCDE":MID$(A$,2,3)=A$:PRINT A$
        50 A$="ABCDE":MID$(A$,1)=A$:PRINT A$
        60 DIM B$(2):B$(1)="XYZ":B$(2)="XYZUVWPQ"
        70 MID$(B$(2),2)=B$(1):MID$(B$(2),4)=B$(2):PRINT B$(2)
        """,
        "RUN\n");
  }

  @Test
  void MID_puts_a_copy_of_a_string_into_it_whole() {
    shows(
        """
        RUN
        AABCD
        AABCD
        AABCD
        Ok
        """,
        """
        10 A$="ABCDE":MID$(A$,2)=A$+"":PRINT A$
        20 A$="ABCDE":B$=A$:MID$(A$,2)=B$:PRINT A$
        30 A$="ABCDE":MID$(A$,2)=LEFT$(A$,5):PRINT A$
        """,
        "RUN\n");
  }

  @Test
  void MID_evaluates_what_stands_before_the_sign_it_misses() {
    shows(
        """
        MID$(A$,2="X"
        Type mismatch
        Ok
        MID$(A$,2,1="X"
        Type mismatch
        Ok
        MID$(A)="X"
        Type mismatch
        Ok
        MID$(A$,0;1)="X"
        Illegal function call
        Ok
        MID$(A$,1,256;)="X"
        Illegal function call
        Ok
        MID$(A$,1;1)="X"
        Syntax error
        Ok
        MID$(A$,1,1)"X"
        Syntax error
        Ok
        """,
        "",
        """
        MID$(A$,2="X"
        MID$(A$,2,1="X"
        MID$(A)="X"
        MID$(A$,0;1)="X"
        MID$(A$,1,256;)="X"
        MID$(A$,1;1)="X"
        MID$(A$,1,1)"X"
        """);
  }

  @Test
  void an_item_of_DATA_without_quotes_around_it_ends_at_a_colon() {
    shows(
        """
        RUN
        a"b!e!
        Ok
        """,
        """
        10 DATA a"b:c",d
        20 DATA e
        30 READ A$,B$:PRINT A$;"!";B$;"!"
        """,
        "RUN\n");
  }

  @Test
  void strings_that_overlap_in_a_record_lend_what_they_have_just_been_given() {
    shows(
        """
        RUN
        ABCDEABCDE/ABCDE56789
        ABCDEABCDE/ABCDE56789
        0123401234
        [          ]
        Ok
        """,
        """
        10 OPEN "R",1,"R",20
        20 FIELD 1,10 AS A$,10 AS B$
        30 FIELD 1,5 AS X$,10 AS C$:FIELD 1,2 AS Y$,3 AS P$
        40 GOSUB 100:MID$(C$,1)=A$:PRINT A$;"/";B$
        50 GOSUB 100:LSET C$=A$:PRINT A$;"/";B$
        60 FIELD 1,15 AS Z$,5 AS D$:GOSUB 100:LSET A$=B$:RSET C$=A$:PRINT C$
        70 GOSUB 100:RSET A$=P$:PRINT "[";A$;"]"
        80 END
        100 LSET A$="ABCDEFGHIJ":LSET B$="0123456789":RETURN
        """,
        "RUN\n");
  }

  @Test
  void SWAP_exchanges_what_two_variables_show_of_a_record() {
    shows(
        """
        RUN
        0123456789/ABCDEFGHIJ/FGHIJ01234
        QQ        /ABCDEFGHIJ/FGHIJQQ  \s
        PLAIN/ABCDEFGHIJ/QQ       \s
        PLAIN/ABCDEFGHIJ/RR       \s
        FGHIJRR  \s
        Ok
        """,
        """
        10 OPEN "R",1,"R",20
        20 FIELD 1,10 AS A$,10 AS B$:FIELD 1,5 AS X$,10 AS C$
        30 LSET A$="ABCDEFGHIJ":LSET B$="0123456789"
        40 SWAP A$,B$:PRINT A$;"/";B$;"/";C$
        50 LSET A$="QQ":PRINT A$;"/";B$;"/";C$
        60 Z$="PLAIN":SWAP A$,Z$:PRINT A$;"/";B$;"/";Z$
        70 LSET Z$="RR":PRINT A$;"/";B$;"/";Z$
        80 PRINT C$
        """,
        "RUN\n");
  }
}
