package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.Transcript;

/**
 * What no recorded case shows of random files and their record buffers; the witness is the assembly
 * source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RandomFilesTest {
  private static final String FIELDED_ONCE =
      """
      10 OPEN "R",1,"A",16:FIELD 1,5 AS A$
      20 FOR I=1 TO 3:GOSUB 100:LSET A$=CHR$(64+I):PUT 1,I:CLOSE 1:NEXT
      30 FOR I=1 TO 3:GOSUB 100:GET 1,I:PRINT A$;:CLOSE 1:NEXT
      40 END
      100 IF I>1 OR F THEN OPEN "R",1,"A",16
      110 F=1:RETURN
      """;

  @Test
  void a_FIELD_outlives_CLOSE_and_OPEN() {
    shows("RUN\nA    B    C    \nOk\n", FIELDED_ONCE, "RUN\n");
  }

  @Test
  void a_FIELD_outlives_CLOSE_in_a_workspace_that_is_put_away() {
    String shown = Transcript.of(FIELDED_ONCE + "RUN\n", 1, 100).console();

    assertEquals(FIELDED_ONCE + "RUN\nA    B    C    \nOk\n", shown);
  }

  @Test
  void the_record_buffer_of_a_number_keeps_its_bytes() {
    shows(
        """
        OPEN "R",1,"A":FIELD 1,5 AS A$:LSET A$="HELLO":CLOSE
        Ok
        OPEN "R",1,"B",8:FIELD 1,5 AS B$:PRINT B$
        HELLO
        Ok
        LSET B$="WORLD":PRINT A$
        WORLD
        Ok
        CLEAR
        Ok
        OPEN "R",2,"B":FIELD 2,5 AS C$:PRINT ASC(C$);A$
         0\s
        Ok
        OPEN "R",1,"C":FIELD 1,2 AS C$(1),3 AS C$(2):PRINT C$(2);C$(1)
        RLDWO
        Ok
        ERASE C$:GET 1:PRINT LOC(1)
         1\s
        Ok
        """,
        "",
        """
        OPEN "R",1,"A":FIELD 1,5 AS A$:LSET A$="HELLO":CLOSE
        OPEN "R",1,"B",8:FIELD 1,5 AS B$:PRINT B$
        LSET B$="WORLD":PRINT A$
        CLEAR
        OPEN "R",2,"B":FIELD 2,5 AS C$:PRINT ASC(C$);A$
        OPEN "R",1,"C":FIELD 1,2 AS C$(1),3 AS C$(2):PRINT C$(2);C$(1)
        ERASE C$:GET 1:PRINT LOC(1)
        """);
  }

  @Test
  void a_shorter_record_leaves_the_rest_of_the_buffer_alone() {
    shows(
        """
        RUN
        ABCD----
        ABxxEFGH
        Ok
        """,
        """
        10 OPEN "R",1,"A",8:FIELD 1,8 AS A$:LSET A$="ABCDEFGH":PUT 1,1:CLOSE
        20 OPEN "R",2,"A",4:FIELD 2,4 AS B$:GET 2,1:PRINT B$;"----":CLOSE
        30 OPEN "R",1,"A",4:FIELD 1,2 AS C$,2 AS D$:LSET D$="xx":PRINT A$
        """,
        "RUN\n");
  }

  @Test
  void a_sector_read_or_written_counts_as_128_columns() {
    shows(
        """
        RUN
         15  13  7  7\s
        Ok
        """,
        """
        10 OPEN "R",1,"A",128:FIELD 1,40 AS A$
        20 PRINT#1,"AB","C":L$=A$
        30 PUT 1
        40 PRINT #1,"AB","C":M$=A$
        45 PUT 1
        50 PRINT #1,TAB(5);"D":N$=A$
        60 CLOSE:OPEN "R",1,"A":FIELD 1,40 AS A$:GET 1,1
        65 PRINT #1,TAB(5);"D":O$=A$
        80 PRINT INSTR(L$,"C");INSTR(M$,"C");INSTR(N$,"D");INSTR(O$,"D")
        """,
        "RUN\n");
  }

  @Test
  void a_GET_behind_the_end_begins_in_column_0_and_one_from_the_buffer_where_it_was() {
    shows(
        """
        RUN
         5  10  13\s
        Ok
        """,
        """
        10 OPEN "R",1,"A",64:FIELD 1,40 AS A$:PUT 1,2
        20 GET 1,9:PRINT #1,TAB(5);"D";:D=INSTR(A$,"D")
        30 GET 1,10:PRINT #1,"AB","C";:C=INSTR(A$,"C")
        40 GET 1,1:GET 1,2:PRINT #1,"AB","C";:PRINT D;C;INSTR(A$,"C")
        """,
        "RUN\n");
  }

  @Test
  void a_field_that_is_printed_into_its_own_record_is_read_while_it_is_written() {
    shows(
        """
        RUN
        ZZZZZZZZZZ
        -1\s
        ZZBCDEFGHI
        ZZBCDEFGHI
        ZZBCDEFGHI
        ZZBCDEFGHI
        Ok
        """,
        """
        10 OPEN "R",1,"A",20:FIELD 1,10 AS A$
        20 GOSUB 100:PRINT#1,"Z";A$;:PRINT A$
        30 GOSUB 100:WRITE#1,A$:PRINT A$=STRING$(10,34)
        40 GOSUB 100:PRINT#1,"Z";LEFT$(A$,10);:PRINT A$
        50 GOSUB 100:PRINT#1,"Z";MID$(A$,1);:PRINT A$
        60 GOSUB 100:PRINT#1,"Z";A$+"";:PRINT A$
        70 GOSUB 100:PRINT#1,USING "Z&";A$;:PRINT A$
        80 END
        100 GET 1,9:LSET A$="ABCDEFGHIJ":RETURN
        """,
        "RUN\n");
  }
}
