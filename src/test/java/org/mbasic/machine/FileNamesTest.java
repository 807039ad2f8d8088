package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of how files are named, and of what is wrong first where one is
 * opened; the witness is the assembly source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FileNamesTest {
  @Test
  void OPEN_looks_at_its_number_before_its_name_and_at_that_before_its_record_length() {
    shows(
        """
        OPEN "I",9,5
        Bad file number
        Ok
        OPEN "R",9,"X",200000
        Bad file number
        Ok
        OPEN "O",0,
        Bad file number
        Ok
        OPEN "I",300,5
        Illegal function call
        Ok
        OPEN "I",
        Missing operand
        Ok
        OPEN "Z",
        Bad file mode
        Ok
        OPEN "I"
        Syntax error
        Ok
        OPEN "I",1
        Syntax error
        Ok
        OPEN "R",1,"",200000
        Bad file name
        Ok
        OPEN "R",1,"X",200000
        Overflow
        Ok
        OPEN "O",1,"X":OPEN "O",1,5
        File already open
        Ok
        """,
        "",
        """
        OPEN "I",9,5
        OPEN "R",9,"X",200000
        OPEN "O",0,
        OPEN "I",300,5
        OPEN "I",
        OPEN "Z",
        OPEN "I"
        OPEN "I",1
        OPEN "R",1,"",200000
        OPEN "R",1,"X",200000
        OPEN "O",1,"X":OPEN "O",1,5
        """);
  }

  @Test
  void INPUT$_of_no_characters_does_not_mind_a_closed_file() {
    shows(
        """
        PRINT INPUT$(0,1)
        Illegal function call
        Ok
        PRINT INPUT$(1,1)
        Input past end
        Ok
        PRINT INPUT$(0,9)
        Bad file number
        Ok
        """,
        "",
        """
        PRINT INPUT$(0,1)
        PRINT INPUT$(1,1)
        PRINT INPUT$(0,9)
        """);
  }

  @Test
  void a_drive_is_no_part_of_a_pattern() {
    shows(
        """
        SAVE "PROG"
        Ok
        FILES "A:*.*"
        PROG    .BAS \s
        Ok
        FILES "b:PROG.BAS"
        PROG    .BAS \s
        Ok
        FILES "A:"
        Bad file name
        Ok
        FILES ".BAS"
        Bad file name
        Ok
        FILES "1:*.*"
        Bad file name
        Ok
        """,
        "10 REM\n",
        """
        SAVE "PROG"
        FILES "A:*.*"
        FILES "b:PROG.BAS"
        FILES "A:"
        FILES ".BAS"
        FILES "1:*.*"
        """);
  }

  @Test
  void a_drive_is_a_letter_and_the_same_in_both_names_of_NAME() {
    shows(
        """
        OPEN "O",1,"1:X"
        Bad file name
        Ok
        OPEN "O",1,"X":CLOSE
        Ok
        NAME "X" AS "B:Y"
        Illegal function call
        Ok
        NAME "B:X" AS "b:Y"
        Ok
        NAME "X" AS "Z"
        File not found
        Ok
        NAME "Y" AS "@:Z"
        Ok
        """,
        "",
        """
        OPEN "O",1,"1:X"
        OPEN "O",1,"X":CLOSE
        NAME "X" AS "B:Y"
        NAME "B:X" AS "b:Y"
        NAME "X" AS "Z"
        NAME "Y" AS "@:Z"
        """);
  }

  @Test
  void a_dot_at_the_end_is_no_part_of_a_name_and_keeps_BAS_away() {
    shows(
        """
        SAVE "X."
        Ok
        OPEN "I",1,"X":CLOSE:OPEN "I",1,"X.":CLOSE
        Ok
        LOAD "X"
        File not found
        Ok
        LOAD "A:X."
        Ok
        FILES
        X            \s
        Ok
        KILL "."
        Bad file name
        Ok
        """,
        "10 REM\n",
        """
        SAVE "X."
        OPEN "I",1,"X":CLOSE:OPEN "I",1,"X.":CLOSE
        LOAD "X"
        LOAD "A:X."
        FILES
        KILL "."
        """);
  }

  @Test
  void KILL_takes_every_file_that_a_question_mark_fits() {
    shows(
        """
        RUN
        Ok
        KILL "F?"
        Ok
        FILES
        F12           G1           \s
        Ok
        KILL "F?"
        File not found
        Ok
        KILL "?1"
        Ok
        FILES
        F12          \s
        Ok
        """,
        """
        10 FOR I=1 TO 4:READ N$:OPEN "O",1,N$:CLOSE:NEXT
        20 DATA F1,F2,F12,G1
        """,
        """
        RUN
        KILL "F?"
        FILES
        KILL "F?"
        KILL "?1"
        FILES
        """);
  }

  @Test
  void blanks_are_letters_of_a_name_but_at_the_end_of_its_parts() {
    shows(
        """
        OPEN "O",1,"DATA"+STR$(1):CLOSE:OPEN "O",1," X":CLOSE
        Ok
        OPEN "O",1,"INV     .D  ":PRINT#1,"OK":CLOSE
        Ok
        OPEN "I",1,"INV.D":LINE INPUT#1,A$:PRINT A$:CLOSE
        OK
        Ok
        OPEN "I",1," INV.D"
        File not found
        Ok
        SAVE "MY PROG "
        Ok
        NAME "A:DATA 1" AS "A:D 2   "
        Ok
        FILES
         X            D 2           INV     .D    MY PROG .BAS \s
        Ok
        FILES "D 2 "
        D 2          \s
        Ok
        LOAD "MY PROG"
        Ok
        KILL "MY PROG.BAS"
        Ok
        KILL "? 2. "
        Ok
        FILES
         X            INV     .D   \s
        Ok
        KILL "X"
        File not found
        Ok
        OPEN "O",1,"  "
        Bad file name
        Ok
        OPEN "O",1,"A:"
        Bad file name
        Ok
        """,
        "10 REM\n",
        """
        OPEN "O",1,"DATA"+STR$(1):CLOSE:OPEN "O",1," X":CLOSE
        OPEN "O",1,"INV     .D  ":PRINT#1,"OK":CLOSE
        OPEN "I",1,"INV.D":LINE INPUT#1,A$:PRINT A$:CLOSE
        OPEN "I",1," INV.D"
        SAVE "MY PROG "
        NAME "A:DATA 1" AS "A:D 2   "
        FILES
        FILES "D 2 "
        LOAD "MY PROG"
        KILL "MY PROG.BAS"
        KILL "? 2. "
        FILES
        KILL "X"
        OPEN "O",1,"  "
        OPEN "O",1,"A:"
        """);
  }

  @Test
  void a_second_dot_behind_one_or_two_letters_is_wrong() {
    shows(
        """
        FILES "*.*.*"
        Bad file name
        Ok
        KILL "A.B.C"
        Bad file name
        Ok
        OPEN "O",1,"A.B.C"
        Bad file name
        Ok
        OPEN "R",1,"A.BC.D",200
        Bad file name
        Ok
        OPEN "I",1,"A.B.C"
        Bad file name
        Ok
        SAVE "A.B.C"
        Bad file name
        Ok
        LOAD "A.?.C"
        Bad file name
        Ok
        SAVE "X":NAME "X.BAS" AS "A..B.C"
        Bad file name
        Ok
        NAME "A.B.C" AS "X"
        Bad file name
        Ok
        FILES
        X       .BAS \s
        Ok
        """,
        "10 REM\n",
        """
        FILES "*.*.*"
        KILL "A.B.C"
        OPEN "O",1,"A.B.C"
        OPEN "R",1,"A.BC.D",200
        OPEN "I",1,"A.B.C"
        SAVE "A.B.C"
        LOAD "A.?.C"
        SAVE "X":NAME "X.BAS" AS "A..B.C"
        NAME "A.B.C" AS "X"
        FILES
        """);
  }

  /** The first two are recorded from the original in the Python project's documents. */
  @Test
  void a_file_with_signs_that_no_name_has_cannot_be_made() {
    shows(
        """
        OPEN "O",1,"A:B:C*?.X Y"
        Too many files
        Ok
        OPEN "O",1,"/tmp/x.txt"
        Too many files
        Ok
        OPEN "R",1,"A*"
        Too many files
        Ok
        SAVE "A/B"
        Too many files
        Ok
        FILES
        File not found
        Ok
        """,
        "10 REM\n",
        """
        OPEN "O",1,"A:B:C*?.X Y"
        OPEN "O",1,"/tmp/x.txt"
        OPEN "R",1,"A*"
        SAVE "A/B"
        FILES
        """);
  }
}
