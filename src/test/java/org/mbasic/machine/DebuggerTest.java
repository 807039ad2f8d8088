package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.Transcript;
import org.mbasic.language.Keyword;
import org.mbasic.language.Synopsis;

/** The commands that the original does not have; no recorded case knows them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DebuggerTest {
  private static final String PROGRAM =
      """
      10 FOR I=1 TO 2:PRINT I
      20 GOSUB 100
      30 NEXT
      40 END
      100 A=A+I*2
      110 RETURN
      """;

  private static String session(String typed) {
    return Transcript.of(typed, 1_000, 0).console();
  }

  /** What the console shows behind the echo of the typed lines' program. */
  private static String after(String program, String typed) {
    String shown = session(program + typed);
    return shown.substring(program.length());
  }

  @Test
  void a_breakpoint_stops_before_its_line_and_CONT_goes_on() {
    assertEquals(
        """
        BREAK 100
        Ok
        RUN
         1\s
        Break in 100
        Ok
        CONT
         2\s
        Break in 100
        Ok
        CONT
        Ok
        """,
        after(PROGRAM, "BREAK 100\nRUN\nCONT\nCONT\n"));
  }

  @Test
  void BREAK_shows_and_removes_breakpoints_and_RENUM_moves_them() {
    assertEquals(
        """
        BREAK 30,100
        Ok
        BREAK OFF 30
        Ok
        RENUM
        Ok
        BREAK
        Breakpoints: 50
        Ok
        BREAK OFF
        No breakpoints
        Ok
        """,
        after(PROGRAM, "BREAK 30,100\nBREAK OFF 30\nRENUM\nBREAK\nBREAK OFF\n"));
  }

  @Test
  void a_breakpoint_needs_its_line_and_NEW_forgets_all() {
    assertEquals(
        """
        BREAK 25
        Undefined line number
        Ok
        BREAK 20
        Ok
        NEW
        Ok
        BREAK
        No breakpoints
        Ok
        """,
        after(PROGRAM, "BREAK 25\nBREAK 20\nNEW\nBREAK\n"));
  }

  @Test
  void STEP_begins_a_program_and_shows_the_statement_to_come() {
    assertEquals(
        """
        STEP
        Break in 10
        10 FOR I=1 TO 2
        Ok
        STEP
        Break in 10
        10 PRINT I
        Ok
        STEP 2
         1\s
        Break in 100
        100 A=A+I*2
        Ok
        STEP LINE
        Break in 110
        110 RETURN
        Ok
        """,
        after(PROGRAM, "STEP\nSTEP\nSTEP 2\nSTEP LINE\n"));
  }

  @Test
  void a_breakpoint_with_a_condition_stops_when_it_holds() {
    assertEquals(
        """
        BREAK 100 IF I=2
        Ok
        BREAK
        Breakpoints: 100 IF I=2
        Ok
        RUN
         1\s
         2\s
        Break in 100
        Ok
        BREAK 100
        Ok
        BREAK
        Breakpoints: 100
        Ok
        """,
        after(PROGRAM, "BREAK 100 IF I=2\nBREAK\nRUN\nBREAK 100\nBREAK\n"));
  }

  @Test
  void a_condition_that_fails_stops_and_one_on_an_array_that_is_not_there_does_not() {
    assertEquals(
        """
        BREAK 20 IF SQR(-1)
        Ok
        BREAK 100 IF Q(1)=0
        Ok
        RUN
         1\s
        Break in 20
        Ok
        CONT
         2\s
        Break in 20
        Ok
        """,
        after(PROGRAM, "BREAK 20 IF SQR(-1)\nBREAK 100 IF Q(1)=0\nRUN\nCONT\n"));
  }

  @Test
  void a_breakpoint_that_prints_shows_values_and_goes_on() {
    assertEquals(
        """
        BREAK 110 IF I>1 PRINT A,"<"+"B>";1/0
        Ok
        BREAK
        Breakpoints: 110 IF I>1 PRINT A;"<"+"B>";1/0
        Ok
        RUN
         1\s
         2\s
        [110] A = 6, "<"+"B>" = "<B>", 1/0 = 1.70141E+38
        Ok
        """,
        after(PROGRAM, "BREAK 110 IF I>1 PRINT A,\"<\"+\"B>\";1/0\nBREAK\nRUN\n"));
  }

  @Test
  void STEP_OVER_takes_a_subroutine_as_one_and_STEP_OUT_leaves_it() {
    assertEquals(
        """
        BREAK 20
        Ok
        RUN
         1\s
        Break in 20
        Ok
        STEP OVER
        Break in 30
        30 NEXT
        Ok
        CONT
         2\s
        Break in 20
        Ok
        STEP
        Break in 100
        100 A=A+I*2
        Ok
        STEP OUT
        Break in 30
        30 NEXT
        Ok
        STEP OUT
        Ok
        """,
        after(PROGRAM, "BREAK 20\nRUN\nSTEP OVER\nCONT\nSTEP\nSTEP OUT\nSTEP OUT\n"));
  }

  @Test
  void STEP_TO_goes_to_a_line_and_begins_a_program() {
    assertEquals(
        """
        STEP TO 100
         1\s
        Break in 100
        100 A=A+I*2
        Ok
        STEP TO 20
         2\s
        Break in 20
        20 GOSUB 100
        Ok
        STEP TO 25
        Undefined line number
        Ok
        STEP TO 10
        Ok
        STEP TO 10
        Break in 10
        10 FOR I=1 TO 2
        Ok
        """,
        after(PROGRAM, "STEP TO 100\nSTEP TO 20\nSTEP TO 25\nSTEP TO 10\nSTEP TO 10\n"));
  }

  @Test
  void what_the_commands_do_not_know_is_a_syntax_error() {
    assertEquals(
        """
        BREAK 100 IF
        Syntax error
        Ok
        BREAK IF A
        Syntax error
        Ok
        BREAK OFF 100 IF A
        Syntax error
        Ok
        BREAK 100 PRINT A,)
        Syntax error
        Ok
        STEP TO
        Syntax error
        Ok
        """,
        after(
            PROGRAM,
            "BREAK 100 IF\nBREAK IF A\nBREAK OFF 100 IF A\nBREAK 100 PRINT A,)\nSTEP TO\n"));
  }

  @Test
  void STACK_shows_the_innermost_frame_first() {
    assertEquals(
        """
        BREAK 110
        Ok
        RUN
         1\s
        Break in 110
        Ok
        STACK
        GOSUB in 20
        FOR I = 1 TO 2 STEP 1 in 10
        Ok
        """,
        after(PROGRAM, "BREAK 110\nRUN\nSTACK\n"));
  }

  @Test
  void watched_formulas_are_shown_at_each_stop_and_change_nothing() {
    assertEquals(
        """
        WATCH A+1
        A+1 = 1
        Ok
        WATCH B(20)
        B(20) = no such array yet
        Ok
        WATCH RND
        RND = .245121
        Ok
        BREAK 30
        Ok
        RUN
         1\s
        Break in 30
        A+1 = 3
        B(20) = no such array yet
        RND = .245121
        Ok
        WATCH OFF
        Nothing is watched
        Ok
        DIM B(20):PRINT RND
         .245121\s
        Ok
        """,
        after(
            PROGRAM,
            "WATCH A+1\nWATCH B(20)\nWATCH RND\nBREAK 30\nRUN\nWATCH OFF\nDIM B(20):PRINT RND\n"));
  }

  @Test
  void a_watched_formula_that_fails_says_why_and_the_stop_stands() {
    assertEquals(
        """
        WATCH SQR(-1)
        SQR(-1) = Illegal function call
        Ok
        WATCH INPUT$(1)
        INPUT$(1) = waits for keys
        Ok
        """,
        session("WATCH SQR(-1)\nWATCH INPUT$(1)\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INPUT$(1,#1)",
        "A(VAL(INPUT$(1,#1)))",
        "FNQ(VAL(INPUT$(1,#1)))",
        "FNF$(0)",
        "LEN(FNG$(0))",
        "FNR(0)+LEN(FNF$(0))",
        "USR0(VAL(INPUT$(1,#1)))",
      })
  void a_watched_formula_reads_no_file(String formula) {
    String shown =
        session(
            """
            10 DEF FNQ(X)=X
            20 DEF FNF$(X)=INPUT$(1,#1)
            30 DEF FNG$(X)=FNF$(X)
            40 DEF FNR(X)=FNR(X)
            50 DIM A(9)
            RUN
            OPEN "O",1,"DIGITS":PRINT#1,"123":CLOSE:OPEN "I",1,"DIGITS"
            WATCH %s
            PRINT INPUT$(1,#1)
            """
                .formatted(formula));
    String end = formula + " = reads a file\nOk\nPRINT INPUT$(1,#1)\n1\nOk\n";
    assertTrue(shown.endsWith(end), shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"B(1)", "-B(1)", "A(B(1))", "FNB(1)", "FNQ(B(1))", "VARPTR(B(1))"})
  void a_watched_formula_dimensions_no_array(String formula) {
    String shown =
        session(
            """
            10 DEF FNB(X)=B(X)
            20 DEF FNQ(X)=X
            30 DIM A(9)
            RUN
            WATCH %s
            DIM B(20)
            """
                .formatted(formula));
    String end = formula + " = no such array yet\nOk\nDIM B(20)\nOk\n";
    assertTrue(shown.endsWith(end), shown);
  }

  @Test
  void the_words_stay_names_of_variables() {
    assertEquals(
        """
        BREAK=1:STACK(2)=3:WATCH$="W":HELP%=4
        Ok
        PRINT BREAK;STACK(2);WATCH$;HELP%
         1  3 W 4\s
        Ok
        10 BREAK 20
        RUN
        Syntax error in 10
        Ok
        10\s""",
        session(
            """
            BREAK=1:STACK(2)=3:WATCH$="W":HELP%=4
            PRINT BREAK;STACK(2);WATCH$;HELP%
            10 BREAK 20
            RUN
            """));
  }

  @Test
  void HELP_tells_of_each_word() {
    assertEquals(
        """
        HELP GOTO
        GOTO line
        Goes on at a line.
        Ok
        """,
        session("HELP GOTO\n"));
    Set<String> forms = new TreeSet<>();
    EnumSet.allOf(Keyword.class).forEach(word -> forms.add(Synopsis.purpose(word)));
    assertEquals(true, forms.stream().allMatch(purpose -> purpose.endsWith(".")));
  }

  @ParameterizedTest
  @CsvSource({"1,60", "7,60", "1000,60"})
  void breakpoints_steps_and_watches_outlive_the_machine(int budget, int restores) {
    String typed =
        PROGRAM
            + "BREAK 100\nWATCH A\nRUN\nSTEP 3\nSTEP LINE\nCONT\nBREAK OFF\n"
            + "BREAK 100 IF I=2\nBREAK 30 PRINT A;I\nRUN\nSTEP OUT\nSTEP TO 40\nSTEP\n"
            + "STEP LINE\nSTEP OVER\nBREAK\nWATCH\nSYSTEM\n";
    assertEquals(session(typed), Transcript.of(typed, budget, restores).console());
  }

  @Test
  void CONT_behind_a_breakpoint_does_not_trace_its_line_again() {
    String program =
        """
        10 A=1
        20 B=2
        """;
    String shown = after(program, "BREAK 20\nTRON\nRUN\nCONT\n");
    assertTrue(shown.endsWith("RUN\n[10][20]\nBreak in 20\nOk\nCONT\nOk\n"), shown);
  }

  @Test
  void STEP_TO_meets_a_breakpoint_at_the_first_line() {
    assertEquals(
        """
        BREAK 10
        Ok
        STEP TO 30
        Break in 10
        Ok
        BREAK 10 PRINT A
        Ok
        CLEAR
        Ok
        STEP
        [10] A = 0
        Break in 10
        10 A=1
        Ok
        """,
        after(
            "10 A=1\n20 PRINT A\n30 END\n",
            "BREAK 10\nSTEP TO 30\nBREAK 10 PRINT A\nCLEAR\nSTEP\n"));
  }

  @Test
  void a_breakpoint_that_asks_for_EOF_reads_no_further() {
    String program =
        """
        10 OPEN "O",1,"T":FOR I=1 TO 32:PRINT#1,"ABCDEF":NEXT:CLOSE
        20 OPEN "I",1,"T":FOR I=1 TO 16:LINE INPUT#1,A$:NEXT
        30 PRINT LOC(1)
        """;
    assertEquals("RUN\n 1 \nOk\n", after(program, "RUN\n"));
    String typed = "BREAK 30 IF EOF(1)\nWATCH EOF(1)\nRUN\n";
    String shown = after(program, typed);
    assertEquals("RUN\n 1 \nOk\n", shown.substring(shown.indexOf("RUN")));
  }
}
