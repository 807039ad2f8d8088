package org.mbasic.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbasic.examples.Example;
import org.mbasic.examples.Examples;
import org.mbasic.numbers.FloatFaults;

/** What is marked in a program before it runs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagnosticTest {
  private static final int MOST = 100;

  private enum Silent implements FloatFaults {
    INSTANCE;

    @Override
    public void overflow() {}

    @Override
    public void divisionByZero() {}
  }

  private static LineImage line(String text) {
    Cruncher.TypedLine typed = Cruncher.split(text);
    return new LineImage(typed.number(), Cruncher.crunch(typed.text(), Silent.INSTANCE));
  }

  private static Program program(List<String> lines) {
    Program program = new Program();
    lines.forEach(line -> program.put(line(line)));
    return program;
  }

  private static String marked(Diagnostic one, String text) {
    return text.substring(one.from(), one.to());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10 PRNT \"HELLO\"          | PRNT \"HELLO\"",
        "10 A=1:PRINT 5+:B=2        | PRINT 5+",
        "10 FOR I=1 TP 5:NEXT       | TP 5",
        "10 IF A=1 PRINT 2          | PRINT 2",
        "10 IF A= THEN PRINT 1      | THEN PRINT 1",
        "10 IF A THEN PRINT 1:X Y   | X Y",
        "10 IF A THEN PRONT 1       | PRONT 1",
        "10 GOTO START              | START",
        "10 DIM 5                   | 5",
        "10 INPUT \"A\" B           | B",
        "10 PRINT TAB(5;\"X\"       | ;\"X\"",
        "10 OPEN \"I\"              | OPEN \"I\"",
        "10 OPTION BASE 2           | 2",
        "10 INPUT A,                | INPUT A,",
        "10 PRINT LEFT$(A$)         | )",
        "10 NEXT I,5                | 5",
        "10 LINE A$                 | A$",
        "10 NAME \"A\" TO \"B\"     | TO \"B\"",
        "10 END NOW                 | NOW",
        "10 GOTO 20                 | 20",
        "10 ON X GOSUB 10,30,10     | 30",
        "10 IF X THEN 40 ELSE 10    | 40",
        "10 ON ERROR GOTO 50        | 50",
        "10 RESTORE 60              | 60",
      })
  void the_place_of_a_problem_is_marked_in_the_listed_line(String typed, String expected) {
    List<Diagnostic> found = Diagnostic.in(program(List.of(typed)), MOST);
    String listed = Lister.list(line(typed));
    assertEquals(List.of(expected), found.stream().map(one -> marked(one, listed)).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10 ON ERROR GOTO 0:RESUME 0",
        "10 LIST 20-30:PRINT ERL=99",
        "10 REM GOTO 99 PRNT",
        "10 DATA GOTO 99,\"PRNT",
        "10 PRINT \"GOTO 99",
        "10 AUTO 100:EDIT 20",
        "10 ON X GOTO 10,,10",
      })
  void what_is_right_or_leads_nowhere_is_not_marked(String typed) {
    assertEquals(List.of(), Diagnostic.in(program(List.of(typed)), MOST));
  }

  @Test
  void a_message_names_the_error_and_the_form_of_the_statement() {
    List<Diagnostic> found =
        Diagnostic.in(program(List.of("10 FOR I=1", "20 PRNT 1", "30 GOTO 99")), MOST);
    assertEquals(
        List.of(
            "Syntax error. FOR variable=first TO last [STEP increment]",
            "Syntax error. This is neither a word of the language nor an assignment, variable=value",
            "There is no line 99"),
        found.stream().map(Diagnostic::text).toList());
    assertEquals(List.of(10, 20, 30), found.stream().map(Diagnostic::line).toList());
    assertEquals(1, Diagnostic.in(program(List.of("10 X", "20 Y")), 1).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10 PRNT \"HELLO\"         | 10 PRINT \"HELLO\"",
        "10 A=1:PIRNT 5:B=2       | 10 A=1:PRINT 5:B=2",
        "10 FOR I=1 TP 5:NEXT     | 10 FOR I=1 TO 5:NEXT",
        "10 IF A=1 PRINT 2        | 10 IF A=1 THEN PRINT 2",
        "10 PRINT LEFT$(A$,2:B=1  | 10 PRINT LEFT$(A$,2):B=1",
        "10 A=(1+(2*3)            | 10 A=(1+(2*3))",
        "10 A=LEN(\"X             | 10 A=LEN(\"X\")",
        "10 OPEN \"I\",1,\"X        | ",
        "10 GOTO START            | ",
        "10 A=1+:B=2              | ",
        "10 GOTO 12               | 12 REM",
      })
  void a_cure_is_offered_only_when_a_fault_is_gone_then(String typed, @Nullable String cured) {
    List<Diagnostic> found = Diagnostic.in(program(List.of(typed)), MOST);
    String listed = Lister.list(line(typed));
    List<Cure> cures = found.stream().flatMap(one -> one.cures().stream()).limit(1).toList();
    assertEquals(
        cured == null ? List.of() : List.of(cured),
        cures.stream().map(cure -> applied(cure, listed)).toList());
  }

  private static String applied(Cure cure, String listed) {
    return cure.from() == Cure.NEW_LINE
        ? cure.insert()
        : listed.substring(0, cure.from()) + cure.insert() + listed.substring(cure.to());
  }

  @Test
  void for_a_line_that_is_not_there_the_nearest_one_is_offered() {
    Program program = program(List.of("10 GOSUB 95", "50 END", "100 RETURN"));
    List<Cure> cures = Diagnostic.in(program, MOST).get(0).cures();
    assertEquals(
        List.of(
            new Cure("Insert line 95", Cure.NEW_LINE, Cure.NEW_LINE, "95 REM"),
            new Cure("Write 100", 9, 11, "100")),
        cures);
  }

  @Test
  void no_example_has_a_problem() {
    for (Example example : Examples.read().all()) {
      assertEquals(List.of(), Diagnostic.in(program(example.lines()), MOST), example.name());
    }
  }

  /** Whether the parser left a fault anywhere in a statement. */
  private static boolean faulty(Object node) throws ReflectiveOperationException {
    if (node instanceof Statement.Fault || node instanceof Expression.Fault) {
      return true;
    }
    if (node instanceof Collection<?> parts) {
      for (Object part : parts) {
        if (faulty(part)) {
          return true;
        }
      }
    } else if (node instanceof Record) {
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        Object part = component.getAccessor().invoke(node);
        if (part != null && faulty(part)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void a_line_is_marked_wherever_the_parser_left_a_fault() throws Exception {
    String alphabet =
        "PRINT |IF |THEN |ELSE |FOR |TO |NEXT|GOTO |GOSUB |10|A|B$|=|(|)|,|;|:|\"X\"|+|-|5|LEFT$("
            + "|INPUT |LINE |READ |DATA |OPEN |AS |#1|USING |ON |ERROR |RESUME |DEF |FN|DIM |WHILE |'";
    String[] tokens = alphabet.split("\\|", -1);
    Random random = new Random(521);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("10 ");
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        text.append(tokens[random.nextInt(tokens.length)]);
      }
      LineImage line = line(text.toString());
      boolean marked = !Parser.faults(line).isEmpty();
      if (faulty(Parser.parse(line))) {
        assertTrue(marked, text.toString());
      }
      Program program = program(List.of(text.toString()));
      for (Diagnostic one : Diagnostic.in(program, MOST)) {
        assertTrue(one.to() <= Lister.list(line).length() + 1, text + ": " + one);
        assertTrue(one.from() < one.to(), text + ": " + one);
      }
    }
  }
}
