package org.mbasic.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The lessons and the programs about words and files do what they say. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExampleLessonsTest {
  private static void assertHolds(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), part + " is not in\n" + text);
    }
  }

  /** The items of an example's DATA lines, without quotes. */
  static List<String> data(String name) {
    List<String> items = new ArrayList<>();
    Pattern item = Pattern.compile(" *(?:\"([^\"]*)\"|([^,]*?)) *(?:,|$)");
    for (String line : Examples.read().find(name).orElseThrow().lines()) {
      if (line.matches("\\d+ DATA .*")) {
        Matcher matcher = item.matcher(line.substring(line.indexOf(" DATA ") + " DATA ".length()));
        while (matcher.lookingAt() && matcher.regionStart() < matcher.regionEnd()) {
          items.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
          matcher.region(matcher.end(), matcher.regionEnd());
        }
      }
    }
    return items;
  }

  private static double[] numbers(String line) {
    return Stream.of(line.trim().split(" +", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void hello_counts_the_letters_of_a_name() {
    Player player = Player.of("HELLO");
    assertHolds(player.answer(""), "You must have one.");
    String text = player.answer("GRACE");
    assertHolds(text, "Hello, GRACE!", " 5 letters", "\n         E\n");
    player.end();
  }

  @Test
  void loops_prints_a_multiplication_table_and_a_power_of_two() {
    List<String> lines = Player.printed("LOOPS");
    for (int row = 1; row <= 6; row++) {
      StringBuilder expected = new StringBuilder();
      for (int column = 1; column <= 6; column++) {
        expected.append(String.format("%4d", row * column));
      }
      assertTrue(lines.contains(expected.toString()), expected + " is not in " + lines);
    }
    assertHolds(String.join("\n", lines), " 10  8  6  4  2  0 ", " 20 times");
    assertTrue(1 << 20 > 1_000_000 && 1 << 19 <= 1_000_000);
  }

  @Test
  void strings_takes_a_sentence_apart() {
    String sentence = "A Toyota";
    Player player = Player.of("STRINGS");
    String text = player.answer(sentence);
    assertHolds(
        text,
        "capitals:  " + sentence.toUpperCase(Locale.ROOT),
        "Backwards:    " + new StringBuilder("A TOYOTA").reverse(),
        "Vowels:       4",
        "word: TOYOTA",
        "palindrome");
    assertFalse(player.answer("Not one, this.").contains("palindrome"));
    player.answer("");
    player.end();
  }

  @Test
  void arrays_finds_average_and_extremes() {
    List<String> items = data("ARRAYS");
    int sum = 0;
    String warmest = "";
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < items.size(); i += 2) {
      int degrees = Integer.parseInt(items.get(i + 1));
      sum += degrees;
      if (degrees > most) {
        most = degrees;
        warmest = items.get(i);
      }
    }
    assertHolds(
        String.join("\n", Player.printed("ARRAYS")),
        String.format(Locale.ROOT, "average was %.1f", sum / 7.0),
        "warmest on " + warmest + " with " + most);
  }

  @Test
  void quiz_counts_right_answers_in_small_letters_too() {
    List<String> items = data("QUIZ");
    Player player = Player.of("QUIZ");
    String last = "";
    for (int i = 2; i < items.size(); i += 2) {
      last = player.answer(i == 4 ? "no idea" : items.get(i).toLowerCase(Locale.ROOT));
    }
    int questions = (items.size() - 1) / 2;
    assertEquals(items.get(0), String.valueOf(questions));
    assertHolds(last, "You knew " + (questions - 1) + " of " + questions);
    player.end();
  }

  @Test
  void convert_converts() {
    Player player = Player.of("CONVERT");
    assertHolds(player.answer("7"), "From 1 to 5");
    assertHolds(player.answers("1", "1.609344"), " 1.00 miles");
    assertHolds(player.answers("2", "100"), " 160.93 kilometres");
    assertHolds(player.answers("3", "-40"), " -40.00 degrees Fahrenheit");
    assertHolds(player.answers("4", "212"), " 100.00 degrees Celsius");
    player.answer("5");
    player.end();
  }

  @Test
  void errors_catches_each_mistake_where_it_was_made() {
    String text = String.join("\n", Player.printed("ERRORS"));
    Map<Integer, Integer> errors = Map.of(110, 11, 130, 9, 150, 13, 170, 5, 190, 53, 210, 4);
    errors.forEach((line, error) -> assertHolds(text, "Error " + error + " in line " + line));
    assertHolds(text, "100 divided by 8 is 12.5");
  }

  @Test
  void function_computes_sides_of_triangles() {
    String text = String.join("\n", Player.printed("FUNCTION"));
    assertHolds(text, " 3 and 4 give 5", " 5 and 12 give 13", " 20 and 21 give 29", "|Apples   ");
    assertHolds(text, "12 is 144", "places is .67", "71 is 71", "1981 is 1", "     240|");
  }

  @Test
  void notes_are_on_file_at_the_next_run() {
    Player player = Player.of("NOTES");
    assertHolds(player.text(), " 0 notes");
    player.answers("A", "Milk, eggs", "a", "\"Quoted\"", "A", "Third");
    assertHolds(player.answer("R"), "1  Milk, eggs", "2  \"Quoted\"", "3  Third");
    player.answers("E", "2", "Q");
    player.restart();
    assertHolds(player.text(), " 2 notes");
    String kept = player.answer("R");
    assertHolds(kept, "1  Milk, eggs", "2  Third");
    assertFalse(kept.contains("Quoted"));
    player.answer("Q");
    player.end();
    player.direct("OPEN \"I\",1,\"NOTES.TXT\"");
    assertHolds(player.direct("LINE INPUT #1,A$: LINE INPUT #1,B$: PRINT B$; EOF(1)"), "Third-1");
  }

  @Test
  void bank_keeps_balances_in_its_records() {
    Player player = Player.of("BANK");
    assertHolds(player.answers("O", "Ada"), "Account 1 is open");
    assertHolds(player.answers("O", "Charles"), "Account 2 is open");
    assertHolds(player.answers("D", "2", "1000.10"), "$1,000.10");
    assertHolds(player.answers("W", "2", "0.35"), "$999.75");
    assertHolds(player.answers("W", "1", "1"), "not so much");
    player.answers("D", "1", "0.25", "Q");
    player.restart();
    assertHolds(player.answer("L"), "Ada ", "0.25", "Charles", "999.75", "together  ", "1,000.00");
    player.answer("Q");
    player.end();
    player.direct("OPEN \"R\",1,\"BANK.DAT\",32: FIELD 1,1 AS U$,23 AS N$,8 AS B$: GET 1,2");
    assertHolds(player.direct("PRINT U$; N$; CVD(B$)"), "*Charles                 999.75");
  }

  @Test
  void words_are_counted_as_java_counts_them() {
    Map<String, Integer> counts = new TreeMap<>();
    int all = 0;
    for (String line : data("WORDS")) {
      for (String word : line.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
        if (!word.isEmpty()) {
          counts.merge(word, 1, Integer::sum);
          all++;
        }
      }
    }
    List<String> expected =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(entry -> String.format("%4d  %s", entry.getValue(), entry.getKey()))
            .toList();
    List<String> lines = Player.printed("WORDS");
    String text = String.join("\n", lines);
    assertHolds(text, String.join("\n", expected));
    assertHolds(text, all + " words, " + counts.size() + " of them");
  }

  @Test
  void invoice_adds_up_to_the_cent() {
    List<String> items = data("INVOICE");
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < items.size(); i += 3) {
      sum = sum.add(new BigDecimal(items.get(i + 1)).multiply(new BigDecimal(items.get(i + 2))));
    }
    BigDecimal tax = sum.multiply(new BigDecimal("0.08")).setScale(2, RoundingMode.HALF_UP);
    List<String> amounts =
        Player.printed("INVOICE").stream()
            .filter(line -> line.matches("(Sum|Tax|To pay).*"))
            .map(line -> line.substring(40).replace(",", "").trim())
            .toList();
    assertEquals(Stream.of(sum, tax, sum.add(tax)).map(String::valueOf).toList(), amounts);
  }

  @Test
  void morse_goes_both_ways() {
    Player player = Player.of("MORSE");
    assertHolds(player.answer("SOS 73"), "... --- ... / --... ...-- \n");
    for (String words : List.of("THE QUICK", "BROWN FOX", "JUMPS OVER", "LAZY DOG", "9876543210")) {
      String code = second(player.answer(words.toLowerCase(Locale.ROOT)));
      assertTrue(code.matches("[./ -]+"), code);
      assertEquals(words, second(player.answer(code.trim())));
    }
    player.answer("");
    player.end();
  }

  /** What follows the echo of the answer. */
  private static String second(String printed) {
    return printed.lines().toList().get(1);
  }

  @Test
  void roman_numerals_come_back_as_the_same_number() {
    Player player = Player.of("ROMAN");
    assertHolds(player.answer("1979"), "MCMLXXIX");
    assertHolds(player.answer("3888"), "MMMDCCCLXXXVIII");
    for (int number = 1; number < 4000; number += 37) {
      String roman = second(player.answer(String.valueOf(number)));
      String letters = roman.substring(roman.lastIndexOf(' ') + 1);
      assertHolds(player.answer(letters.toLowerCase(Locale.ROOT)), " " + number + " is " + letters);
    }
    assertHolds(player.answer("MX1"), "not Roman");
    assertHolds(player.answer("4000"), "From 1 to 3999");
    player.answer("");
    player.end();
  }

  @Test
  void cipher_decodes_what_it_coded() {
    Player player = Player.of("CIPHER");
    String text = "MEETMEATTHEOLDMINE";
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      expected.append((char) ('A' + (text.charAt(i) + "BASIC".charAt(i % 5) - 2 * 'A') % 26));
    }
    player.answers("Basic", "C");
    assertEquals(expected.toString(), second(player.answer("Meet me at the old mine")));
    player.answer("D");
    assertEquals(text, second(player.answer(expected.toString())));
    player.answer("");
    player.end();
  }

  @Test
  void matrix_multiplies_rows_by_columns() {
    List<String> lines = Player.printed("MATRIX");
    double[][] a = rows(lines, 0, 2);
    double[][] b = rows(lines, 3, 3);
    double[][] product = rows(lines, 7, 2);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 4; column++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += a[row][k] * b[k][column];
        }
        assertEquals(sum, product[row][column]);
      }
    }
  }

  private static double[][] rows(List<String> lines, int from, int count) {
    return lines.subList(from + 1, from + 1 + count).stream()
        .map(ExampleLessonsTest::numbers)
        .toArray(double[][]::new);
  }

  @Test
  void sort_sorts_what_it_began_with() {
    List<String> lines = Player.printed("SORT");
    int after = lines.indexOf("After:");
    double[] before = all(lines.subList(lines.indexOf("Before:") + 1, after - 2));
    double[] sorted = all(lines.subList(after + 1, after + 6));
    assertEquals(60, before.length);
    Arrays.sort(before);
    assertEquals(Arrays.toString(before), Arrays.toString(sorted));
    assertFalse(String.join("", lines).contains("Not sorted"));
  }

  private static double[] all(List<String> lines) {
    return lines.stream().flatMapToDouble(line -> Arrays.stream(numbers(line))).toArray();
  }
}
