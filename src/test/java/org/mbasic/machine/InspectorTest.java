package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.language.LineImage;
import org.mbasic.language.Lister;
import org.mbasic.language.Program;
import org.mbasic.machine.state.Type;
import org.mbasic.workspace.VirtualDisk;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InspectorTest {
  private final Program program = new Program();
  private final Machine machine =
      new Machine(program, new VirtualDisk(1, 1), MachineLimits.DEFAULT);
  private final Inspector inspector = machine.inspector();

  private String type(String lines) {
    machine.type(lines.replace('\n', '\r'));
    Stop stop = Stop.BUDGET;
    while (stop == Stop.BUDGET) {
      stop = machine.run(100);
    }
    return machine.takeOutput();
  }

  @Test
  void variables_are_shown_by_name_with_the_suffix_that_is_needed() {
    type("DEFINT I:I=3:A=.5:B$=\"X\":C#=1/3:I!=2\nDIM N%(10)\nN%(1)=7\n");
    assertEquals(
        List.of(
            new Inspector.Variable("A", Type.SINGLE, ".5", List.of()),
            new Inspector.Variable("B$", Type.STRING, "\"X\"", List.of()),
            new Inspector.Variable("C#", Type.DOUBLE, ".3333333432674408", List.of()),
            new Inspector.Variable("I", Type.INTEGER, "3", List.of()),
            new Inspector.Variable("I!", Type.SINGLE, "2", List.of()),
            new Inspector.Variable("N%", Type.INTEGER, "0, 7, 0, 0, 0, 0, …", List.of(10))),
        inspector.variables(100));
    assertEquals(2, inspector.variables(2).size());
  }

  @Test
  void elements_come_in_memory_order() {
    type("DIM A(1,1)\nA(1,0)=2:A(0,1)=3\n");
    assertEquals(List.of("0", "2", "3", "0"), inspector.elements("A", 0, 100).values());
    assertEquals(4, inspector.elements("A", 0, 100).total());
    assertEquals(List.of("2"), inspector.elements("A", 1, 1).values());
    assertEquals(List.of(), inspector.elements("A", 4, 100).values());
    assertEquals(List.of(), inspector.elements("B", 0, 100).values());
  }

  @Test
  void a_stopped_program_shows_its_stack_and_the_statement_to_come() {
    type(
        "10 FOR I%=1 TO 3: GOSUB 30:NEXT\n20 END\n30 WHILE 1:PRINT \"A\": STOP : PRINT \"B\":WEND\nRUN\n");
    assertEquals(
        List.of(
            new Inspector.UnderWay("WHILE", 30),
            new Inspector.UnderWay("GOSUB", 10),
            new Inspector.UnderWay("FOR I% = 1 TO 3 STEP 1", 10)),
        inspector.stack());
    Inspector.Next next = inspector.next().orElseThrow();
    assertEquals(30, next.line());
    String line = Lister.list(program.at(2));
    assertEquals("PRINT \"B\"", line.substring(next.from(), next.to()));
  }

  @Test
  void after_a_stop_that_ends_its_line_comes_the_line_below() {
    type("10 PRINT:STOP\n20 PRINT \"B\":PRINT\nRUN\n");
    Inspector.Next next = inspector.next().orElseThrow();
    assertEquals(20, next.line());
    assertEquals("PRINT \"B\"", Lister.list(program.at(1)).substring(next.from(), next.to()));
  }

  @Test
  void nothing_comes_next_where_a_stop_ends_the_program() {
    type("10 STOP\nRUN\n");
    assertEquals(Optional.empty(), inspector.next());
  }

  @Test
  void nothing_comes_next_before_a_program_has_run() {
    type("10 PRINT\n");
    assertEquals(Optional.empty(), inspector.next());
    assertEquals(List.of(), inspector.stack());
  }

  @Test
  void breakpoints_are_set_on_lines_that_exist() {
    program.put(new LineImage(10, "A"));
    inspector.breakpoint(10, true);
    inspector.breakpoint(20, true);
    assertEquals(List.of(new Inspector.Breakpoint(10, "", "")), inspector.breakpoints());
    inspector.breakpoint(10, false);
    assertEquals(List.of(), inspector.breakpoints());
  }

  private static Inspector.Passed passed(long count, int line, String text) {
    return new Inspector.Passed(count, line, text);
  }

  @Test
  void a_program_that_is_followed_leaves_a_trace_of_its_run() {
    inspector.follow(true);
    type("10 FOR I=1 TO 2 : A=I:NEXT\n20 GOTO 40\n30 PRINT\n40 ERROR 5\nA=7\nRUN\n");
    assertEquals(
        List.of(
            passed(7, 40, "ERROR 5"),
            passed(6, 20, "GOTO 40"),
            passed(5, 10, "NEXT"),
            passed(4, 10, "A=I"),
            passed(3, 10, "NEXT"),
            passed(2, 10, "A=I"),
            passed(1, 10, "FOR I=1 TO 2")),
        inspector.passed());
    inspector.follow(false);
    type("PRINT 1\n");
    assertEquals(7, inspector.passed().size());
    type("RUN\n");
    assertEquals(List.of(), inspector.passed());
  }

  @Test
  void one_that_steps_need_not_ask_for_the_trace() {
    type("10 FOR J=1 TO 1:FOR I=1 TO 1\n20 NEXT I,J\n30 STOP\nSTEP\nSTEP\nSTEP\nSTEP 2\n");
    assertEquals(
        List.of(
            passed(4, 30, "STOP"),
            passed(3, 20, "NEXT I,J"),
            passed(2, 10, "FOR I=1 TO 1"),
            passed(1, 10, "FOR J=1 TO 1")),
        inspector.passed());
    type("RENUM\n");
    assertEquals(List.of(), inspector.passed());
  }

  @Test
  void a_trace_holds_the_last_statements_of_a_long_run() {
    inspector.follow(true);
    type("10 FOR I=1 TO 1000\n20 NEXT\nRUN\n");
    assertEquals(Trail.LENGTH, inspector.passed().size());
    assertEquals(passed(1001, 20, "NEXT"), inspector.passed().get(0));
    assertEquals(passed(802, 20, "NEXT"), inspector.passed().get(Trail.LENGTH - 1));
  }
}
