package org.mbasic.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the programs compute and draw is what Java computes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExampleFiguresTest {
  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.trim().split("\\s+", -1)).map(Integer::valueOf).toList();
  }

  /** Lines printed after the echo of the last answer. */
  private static List<String> after(String printed) {
    List<String> lines = printed.lines().toList();
    return lines.subList(1, lines.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 100, 1000, 9999})
  void sieve_finds_the_primes(int limit) {
    Player player = Player.of("SIEVE");
    assertTrue(player.answer("1").contains("Primes up to"));
    List<String> lines = after(player.answer(String.valueOf(limit)));
    player.end();
    List<Integer> primes =
        IntStream.rangeClosed(2, limit)
            .filter(n -> BigInteger.valueOf(n).isProbablePrime(50))
            .boxed()
            .toList();
    int last = lines.size() - 2;
    assertEquals(primes, numbers(String.join(" ", lines.subList(0, last))));
    assertTrue(lines.get(last).contains("are " + primes.size() + " primes"), lines.get(last));
  }

  @ParameterizedTest
  @CsvSource({"4,2", "5,10", "6,4", "7,40", "8,92", "9,352"})
  void queens_finds_all_ways_and_shows_one(int queens, int ways) {
    Player player = Player.of("QUEENS");
    List<String> lines = after(player.answer(String.valueOf(queens)));
    player.end();
    List<Integer> columns =
        lines.subList(1, 1 + queens).stream().map(line -> line.indexOf('Q') / 2).toList();
    for (int i = 0; i < queens; i++) {
      for (int j = 0; j < i; j++) {
        int distance = Math.abs(columns.get(i) - columns.get(j));
        assertTrue(distance != 0 && distance != i - j, columns.toString());
      }
    }
    assertTrue(lines.get(1 + queens).startsWith("Stop! " + ways + " ways"), lines.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9})
  void hanoi_moves_all_discs_and_never_one_onto_a_smaller(int discs) {
    Player player = Player.of("HANOI");
    List<String> lines = after(player.answer(String.valueOf(discs)));
    player.end();
    List<Deque<Integer>> pegs = List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    IntStream.iterate(discs, disc -> disc > 0, disc -> disc - 1).forEach(pegs.get(0)::push);
    for (String line : lines) {
      if (line.startsWith("Disc")) {
        List<Integer> move = numbers(line.replaceAll("[a-zA-Z]", " "));
        int disc = pegs.get(move.get(1) - 1).pop();
        Deque<Integer> target = pegs.get(move.get(2) - 1);
        assertEquals(move.get(0), disc);
        assertTrue(target.isEmpty() || target.peek() > disc, line);
        target.push(disc);
      }
    }
    assertEquals(discs, pegs.get(2).size());
    assertTrue(lines.contains("That took " + ((1 << discs) - 1) + " moves."), lines.toString());
  }

  @Test
  void pi_is_right_to_a_hundred_digits() {
    List<String> lines = Player.printed("PI");
    String digits =
        lines.stream().filter(line -> line.matches("[ \\d]+")).collect(Collectors.joining());
    assertEquals(pi(100), digits.replace(" ", ""));
  }

  /** Digits of pi behind the point, by 4 (arctan 1/2 + arctan 1/3). */
  private static String pi(int digits) {
    BigInteger one = BigInteger.TEN.pow(digits + 10);
    BigInteger pi = arctan(one, 2).add(arctan(one, 3)).shiftLeft(2);
    return pi.toString().substring(1, 1 + digits);
  }

  private static BigInteger arctan(BigInteger one, int x) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger power = one.divide(BigInteger.valueOf(x));
    for (int n = 1; power.signum() > 0; n += 2) {
      BigInteger term = power.divide(BigInteger.valueOf(n));
      sum = n % 4 == 1 ? sum.add(term) : sum.subtract(term);
      power = power.divide(BigInteger.valueOf((long) x * x));
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1600,1", "1900,2", "1969,7", "2000,2", "2024,2", "2026,3", "2100,12", "3000,2"})
  void calendar_agrees_with_the_calendar_of_java(int year, int month) {
    Player player = Player.of("CALENDAR");
    player.answer(String.valueOf(year));
    List<String> lines = after(player.answer(String.valueOf(month)));
    player.end();
    YearMonth page = YearMonth.of(year, month);
    List<String> expected = new ArrayList<>();
    StringBuilder week = new StringBuilder();
    for (int day = 1; day <= page.lengthOfMonth(); day++) {
      LocalDate date = page.atDay(day);
      int column = date.getDayOfWeek().getValue() % 7;
      if (column == 0 && day > 1) {
        expected.add(week.toString());
        week.setLength(0);
      }
      week.append(" ".repeat(3 * column - week.length())).append(String.format("%3d", day));
    }
    expected.add(week.toString());
    int first = lines.indexOf(" Su Mo Tu We Th Fr Sa") + 1;
    assertEquals(expected, lines.subList(first, first + expected.size()));
    assertTrue(lines.get(first - 2).endsWith(" " + year), lines.toString());
  }

  @Test
  void sine_puts_its_marks_where_sine_and_cosine_are() {
    List<String> lines = Player.printed("SINE");
    for (int i = 0; i <= 24; i++) {
      String line = lines.get(1 + i).substring(5);
      double angle = Math.toRadians(15 * i);
      assertEquals(30 + 30 * Math.sin(angle), line.indexOf('*'), 0.51, line);
      if (line.indexOf('o') >= 0) {
        assertEquals(30 + 30 * Math.cos(angle), line.indexOf('o'), 0.51, line);
      }
    }
    assertTrue(lines.stream().filter(line -> line.contains("o")).count() >= 23);
  }

  @Test
  void mandel_is_symmetric_and_knows_points_inside_and_outside() {
    List<String> lines = Player.printed("MANDEL").subList(0, 23);
    for (int row = 0; row < 23; row++) {
      assertEquals(lines.get(row), lines.get(22 - row));
    }
    String axis = lines.get(11);
    for (int column = 0; column < 70; column++) {
      double c = column * 0.045 - 2.25;
      if (c > -1.99 && c < 0.24) {
        assertEquals('@', axis.charAt(column), "at " + c);
      } else if (c < -2.01 || c > 0.3) {
        assertTrue(axis.charAt(column) != '@', "at " + c);
      }
    }
  }

  @Test
  void bars_are_as_long_as_the_numbers_say() {
    List<String> items = ExampleLessonsTest.data("BARS");
    List<String> lines = Player.printed("BARS");
    int sum = 0;
    for (int i = 1; i < items.size() - 2; i += 2) {
      int value = Integer.parseInt(items.get(i + 1));
      sum += value;
      String name = items.get(i);
      String bar = lines.stream().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
      long length = bar.chars().filter(c -> c == '#').count();
      assertEquals(Math.round(50.0 * value / 74), length, bar);
    }
    String last = String.format(Locale.ROOT, "Together %5d; on average %6.1f", sum, sum / 12.0);
    assertTrue(lines.contains(last), last + " is not in " + lines);
  }

  @Test
  void dice_are_counted_and_fair_enough() {
    Player player = Player.of("DICE");
    assertTrue(player.answer("0").contains("How many"));
    player.answer("6000", "to throw.");
    List<String> lines = player.press().lines().toList();
    player.end();
    int sum = 0;
    for (int dots = 2; dots <= 12; dots++) {
      String[] row = lines.get(lines.size() - 15 + dots).trim().split(" +", -1);
      assertEquals(dots, Integer.parseInt(row[0]));
      int times = Integer.parseInt(row[1]);
      double expected = 6000 * (6 - Math.abs(dots - 7)) / 36.0;
      assertEquals(expected, Double.parseDouble(row[2]), 0.051);
      assertEquals(expected, times, 6 * Math.sqrt(expected), "six standard deviations");
      sum += times;
    }
    assertEquals(6000, sum);
  }

  @Test
  void life_goes_on_as_the_rules_say() {
    Player player = Player.of("LIFE");
    boolean[][] cells = generation(player.text());
    for (int generation = 1; generation <= 12; generation++) {
      boolean[][] next = next(cells);
      cells = generation(player.answer(""));
      assertTrue(Arrays.deepEquals(next, cells), "generation " + generation);
    }
    player.answer("q");
    player.end();
  }

  private static boolean[][] generation(String text) {
    List<String> lines = text.lines().toList();
    int last = lines.size() - 1;
    assertTrue(lines.get(last).startsWith("Generation"), text);
    boolean[][] cells = new boolean[16][36];
    for (int row = 0; row < 16; row++) {
      for (int column = 0; column < 36; column++) {
        cells[row][column] = lines.get(last - 16 + row).charAt(2 * column) == 'O';
      }
    }
    return cells;
  }

  private static boolean[][] next(boolean[][] cells) {
    boolean[][] next = new boolean[16][36];
    for (int row = 0; row < 16; row++) {
      for (int column = 0; column < 36; column++) {
        int around = 0;
        for (int i = 0; i < 9; i++) {
          boolean alive = cells[(row + i / 3 + 15) % 16][(column + i % 3 + 35) % 36];
          around += i != 4 && alive ? 1 : 0;
        }
        next[row][column] = around == 3 || (around == 2 && cells[row][column]);
      }
    }
    return next;
  }

  @Test
  void maze_has_one_way_between_any_two_places_and_shows_it() {
    Player player = Player.of("MAZE", "any key.");
    List<String> maze = maze(player.press());
    List<String> solved = maze(player.answer(""));
    player.end();
    assertEquals(maze, solved.stream().map(line -> line.replace('*', ' ')).toList());
    int openings = 0;
    for (int row = 0; row < 9; row++) {
      for (int column = 0; column < 17; column++) {
        openings += open(maze, row, column, 0, 1) ? 1 : 0;
        openings += open(maze, row, column, 1, 0) ? 1 : 0;
      }
    }
    assertEquals(9 * 17 - 1, openings, "a tree");
    boolean[][] seen = new boolean[9][17];
    assertEquals(9 * 17, walk(maze, false, seen, 0, 0), "and all of one piece");
    boolean[][] way = new boolean[9][17];
    long marks = String.join("", solved).chars().filter(c -> c == '*').count();
    assertEquals(marks, walk(solved, true, way, 0, 0), "the marks hang together");
    assertTrue(way[8][16], "and lead to the other corner");
  }

  private static List<String> maze(String text) {
    return text.lines().filter(line -> line.matches("[+|].{68}")).toList();
  }

  private static boolean open(List<String> maze, int row, int column, int down, int right) {
    return maze.get(2 * row + 1 + down).charAt(4 * column + 2 + 2 * right) == ' ';
  }

  /** Places that can be reached from one, through marked ones only if so wished. */
  private static int walk(
      List<String> maze, boolean marked, boolean[][] seen, int row, int column) {
    boolean here = maze.get(2 * row + 1).charAt(4 * column + 2) == '*' || !marked;
    if (seen[row][column] || !here) {
      return 0;
    }
    seen[row][column] = true;
    int count = 1;
    count += open(maze, row, column, 0, 1) ? walk(maze, marked, seen, row, column + 1) : 0;
    count += open(maze, row, column, 1, 0) ? walk(maze, marked, seen, row + 1, column) : 0;
    count +=
        column > 0 && open(maze, row, column - 1, 0, 1)
            ? walk(maze, marked, seen, row, column - 1)
            : 0;
    count +=
        row > 0 && open(maze, row - 1, column, 1, 0)
            ? walk(maze, marked, seen, row - 1, column)
            : 0;
    return count;
  }
}
