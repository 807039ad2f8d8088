package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What no recorded case shows of a file that two numbers have open; the witness is the assembly
 * source of BASIC-80 5.21.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedFilesTest {
  @Test
  void a_file_that_is_being_written_shows_the_sectors_that_are_full() {
    shows(
        """
        RUN
        -1 -1 -1  1  0\s
        HELLO 0 -1 -1 -1\s
         0  407  4\s
        -1  0\s
        Ok
        """,
        """
        10 OPEN "O",1,"T":OPEN "I",2,"T":PRINT EOF(2);
        20 PRINT#1,"HELLO":PRINT EOF(2);:CLOSE 2
        30 OPEN "I",2,"T":PRINT EOF(2);LOC(2);LOF(2):CLOSE 2
        40 PRINT#1,STRING$(200,"x");:OPEN "I",2,"T":LINE INPUT#2,A$:PRINT A$;EOF(2);
        50 A$=INPUT$(121,2):PRINT EOF(2);
        60 PRINT#1,STRING$(200,"y");:PRINT EOF(2);
        70 CLOSE 1:PRINT EOF(2):CLOSE
        80 OPEN "I",2,"T":PRINT EOF(2);
        90 WHILE NOT EOF(2):A$=INPUT$(1,2):N=N+1:WEND:PRINT N;LOC(2):CLOSE
        100 OPEN "O",1,"U":PRINT#1,"HELLO":OPEN "R",2,"U":FIELD 2,5 AS A$
        110 GET 2,1:PRINT EOF(2);ASC(A$)
        """,
        "RUN\n");
  }

  @Test
  void what_is_written_while_a_file_is_read_can_be_read_as_long_as_its_end_was_not_met() {
    shows(
        """
        RUN
         0  254\s
        Ok
        """,
        """
        10 OPEN "O",1,"T":PRINT#1,STRING$(129,"x");:OPEN "I",2,"T":A$=INPUT$(1,2)
        20 PRINT#1,STRING$(129,"y");:PRINT EOF(2);:A$=INPUT$(127,2):A$=A$+INPUT$(127,2)
        30 PRINT LEN(A$)
        """,
        "RUN\n");
  }

  @Test
  void a_program_that_is_being_written_is_loaded_as_far_as_it_is_on_the_disk() {
    shows(
        """
        RUN
        Ok
        LIST
        Ok
        LOAD "P"
        Ok
        LIST
        10 PRINT 5
        Ok
        """,
        """
        10 OPEN "O",1,"P.BAS":PRINT#1,"10 PRINT 5":LOAD "P"
        """,
        "RUN\nLIST\nLOAD \"P\"\nLIST\n");
  }
}
