package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of programs that are read from files; the witness is the assembly
 * source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgramFilesTest {

  @Test
  void only_end_closes_the_files_of_a_program_that_has_come_to_its_end() {
    shows(
        """
        RUN
        Ok
        PRINT#1,"Y":CLOSE
        Ok
        OPEN "I",1,"F":INPUT#1,A$,B$:PRINT A$;B$:CLOSE
        XY
        Ok
        20 END
        RUN
        Ok
        PRINT#1,"Y"
        Bad file mode
        Ok
        """,
        """
        10 OPEN "O",1,"F":PRINT#1,"X"
        """,
        """
        RUN
        PRINT#1,"Y":CLOSE
        OPEN "I",1,"F":INPUT#1,A$,B$:PRINT A$;B$:CLOSE
        20 END
        RUN
        PRINT#1,"Y"
        """);
  }

  @Test
  void a_program_that_is_read_as_text_closes_the_files_of_the_one_before() {
    shows(
        """
        SAVE "T",A
        Ok
        SAVE "B"
        Ok
        NEW
        Ok
        10 OPEN "O",1,"F":PRINT#1,"A":CHAIN "T"
        RUN
        Bad file mode in 10
        Ok
        10 OPEN "O",1,"F":PRINT#1,"A":RUN "T",R
        RUN
        Bad file mode in 10
        Ok
        10 OPEN "O",1,"F":PRINT#1,"A":LOAD "T",R
        RUN
        Bad file mode in 10
        Ok
        10 OPEN "O",1,"F":PRINT#1,"A":CHAIN "B"
        RUN
        B
        Ok
        10 OPEN "O",1,"F":PRINT#1,"A":LOAD "B",R
        RUN
        B
        Ok
        5 OPEN "O",1,"F":PRINT#1,"A":CHAIN MERGE "T",10
        RUN
        B
        Ok
        """,
        """
        10 PRINT#1,"B":CLOSE
        20 OPEN "I",1,"F":LINE INPUT#1,A$:LINE INPUT#1,A$:PRINT A$
        """,
        """
        SAVE "T",A
        SAVE "B"
        NEW
        10 OPEN "O",1,"F":PRINT#1,"A":CHAIN "T"
        RUN
        10 OPEN "O",1,"F":PRINT#1,"A":RUN "T",R
        RUN
        10 OPEN "O",1,"F":PRINT#1,"A":LOAD "T",R
        RUN
        10 OPEN "O",1,"F":PRINT#1,"A":CHAIN "B"
        RUN
        10 OPEN "O",1,"F":PRINT#1,"A":LOAD "B",R
        RUN
        5 OPEN "O",1,"F":PRINT#1,"A":CHAIN MERGE "T",10
        RUN
        """);
  }

  @Test
  void a_program_without_lines_closes_no_files() {
    shows(
        """
        RUN
        Ok
        PRINT LOF(2)
         0\s
        Ok
        """,
        """
        10 OPEN "O",1,"E.BAS":CLOSE:OPEN "O",2,"F":CHAIN "E"
        """,
        "RUN\nPRINT LOF(2)\n");
  }

  @Test
  void a_dot_stands_for_the_last_line_that_was_read_as_text() {
    shows(
        """
        SAVE "T",A
        Ok
        SAVE "B"
        Ok
        10
        LOAD "T"
        Ok
        LIST .
        30 PRINT 3
        Ok
        LIST 20
        20 PRINT 2
        Ok
        LOAD "B"
        Ok
        LIST .
        20 PRINT 2
        Ok
        MERGE "T"
        Ok
        LIST .
        30 PRINT 3
        Ok
        LIST 10
        10 PRINT 1
        Ok
        RUN "T"
         1\s
         2\s
         3\s
        Ok
        LIST .
        30 PRINT 3
        Ok
        """,
        """
        10 PRINT 1
        20 PRINT 2
        30 PRINT 3
        """,
        """
        SAVE "T",A
        SAVE "B"
        10
        LOAD "T"
        LIST .
        LIST 20
        LOAD "B"
        LIST .
        MERGE "T"
        LIST .
        LIST 10
        RUN "T"
        LIST .
        """);
  }

  @Test
  void a_MERGE_changes_nothing_before_it_has_entered_a_line() {
    shows(
        """
        RUN
        Ok
        A=5:OPEN "R",1,"F":MERGE "E"
        Ok
        PRINT A;LOC(1)
         5  0\s
        Ok
        MERGE "D"
        Direct statement in file
        Ok
        PRINT A;LOC(1)
         5  0\s
        Ok
        MERGE "L"
        Ok
        PRINT A;LOC(1)
         0\s
        Bad file number
        Ok
        """,
        """
        10 OPEN "O",1,"E.BAS":CLOSE
        20 OPEN "O",1,"D.BAS":PRINT#1,"PRINT 1":CLOSE
        30 OPEN "O",1,"L.BAS":PRINT#1,"40 REM":CLOSE
        """,
        """
        RUN
        A=5:OPEN "R",1,"F":MERGE "E"
        PRINT A;LOC(1)
        MERGE "D"
        PRINT A;LOC(1)
        MERGE "L"
        PRINT A;LOC(1)
        """);
  }

  @Test
  void a_bell_in_a_string_outlives_SAVE_as_text() {
    shows(
        "SAVE \"T\",A\nOk\nLOAD \"T\"\nOk\nRUN\n 7 \nOk\n",
        "10 PRINT ASC(\"\u0007\")\n",
        "SAVE \"T\",A\nLOAD \"T\"\nRUN\n");
  }

  @Test
  void editing_keys_in_a_text_edit_it() {
    shows(
        """
        RUN 50
        Ok
        LIST
        10 PRINT 2
        20 PRINT 3
        40 PRINT 5
        Ok
        """,
        """
        50 OPEN "O",1,"A.BAS":PRINT#1,"10 PRINT 1";CHR$(8);"2"
        60 PRINT#1,"20 PRIM";CHR$(127);"NT 3"
        70 PRINT#1,"30 PRINT 4";CHR$(21);"40 PRINT 5":PRINT#1,"40";CHR$(3)
        80 CLOSE:LOAD "A"
        """,
        "RUN 50\nLIST\n");
  }

  @Test
  void the_last_line_counts_whatever_ends_it() {
    String making =
        """
        10 OPEN "O",1,"T.BAS":PRINT#1,"10 PRINT 1";L$;"20 PRINT 2";:CLOSE:RETURN
        20 L$=CHR$(10):GOSUB 10
        30 RUN "T"
        """;
    String run = " 1 \n 2 \nOk\n";

    shows("RUN 20\n" + run + "RUN\n" + run, making, "RUN 20\nRUN\n");
    shows(
        "RUN 20\nOk\nRUN\n" + run,
        making.replace("CHR$(10)", "CHR$(13)").replace("RUN", "LOAD"),
        "RUN 20\nRUN\n");
    shows(
        "RUN 20\n" + run,
        making.replace("CHR$(10)", "CHR$(13)+CHR$(10)").replace("RUN", "CHAIN"),
        "RUN 20\n");
  }
}
