package org.mbasic.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbasic.Transcript;
import org.mbasic.language.Extension;
import org.mbasic.language.Keyword;
import org.mbasic.numbers.BasicError;

/** The book is whole, and its examples are true. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HelpTest {
  private static final int SLICE = 10_000;
  private static final Help HELP = Help.read();

  private static String name(Keyword keyword) {
    return keyword.spelling().replace("(", "");
  }

  private static Entry entry(String topic) {
    return HELP.entry(topic).orElseThrow(() -> new AssertionError("no entry for " + topic));
  }

  @Test
  void every_word_of_the_language_has_an_entry_that_names_it() {
    assertEquals(
        List.of(),
        Arrays.stream(Keyword.values())
            .map(HelpTest::name)
            .filter(word -> HELP.entry(word).filter(e -> e.names().contains(word)).isEmpty())
            .toList());
  }

  @Test
  void every_error_has_an_entry_with_its_number() {
    for (BasicError error : BasicError.values()) {
      assertEquals(error.number(), entry(error.text()).number(), error.text());
      assertEquals(Kind.ERROR, entry(error.text()).kind(), error.text());
    }
  }

  @Test
  void every_command_beyond_the_original_has_an_entry() {
    for (Class<?> command : Extension.class.getPermittedSubclasses()) {
      String word = command.getSimpleName().toUpperCase(Locale.ROOT);
      assertTrue(HELP.names(Kind.COMMAND).stream().anyMatch(name -> name.startsWith(word)), word);
    }
  }

  @Test
  void no_entry_is_empty() {
    for (Entry entry : HELP.entries()) {
      assertFalse(entry.blocks().isEmpty(), entry.title());
      assertFalse(entry.purpose().isBlank(), entry.title());
      assertTrue(
          entry.kind() == Kind.GUIDE || !entry.related().isEmpty(),
          entry.title() + " stands alone");
    }
  }

  @Test
  void every_entry_but_a_guide_has_an_example() {
    List<String> without =
        HELP.entries().stream()
            .filter(entry -> entry.kind() != Kind.GUIDE)
            .filter(entry -> entry.blocks().stream().noneMatch(Block.Example.class::isInstance))
            .map(Entry::title)
            .toList();
    assertEquals(List.of(), without);
  }

  @TestFactory
  Stream<DynamicTest> an_example_shows_what_the_help_says() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Entry entry : HELP.entries()) {
      int number = 0;
      for (Block block : entry.blocks()) {
        if (block instanceof Block.Example example) {
          String name = entry.title() + " " + ++number;
          tests.add(DynamicTest.dynamicTest(name, () -> verify(example)));
        }
      }
    }
    assertTrue(tests.size() > HELP.entries().size() / 2, "only " + tests.size());
    return tests.stream();
  }

  /** A blank at the end of a line cannot be seen in the help, nor be kept in its text. */
  private static void verify(Block.Example example) {
    String console = Transcript.of(example.keys(), SLICE, 0).console();
    assertEquals(trimmed(example.console()), trimmed(console));
  }

  private static String trimmed(String console) {
    return console.lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + '\n');
  }

  private static String text(List<Block.Span> spans) {
    return spans.stream().map(Block.Span::text).collect(Collectors.joining());
  }

  private static Stream<String> rows(Block block) {
    return block instanceof Block.Table table
        ? table.rows().stream().map(row -> text(row.term()) + ": " + text(row.meaning()))
        : Stream.of(((Block.Heading) block).text());
  }

  @Test
  void the_dialog_of_the_page_has_the_same_shortcuts() throws IOException {
    String page = Files.readString(Path.of("src-webapp/index.xhtml"));
    String dialog = page.substring(page.indexOf("<dialog id=\"shortcuts\""));
    List<String> shown =
        Pattern.compile("<h3>(.*)</h3>|<dt>(.*)</dt><dd>(.*)</dd>")
            .matcher(dialog.substring(0, dialog.indexOf("</dialog>")))
            .results()
            .map(row -> row.group(1) != null ? row.group(1) : row.group(2) + ": " + row.group(3))
            .map(row -> row.replaceAll("<[^>]*>", ""))
            .toList();
    assertEquals(shown, entry("Shortcuts").blocks().stream().flatMap(HelpTest::rows).toList());
  }

  @Test
  void a_topic_is_found_in_any_case() {
    assertEquals(entry("PRINT"), entry("print"));
    assertEquals(entry("Can't continue"), entry("cant-continue"));
    assertEquals(entry("LINE"), entry("LINE INPUT"));
  }

  private static List<String> found(String query) {
    return HELP.search(query).stream().map(Entry::title).toList();
  }

  @Test
  void a_name_is_found_before_a_mention() {
    assertEquals("PRINT", found("print").get(0));
    assertEquals("Overflow", found("overflow").get(0));
    assertEquals("\\", found("\\").get(0));
    assertEquals("USING", found("print using").get(0));
    assertTrue(found("subroutine").subList(0, 4).contains("GOSUB"), found("subroutine")::toString);
  }

  @Test
  void half_of_the_words_must_be_there_and_all_of_them_come_first() {
    assertEquals("RND", found("random number").get(0));
    assertTrue(found("random zebra").contains("RND"));
    assertEquals(List.of(), found("random zebra giraffe"));
    assertEquals(List.of(), found(""));
    assertEquals(List.of(), found("\u0000 %%% <script>alert(1)</script>".repeat(1000)));
  }

  @ParameterizedTest
  @CsvSource({
    "how do I clear the screen, PRINT",
    "save my program, SAVE",
    "print without newline, PRINT",
    "substring, MID$",
    "string length, LEN",
    "the length of a string, LEN",
    "how to sort, SWAP",
    "wait for a key, INKEY$",
    "delete a file, KILL",
    "round a number, INT",
    "what is a loop, FOR",
    "to, TO"
  })
  void plain_questions_are_answered(String question, String first) {
    List<String> found = found(question);
    assertTrue(found.indexOf(first) >= 0 && found.indexOf(first) < 3, found::toString);
  }

  @Test
  void a_chapter_that_is_not_well_formed_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> ChapterReader.read("== NOWORD\n\nText."));
    assertThrows(IllegalArgumentException.class, () -> ChapterReader.read("== PRINT\nnokey"));
    assertThrows(IllegalArgumentException.class, () -> ChapterReader.read("== PRINT\n\nA `b"));
    assertThrows(IllegalArgumentException.class, () -> ChapterReader.read("== PRINT\n\n|«RUN"));
  }
}
