package org.mbasic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Rules about the files themselves. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceRulesTest {
  private static final int LONGEST_FILE = 500;
  private static final int WIDEST_SCRIPT = 170;
  private static final Pattern VAGUE = Pattern.compile(".*(Util|Utils|Helper|Manager)\\.java");
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "pom.xml",
          "src",
          "src-webapp",
          "server-config",
          "README.md",
          ".ci",
          ".gitignore",
          "LICENSE",
          ".git",
          "target");

  private static List<Path> sources(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).filter(wanted).toList();
    }
  }

  @Test
  void the_sources_are_found() throws IOException {
    assertFalse(sources(file -> true).isEmpty());
  }

  @Test
  void no_file_is_longer_than_500_lines() throws IOException {
    assertEquals(List.of(), sources(SourceRulesTest::tooLong));
  }

  private static boolean tooLong(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count() > LONGEST_FILE;
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /** Scripts are not formatted by a program, so their lines have a length to keep, too. */
  @Test
  void no_script_is_longer_than_500_lines_or_wider_than_170_characters() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src-webapp/static"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".js")).toList()) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > LONGEST_FILE) {
          wrong.add(file.toString());
        }
        lines.stream().filter(line -> line.length() > WIDEST_SCRIPT).forEach(wrong::add);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void no_name_is_vague() throws IOException {
    assertEquals(List.of(), sources(file -> VAGUE.matcher(file.toString()).matches()));
  }

  @Test
  void every_package_says_what_it_is_and_that_nothing_is_null() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java"))) {
      List<Path> silent =
          folders
              .filter(Files::isDirectory)
              .filter(SourceRulesTest::holdsClasses)
              .filter(folder -> !declares(folder.resolve("package-info.java")))
              .toList();
      assertEquals(List.of(), silent);
    }
  }

  private static boolean holdsClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static boolean declares(Path info) {
    try {
      String text = Files.exists(info) ? Files.readString(info) : "";
      return text.contains("/**") && text.contains("@NullMarked");
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void the_top_level_holds_only_what_it_should() throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("."))) {
      List<String> strangers =
          entries
              .map(entry -> String.valueOf(entry.getFileName()))
              .filter(name -> !TOP_LEVEL.contains(name))
              .toList();
      assertEquals(List.of(), strangers);
    }
  }
}
