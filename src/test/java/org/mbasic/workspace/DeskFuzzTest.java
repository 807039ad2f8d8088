package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.machine.Stop;

/**
 * Lines of the recorded cases, changed at random, and random bytes, typed at a desk: nothing is
 * thrown, every run comes back, and the state can always be saved and restored.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeskFuzzTest {
  private static final int SESSIONS = 1_500;
  private static final int LINES = 40;
  private static final int BUDGET = 500;
  private static final int SLICES = 40;

  private static List<String> recordedLines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".in")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      }
    }
    return lines;
  }

  @ParameterizedTest(name = "from seed {0}")
  @ValueSource(longs = {1, 1_000_000})
  void whatever_is_typed_the_desk_goes_on(long firstSeed) throws IOException {
    List<String> lines = recordedLines();
    for (long seed = firstSeed; seed < firstSeed + SESSIONS; seed++) {
      try {
        sit(new Random(seed), lines);
      } catch (RuntimeException | StackOverflowError failure) {
        throw new AssertionError("seed " + seed, failure);
      }
    }
  }

  private static void sit(Random chance, List<String> lines) {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    for (int i = 0; i < LINES; i++) {
      desk.type(line(chance, lines) + '\r');
      int slices = 0;
      while (desk.run(BUDGET) == Stop.BUDGET && slices < SLICES) {
        slices++;
      }
      if (desk.stop() == Stop.BUDGET) {
        desk.interrupt();
        desk.run(BUDGET);
      }
      if (chance.nextInt(8) == 0) {
        desk = restored(desk);
      }
    }
  }

  private static Desk restored(Desk desk) {
    Desk restored = Desk.restore(desk.fields(), DeskLimits.DEFAULT);
    assertEquals(desk.programText(), restored.programText());
    assertEquals(desk.output().from(0), restored.output().from(0));
    return restored;
  }

  private static String line(Random chance, List<String> lines) {
    int kind = chance.nextInt(12);
    if (kind == 0) {
      return chance
          .ints(chance.nextInt(60), 0, 256)
          .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
          .toString();
    }
    if (kind < 3) {
      return "RUN";
    }
    String line = lines.get(chance.nextInt(lines.size()));
    return kind < 9 ? mutated(chance, line, lines) : line;
  }

  private static String mutated(Random chance, String line, List<String> lines) {
    StringBuilder text = new StringBuilder(line);
    for (int i = chance.nextInt(4); i >= 0 && text.length() > 0; i--) {
      int at = chance.nextInt(text.length());
      char c = (char) (' ' + chance.nextInt(95));
      String other = lines.get(chance.nextInt(lines.size()));
      switch (chance.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, c);
        case 2 -> text.setCharAt(at, c);
        default -> text.insert(at, other, 0, Math.min(other.length(), chance.nextInt(12)));
      }
    }
    return text.toString();
  }
}
