package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;

/** Whatever is typed, the desk goes on, and goes on alike from its saved fields. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
  private static final Path CASES = Path.of("src/test/resources/golden");
  private static final int DESKS = Integer.getInteger("mbasic.test.desks", 3_000);
  private static final long FIRST_SEED = Long.getLong("mbasic.test.seed", 1_000);
  private static final int LINES = 40;
  private static final int SLICES = 8;

  /** After Ctrl-C nothing but the keys already taken can be under way. */
  private static final int SLICES_TO_STOP = 3;

  private static final List<List<String>> SCRIPTS = new ArrayList<>();

  @BeforeAll
  static void read_the_recorded_keys() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(CASES)) {
      files = all.filter(file -> file.toString().endsWith(".in")).sorted().toList();
    }
    for (Path file : files) {
      SCRIPTS.add(Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList());
    }
  }

  @Test
  void random_bytes_are_survived() {
    forEachSeed(random -> Stream.generate(() -> noise(random)).limit(LINES).toList());
  }

  @Test
  void mutated_sessions_are_survived() {
    forEachSeed(
        random -> script(random).stream().limit(LINES).map(line -> mutated(random, line)).toList());
  }

  @Test
  void lines_of_many_sessions_are_survived_together() {
    forEachSeed(
        random ->
            Stream.generate(() -> mutated(random, pick(random, script(random))))
                .limit(LINES)
                .toList());
  }

  @Test
  void generated_programs_are_survived() {
    forEachSeed(
        random -> {
          List<String> typed = new ArrayList<>();
          while (typed.size() < LINES) {
            int number = 10 * random.nextInt(12);
            typed.add(
                random.nextInt(4) > 0
                    ? number + " " + GeneratedStatements.line(random)
                    : GeneratedStatements.command(random));
          }
          return typed;
        });
  }

  private static void forEachSeed(Function<Random, List<String>> lines) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + DESKS; seed++) {
      List<String> typed = lines.apply(new Random(seed));
      try {
        play(new Random(seed), typed);
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("seed " + seed + ", typed " + escaped(typed), failure);
      }
    }
  }

  /** Types the lines at two desks, of which the second is saved and restored now and then. */
  private static void play(Random random, List<String> lines) {
    Desk steady = Desk.fresh(DeskLimits.DEFAULT);
    Desk moved = Desk.fresh(DeskLimits.DEFAULT);
    for (String line : lines) {
      enter(steady, line);
      enter(moved, line);
      assertSame(steady, moved);
      moved = random.nextInt(4) == 0 ? Desk.restore(moved.fields(), DeskLimits.DEFAULT) : moved;
      assertSame(steady, moved);
    }
  }

  private static void assertSame(Desk expected, Desk actual) {
    assertEquals(expected.output().end(), actual.output().end());
    long shown = Math.max(0, expected.output().end() - 2_000);
    assertEquals(expected.output().from(shown), actual.output().from(shown));
    assertEquals(expected.programText(), actual.programText());
  }

  private static void enter(Desk desk, String line) {
    desk.type(line + "\r");
    Stop stop = run(desk, SLICES);
    boolean endless = stop == Stop.BUDGET;
    Runnable end = endless ? desk::interrupt : () -> {};
    end.run();
    assertNotEquals(Stop.BUDGET, run(desk, SLICES_TO_STOP), "does not stop");
  }

  private static Stop run(Desk desk, int slices) {
    Stop stop = desk.run(1_000);
    for (int i = 1; i < slices && stop == Stop.BUDGET; i++) {
      stop = desk.run(1_000);
    }
    return stop;
  }

  private static String noise(Random random) {
    StringBuilder line = new StringBuilder(pick(random, List.of("", "10 ", "20 ", "PRINT ")));
    random.ints(random.nextInt(60), 0, 256).forEach(code -> line.append((char) code));
    return line.toString();
  }

  private static String mutated(Random random, String line) {
    StringBuilder changed = new StringBuilder(line);
    for (int i = random.nextInt(3); i > 0 && changed.length() > 0; i--) {
      int at = random.nextInt(changed.length());
      String other = pick(random, script(random));
      int from = random.nextInt(other.length() + 1);
      List<String> pieces =
          List.of(
              "",
              String.valueOf((char) random.nextInt(256)),
              String.valueOf((char) (32 + random.nextInt(95))),
              pick(random, List.of("32767", "-1", "0", "1E38", "255", "\"", ":", "(", ")", ",")),
              other.substring(from, Math.min(other.length(), from + random.nextInt(8))));
      int end = Math.min(changed.length(), at + random.nextInt(3));
      changed.replace(at, end, pick(random, pieces));
    }
    return changed.toString();
  }

  private static List<String> script(Random random) {
    return pick(random, SCRIPTS);
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String escaped(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append('\n');
      line.chars()
          .mapToObj(c -> c >= 32 && c < 127 ? String.valueOf((char) c) : "\\x%02X".formatted(c))
          .forEach(text::append);
    }
    return text.toString();
  }
}
