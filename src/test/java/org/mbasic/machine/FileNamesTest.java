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
}
