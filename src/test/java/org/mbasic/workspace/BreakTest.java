package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbasic.machine.Stop;

/**
 * Ctrl-C at a running program. The original looks for it behind each statement, when NEXT and WEND
 * have already gone back to the line of their loop, and before it enters another line; the witness
 * is the assembly source of BASIC-80 5.21 (NEWSTT).
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BreakTest {
  private static final Pattern BREAK = Pattern.compile("\\^C\r\nBreak in (\\d+)\r\nOk\r\n");
  private static final int TURNS = 15;

  /** A desk whose program was stopped by Ctrl-C after so many operations. */
  private static Desk stopped(String program, int operations) {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type(program.replace('/', '\r') + "\r");
    desk.run(10_000);
    desk.type("RUN\r");
    desk.run("RUN\r".length() + operations);
    desk.interrupt();
    desk.run(10);
    return desk;
  }

  private static String shown(Desk desk) {
    return desk.output().from(0);
  }

  @ParameterizedTest
  @CsvSource({
    "10 FOR I=1 TO 1E9/20 NEXT, 10",
    "10 WHILE 1/20 WEND, 10",
    "10 WHILE 1:A=A+1/20 WEND, 10",
    "10 GOTO 10, 10",
    "10 A=A+1/20 GOTO 10, 10 20",
    "10 GOSUB 100/20 GOTO 10/100 RETURN, 10 20",
    "10 ON ERROR GOTO 30/20 ERROR 5/30 RESUME 20, 20 30",
  })
  void Ctrl_C_names_the_line_that_is_left(String program, String lines) {
    Set<String> named = new TreeSet<>();
    for (int operations = 4; operations < 4 + TURNS; operations++) {
      Matcher stop = BREAK.matcher(shown(stopped(program, operations)));
      assertTrue(stop.find(), program);
      named.add(stop.group(1));
    }
    assertEquals(lines, String.join(" ", named));
  }

  @Test
  void CONT_goes_on_where_the_program_was_stopped() {
    for (int operations = 1; operations < 1 + TURNS; operations++) {
      Desk desk =
          stopped(
              "10 A=A+1/20 B=B+1:GOSUB 50/30 IF A<>B THEN STOP/40 GOTO 10/50 RETURN", operations);
      desk.type("CONT\r");
      assertEquals(Stop.BUDGET, desk.run(1_000), shown(desk));
    }
  }

  @Test
  void TRON_shows_a_line_once_that_Ctrl_C_stops_before() {
    for (int operations = 1; operations < 1 + TURNS; operations++) {
      Desk desk =
          stopped("10 TRON/20 A=A+1:GOSUB 50/30 IF A<9 THEN 20/40 END/50 RETURN", operations);
      desk.type("PRINT 1\rCONT\r");
      desk.run(1_000);
      String lines = shown(desk).replaceAll("(?s)\\^C.*CONT|[^\\[\\]\\d]|RUN", "");
      assertTrue(lines.endsWith("[20][50][30]".repeat(9) + "[40]"), shown(desk));
    }
  }

  @Test
  void what_is_typed_behind_Ctrl_C_comes_to_the_prompt() {
    for (int operations = 4; operations < 4 + TURNS; operations++) {
      Desk desk = stopped("10 A$=INKEY$:IF A$=\"\" THEN 10/20 PRINT \"TAKEN \";A$", operations);
      desk.type("CONT\r");
      desk.run(10 + operations);
      desk.command("NEW");
      desk.run(1_000);
      assertTrue(shown(desk).endsWith("Ok\r\nNEW\r\nOk\r\n"), shown(desk));
      assertEquals("", desk.programText());
    }
  }
}
