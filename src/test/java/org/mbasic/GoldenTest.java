package org.mbasic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorded cases of the original interpreter: the same keys give the same console stream, at
 * full speed and in small slices with the desk saved, restored and driven by a new engine after
 * each.
 */
class GoldenTest {
  private static final Path CASES = Path.of("src/test/resources/golden");

  /** A case has no more keys and statements than this many slices of one statement can take. */
  private static final int MOST_RESTORES = 4_000;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .map(file -> CASES.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".in"))
          .map(name -> name.substring(0, name.length() - 3))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String bytes(String name) throws IOException {
    return Files.readString(CASES.resolve(name), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shows_what_the_original_showed(String name) throws IOException {
    String expected = bytes(name + ".out");
    Transcript whole = Transcript.of(bytes(name + ".in"), 100_000, 0);
    assertEquals(expected, whole.console());
    Path printed = CASES.resolve(name + ".lpt");
    assertEquals(Files.exists(printed) ? bytes(name + ".lpt") : "", whole.printer());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void goes_on_from_every_saved_state(String name) throws IOException {
    String expected = bytes(name + ".out");
    for (int budget : new int[] {1, 7, 1000}) {
      Transcript sliced = Transcript.of(bytes(name + ".in"), budget, MOST_RESTORES);
      assertEquals(expected, sliced.console(), "in slices of " + budget);
    }
  }

  @Test
  void all_recorded_cases_are_found() throws IOException {
    assertEquals(1256, cases().count());
  }
}
