package org.mbasic.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbasic.Transcript;
import org.mbasic.language.Cruncher;
import org.mbasic.language.LineImage;
import org.mbasic.language.Parser;
import org.mbasic.numbers.FloatFaults;

/** What is true of every example, whatever it does. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExamplesTest {
  private static final Path FOLDER = Path.of("src/main/resources/org/mbasic/examples");
  private static final int LONGEST_LINE = 76;

  static Stream<Example> examples() {
    return Examples.read().all().stream();
  }

  private static String file(Example example) throws IOException {
    return Files.readString(FOLDER.resolve(example.name() + ".BAS"));
  }

  @Test
  void every_file_is_in_the_index_and_the_reverse() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> programs =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals("index.txt"))
              .sorted()
              .toList();
      List<String> named = examples().map(example -> example.name() + ".BAS").sorted().toList();
      assertEquals(named, programs);
      assertTrue(named.size() >= 25, named.toString());
    }
  }

  @Test
  void every_level_and_topic_has_programs() {
    for (Level level : Level.values()) {
      assertTrue(examples().anyMatch(example -> example.level() == level), level.label());
    }
    for (Topic topic : Topic.values()) {
      assertTrue(examples().filter(e -> e.topics().contains(topic)).count() >= 2, topic.label());
    }
  }

  @Test
  void a_name_that_is_not_in_the_index_finds_nothing() {
    Examples examples = Examples.read();
    assertTrue(examples.find("HELLO").isPresent());
    for (String name : List.of("", "hello", "HELLO.BAS", "../HELLO", "index.txt", "NONE")) {
      assertFalse(examples.find(name).isPresent(), name);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void it_is_listed_as_it_is_written(Example example) throws IOException {
    String written = file(example);
    String console = Transcript.of(written + "LIST\n", 1_000, 0).console();
    String listed = console.substring(console.indexOf("\nLIST\n") + "\nLIST\n".length());
    assertEquals(written + "Ok\n", listed);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void no_line_holds_a_syntax_error(Example example) {
    for (String line : example.lines()) {
      Cruncher.TypedLine typed = Cruncher.split(line);
      String image = Cruncher.crunch(typed.text(), NoFault.INSTANCE);
      String steps = Parser.parse(new LineImage(typed.number(), image)).toString();
      assertFalse(steps.contains("Fault["), line + " is " + steps);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void it_is_pleasant_to_read(Example example) {
    int last = 0;
    for (String line : example.lines()) {
      int number = Integer.parseInt(line.substring(0, line.indexOf(' ')));
      assertTrue(number > last && number % 10 == 0, line);
      assertTrue(line.length() <= LONGEST_LINE, line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
      last = number;
    }
    assertTrue(example.title().length() <= 30, example.title());
    assertTrue(example.sentence().matches("[A-Z].*[.?!]"), example.sentence());
    assertFalse(example.topics().isEmpty());
  }

  /** Constants fit their types. */
  private enum NoFault implements FloatFaults {
    INSTANCE;

    @Override
    public void overflow() {
      throw new AssertionError("a constant is too large");
    }

    @Override
    public void divisionByZero() {
      throw new AssertionError("a constant divides by zero");
    }
  }
}
