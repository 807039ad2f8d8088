package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What no recorded case shows of files; the witness is the assembly source of BASIC-80 5.2. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FilesTest {

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
}
