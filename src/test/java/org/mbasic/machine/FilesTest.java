package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.Transcript;

/** What no recorded case shows of files; the witness is the assembly source of BASIC-80 5.2. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FilesTest {

  @Test
  void a_copy_of_a_field_never_comes_to_be_the_field() {
    shows(
        """
        RUN
        wxyzabcdq
        wxyzabcd
        wxyzabcd
        Ok
        """,
        """
        10 OPEN "R",1,"T",4:FIELD 1,4 AS A$:FIELD 1,4 AS C$:LSET A$="abcd"
        20 B$=A$:A$="q":SWAP A$,B$:LSET A$="wxyz":PRINT A$;C$;B$
        30 FIELD 1,4 AS D$:D$=D$:LSET D$="wxyz":PRINT D$;C$
        40 FIELD 1,4 AS E$:F$(1)=LEFT$(E$,4):E$="q":E$=F$(1):LSET E$="wxyz":PRINT E$;C$
        """,
        "RUN\n");
  }

  @Test
  void TAB_goes_no_farther_than_column_128_on_a_new_line_of_a_file() {
    shows(
        """
        RUN
         180  129\s
         180  1\s
         149\s
        Ok
        """,
        """
        10 OPEN "O",1,"T"
        20 PRINT#1,STRING$(180,"x");TAB(129);"y"
        30 PRINT#1,STRING$(180,"x");TAB(150);"y"
        40 PRINT#1,TAB(149);"y":CLOSE
        50 OPEN "I",1,"T":LINE INPUT#1,A$:LINE INPUT#1,B$:PRINT LEN(A$);LEN(B$)
        60 LINE INPUT#1,A$:LINE INPUT#1,B$:PRINT LEN(A$);LEN(B$)
        70 LINE INPUT#1,A$:PRINT LEN(A$)
        """,
        "RUN\n");
  }

  @Test
  void a_star_counts_at_the_beginning_only() {
    shows(
        """
        SAVE "AB"
        Ok
        FILES "*B.BAS"
        AB      .BAS \s
        Ok
        FILES "A*.BAS"
        File not found
        Ok
        """,
        """
        10 REM
        """,
        "SAVE \"AB\"\nFILES \"*B.BAS\"\nFILES \"A*.BAS\"\n");
  }

  @Test
  void an_open_file_that_is_killed_can_be_read_on() {
    shows(
        """
        RUN
        ONE
        File not found in 60
        Ok
        FILES
        File not found
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,"ONE":CLOSE
        20 OPEN "I",1,"T":KILL "T"
        40 LINE INPUT#1,A$:PRINT A$
        50 CLOSE
        60 OPEN "I",1,"T"
        """,
        "RUN\nFILES\n");
  }

  @Test
  void a_file_opened_for_output_twice_is_the_last_one() {
    shows(
        """
        RUN
        TWO
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,"ONE"
        20 OPEN "O",2,"T":PRINT#2,"TWO":CLOSE
        30 OPEN "I",1,"T":LINE INPUT#1,A$:PRINT A$
        """,
        "RUN\n");
  }

  @Test
  void what_was_printed_to_a_record_is_there_though_more_did_not_fit() {
    shows(
        """
        RUN
         50\s
        ABCDE
        Ok
        """,
        """
        10 OPEN "R",1,"T",5:FIELD 1,5 AS A$
        20 ON ERROR GOTO 40
        30 PRINT#1,"ABCDEFG"
        40 PRINT ERR:PRINT A$
        50 END
        """,
        "RUN\n");
  }

  @Test
  void WRITE_ends_a_record_with_its_line_end() {
    shows(
        """
        RUN
         65  44  49  32  32  32  13  10\s
        Ok
        """,
        """
        10 OPEN "R",1,"T",10:FIELD 1,10 AS A$
        20 WRITE#1,"A",1
        30 FOR I=2 TO 10:IF I<>3 THEN PRINT ASC(MID$(A$,I,1));
        40 NEXT
        """,
        "RUN\n");
  }

  @Test
  void a_record_can_be_read_as_a_line() {
    shows(
        """
        RUN
        A 1\s
        FIELD overflow in 50
        Ok
        """,
        """
        10 OPEN "R",1,"T",10
        20 WRITE#1,"A",1:PUT 1,1
        30 GET 1,1:INPUT#1,A$,A
        40 PRINT A$;A
        50 INPUT#1,A$
        """,
        "RUN\n");
  }

  @Test
  void EOF_of_a_random_file_tells_whether_a_sector_was_read() {
    shows(
        """
        RUN
        -1 -1  0 -1 -1\s
        Ok
        """,
        """
        10 OPEN "R",1,"T":PRINT EOF(1);
        20 PUT 1,1:PRINT EOF(1);
        30 CLOSE:OPEN "R",1,"T":GET 1,1:PRINT EOF(1);
        40 GET 1,2:PRINT EOF(1);
        50 PUT 1,2:GET 1,2:PRINT EOF(1)
        """,
        "RUN\n");
  }

  @Test
  void INPUT$_checks_its_file_before_it_minds_a_count_of_none() {
    shows(
        """
        RUN
         54\s
         5\s
        Ok
        """,
        """
        10 ON ERROR GOTO 40
        20 OPEN "O",1,"T":A$=INPUT$(0,1)
        30 CLOSE:OPEN "O",1,"T":CLOSE:OPEN "I",1,"T":A$=INPUT$(0,1):END
        40 PRINT ERR:RESUME NEXT
        """,
        "RUN\n");
  }

  @Test
  void any_sign_may_stand_before_the_length_of_a_record() {
    shows(
        """
        OPEN "R",1,"T";5
        Ok
        FIELD 1,6 AS A$
        FIELD overflow
        Ok
        OPEN "R",2,"T" 5
        Missing operand
        Ok
        """,
        "",
        """
        OPEN "R",1,"T";5
        FIELD 1,6 AS A$
        OPEN "R",2,"T" 5
        """);
  }

  @Test
  void a_full_sector_is_written_when_more_follows_it() {
    shows(
        """
        RUN
         0  0\s
         1  1\s
         1\s
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,STRING$(126,"A"):PRINT LOC(1);LOF(1)
        20 PRINT#1,"A":PRINT LOC(1);LOF(1):CLOSE
        30 OPEN "O",1,"E":CLOSE:OPEN "I",1,"E":PRINT LOC(1)
        """,
        "RUN\n");
  }

  @Test
  void FILES_wants_a_name_with_letters() {
    shows(
        """
        FILES ""
        Bad file name
        Ok
        """,
        "",
        "FILES \"\"\n");
  }

  @Test
  void LOF_counts_the_records_of_the_extent_that_was_used_last() {
    shows(
        """
        RUN
         127  128  1  44\s
         128  44  128  128  44\s
         128\s
         128  1  128  3\s
        Ok
        """,
        """
        10 OPEN "R",1,"R":FOR I=1 TO 300:PUT 1,I
        20 IF I=127 OR I=128 OR I=129 OR I=300 THEN PRINT LOF(1);
        30 NEXT:PRINT:CLOSE
        40 OPEN "R",1,"R":PRINT LOF(1);:GET 1,300:PRINT LOF(1);
        50 GET 1,128:PRINT LOF(1);:GET 1,129:PRINT LOF(1);:GET 1,257:PRINT LOF(1):CLOSE
        60 OPEN "I",1,"R":PRINT LOF(1):CLOSE
        70 OPEN "O",1,"S":FOR I=1 TO 258:PRINT#1,STRING$(126,65)
        80 IF I=129 OR I=130 OR I=257 THEN PRINT LOF(1);
        90 NEXT:CLOSE:OPEN "R",1,"S":GET 1,258:PRINT LOF(1):CLOSE
        """,
        "RUN\n");
  }

  @Test
  void a_file_that_was_written_ends_in_a_Ctrl_Z_and_what_the_buffer_held_before() {
    shows(
        """
        RUN
         72  13  10  26\s
         2\s
         13  10  26  65  65 -1\s
         1  26\s
         3  0  26  66  66\s
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,"H":CLOSE
        20 GOSUB 100:GET 1,1:PRINT ASC(A$);:FOR I=2 TO 4:GOSUB 110:NEXT:PRINT:CLOSE
        30 OPEN "O",1,"T":PRINT#1,STRING$(64,66);STRING$(64,65);STRING$(63,67):CLOSE
        40 GOSUB 100:PRINT LOF(1)
        50 GET 1,2:FOR I=64 TO 68:GOSUB 110:NEXT:GET 1,3:PRINT EOF(1):CLOSE
        60 OPEN "O",1,"T":CLOSE:GOSUB 100:GET 1,1:PRINT LOF(1);ASC(A$):CLOSE
        70 OPEN "O",1,"T":PRINT#1,STRING$(64,66);STRING$(64,65);STRING$(126,66):CLOSE
        80 GOSUB 100:GET 1,3:PRINT LOF(1);EOF(1);:FOR I=1 TO 3:GOSUB 110:NEXT:PRINT
        90 END
        100 OPEN "R",1,"T":FIELD 1,128 AS A$:RETURN
        110 PRINT ASC(MID$(A$,I));:RETURN
        """,
        "RUN\n");
  }

  @Test
  void records_put_behind_a_text_leave_its_end_where_it_was() {
    shows(
        """
        RUN
        HELLO-1\s
         2  26\s
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,"HELLO":CLOSE
        20 OPEN "R",1,"T",4:PUT 1,40:CLOSE
        30 OPEN "I",1,"T":LINE INPUT#1,L$:PRINT L$;EOF(1):CLOSE
        40 OPEN "R",1,"T":FIELD 1,7 AS B$,1 AS C$:GET 1,1:PRINT LOF(1);ASC(C$)
        """,
        "RUN\n");
  }

  @Test
  void EOF_reads_on_where_a_record_of_128_bytes_ends() {
    shows(
        """
        RUN
         1  1  2  0\s
         3  4 -1  4\s
        Ok
        """,
        """
        10 OPEN "O",1,"T":FOR I=1 TO 3:PRINT#1,STRING$(126,65):NEXT:CLOSE
        20 OPEN "I",1,"T":PRINT LOC(1);
        30 LINE INPUT#1,A$:PRINT LOC(1);:E=EOF(1):PRINT LOC(1);E
        40 LINE INPUT#1,A$:LINE INPUT#1,A$:PRINT LOC(1);:E=EOF(1):PRINT LOC(1);E;
        50 E=EOF(1):PRINT LOC(1)
        """,
        "RUN\n");
  }

  @Test
  void nothing_fits_into_a_record_of_no_bytes() {
    shows(
        """
        OPEN "R",1,"R",0
        Ok
        FIELD 1,0 AS A$
        Ok
        FIELD 1,1 AS A$
        FIELD overflow
        Ok
        PRINT#1,"A"
        FIELD overflow
        Ok
        OPEN "R",2,"S",-1
        Illegal function call
        Ok
        """,
        "",
        """
        OPEN "R",1,"R",0
        FIELD 1,0 AS A$
        FIELD 1,1 AS A$
        PRINT#1,"A"
        OPEN "R",2,"S",-1
        """);
  }

  @Test
  void a_record_of_no_bytes_is_there_again_in_a_workspace_that_was_put_away() {
    String program = "10 OPEN \"R\",1,\"R\",0\n20 PRINT#1,\"A\"\nRUN\n";

    String shown = Transcript.of(program, 1, 100).console();

    assertEquals(program + "FIELD overflow in 20\nOk\n", shown);
  }

  @Test
  void the_number_of_a_record_has_16_bits() {
    shows(
        """
        RUN
        Bad record number in 20
        Ok
        PRINT LOC(1)
         65535\s
        Ok
        """,
        """
        10 OPEN "R",1,"F",1
        20 GET #1:GOTO 20
        """,
        "RUN\nPRINT LOC(1)\n");
  }

  @Test
  void what_PRINT_and_WRITE_have_read_with_INPUT$_goes_to_the_console_and_so_does_the_rest() {
    shows(
        """
        RUN
        HE,
        "LLO",1
        A
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,"HELLO":CLOSE
        20 OPEN "I",1,"T":OPEN "O",2,"U"
        30 PRINT#2,"A";INPUT$(2,#1);","
        40 WRITE#2,INPUT$(3,1),1
        50 CLOSE:OPEN "I",1,"U"
        60 LINE INPUT#1,A$:PRINT A$
        """,
        "RUN\n");
  }

  @Test
  void a_statement_that_waits_for_keys_reads_and_writes_its_files_once() {
    shows(
        """
        RUN
        HEx
        LLy
        z
        A
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,"HELLO":CLOSE
        20 OPEN "I",1,"T":OPEN "O",2,"U"
        30 PRINT INPUT$(2,1);INPUT$(1)
        40 PRINT INPUT$(2,1);INPUT$(1)
        50 PRINT#2,"A";INPUT$(1)
        60 PRINT#2,:CLOSE:OPEN "I",1,"U"
        70 LINE INPUT#1,A$:PRINT A$
        """,
        "RUN\nxyz");
  }

  @Test
  void a_star_is_in_no_name_of_a_file_that_is_looked_for() {
    shows(
        """
        SAVE "A"
        Ok
        KILL "*.BAS"
        File not found
        Ok
        LOAD "A*"
        File not found
        Ok
        NAME "*.*" AS "B"
        File not found
        Ok
        OPEN "I",1,"B/C"
        File not found
        Ok
        KILL ".BAS"
        Bad file name
        Ok
        KILL ""
        Bad file name
        Ok
        """,
        """
        10 REM
        """,
        """
        SAVE "A"
        KILL "*.BAS"
        LOAD "A*"
        NAME "*.*" AS "B"
        OPEN "I",1,"B/C"
        KILL ".BAS"
        KILL ""
        """);
  }
}
