package org.mbasic.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The games are played to their ends by players who reason. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExampleGamesTest {
  /** What the expression finds last in a text, as whole numbers. */
  private static int[] lastNumbers(String text, String expression) {
    int[] found = null;
    Matcher matcher = Pattern.compile(expression).matcher(text);
    while (matcher.find()) {
      found =
          IntStream.rangeClosed(1, matcher.groupCount())
              .map(group -> Integer.parseInt(matcher.group(group).trim()))
              .toArray();
    }
    if (found == null) {
      throw new AssertionError(expression + " is not in\n" + text);
    }
    return found;
  }

  @Test
  void guess_is_found_by_halving_in_seven() {
    Player player = Player.of("GUESS", "when ready.");
    player.press();
    int low = 1;
    int high = 100;
    String text = "";
    for (int tries = 1; !text.contains("Right"); tries++) {
      assertTrue(tries <= 7, text);
      int guess = (low + high) / 2;
      text = player.answer(String.valueOf(guess));
      low = text.contains("Too low") ? guess + 1 : low;
      high = text.contains("Too high") ? guess - 1 : high;
    }
    assertTrue(text.contains("Well done!"), text);
    assertTrue(player.answer("y").contains("Your guess"));
    player.leave();
  }

  @Test
  void hangman_is_won_by_one_who_knows_the_words() {
    Player player = Player.of("HANGMAN", "any key.");
    String text = player.press();
    List<String> words = new ArrayList<>(ExampleLessonsTest.data("HANGMAN"));
    assertEquals(words.remove(0), String.valueOf(words.size()));
    String tried = "";
    while (!text.contains("You win!")) {
      assertFalse(text.contains("Too late"), text);
      String seen = word(text);
      String wrong = without(tried, seen);
      words.removeIf(word -> !fits(word, seen, wrong));
      String letter = without(words.get(0), tried).substring(0, 1);
      tried += letter;
      text = player.answer(letter.toLowerCase(Locale.ROOT));
    }
    player.end();
  }

  private static String word(String text) {
    Matcher matcher = Pattern.compile("The word: ([A-Z-]+)").matcher(text);
    assertTrue(matcher.find(), text);
    return matcher.group(1);
  }

  private static boolean fits(String word, String seen, String wrong) {
    return word.matches(seen.replace('-', '.'))
        && word.chars().noneMatch(c -> wrong.indexOf(c) >= 0);
  }

  private static String without(String word, String letters) {
    return word.codePoints()
        .filter(c -> letters.indexOf(c) < 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void hangman_hangs_one_who_does_not() {
    Player player = Player.of("HANGMAN", "any key.");
    String text = player.press();
    for (String letter : List.of("Q", "J", "X", "Z", "K", "W", "V", "F", "B", "Y", "G", "P")) {
      if (!text.contains("Too late") && !text.contains("You win")) {
        text = player.answer(letter);
      }
    }
    assertTrue(text.contains("Too late. The word was "), text);
    assertTrue(text.contains(" O   |\n /|\\  |\n / \\  |\n"), text);
    player.end();
  }

  @Test
  void nim_is_won_by_leaving_heaps_whose_xor_is_zero() {
    Player player = Player.of("NIM");
    String text = player.text();
    while (!text.contains("The last match")) {
      int[] heaps = heaps(text);
      int xor = heaps[0] ^ heaps[1] ^ heaps[2];
      int heap =
          IntStream.range(0, 3).filter(i -> (heaps[i] ^ xor) < heaps[i]).findFirst().orElse(-1);
      assertTrue(heap >= 0, "the machine left a lost game\n" + text);
      text = player.answer((heap + 1) + "," + (heaps[heap] - (heaps[heap] ^ xor)));
    }
    assertTrue(text.contains("you win!"), text);
    player.end();
  }

  @Test
  void nim_is_lost_by_one_who_takes_single_matches() {
    Player player = Player.of("NIM");
    assertTrue(player.answer("4,1").contains("Heaps 1 to 3"));
    assertTrue(player.answer("1,4").contains("You cannot"));
    String text = player.answer("1,2");
    while (!text.contains("The last match")) {
      int[] heaps = heaps(text);
      int heap = IntStream.range(0, 3).filter(i -> heaps[i] > 0).findFirst().orElseThrow();
      text = player.answer((heap + 1) + ",1");
    }
    assertTrue(text.contains("I win."), text);
    player.end();
  }

  private static int[] heaps(String text) {
    return IntStream.rangeClosed(1, 3)
        .map(heap -> lastNumbers(text, "Heap " + heap + " :[ !]+( \\d+) ")[0])
        .toArray();
  }

  /** Every game there is: each square that is free is tried at each turn. */
  @Test
  void tictac_never_loses() {
    assertTrue(games(List.of()) > 100);
  }

  private static int games(List<Integer> moves) {
    Player player = Player.of("TICTAC");
    for (int move : moves) {
      player.answer(String.valueOf(move));
    }
    String text = player.text();
    assertFalse(text.contains("You win"), moves + "\n" + text);
    if (text.contains("I win") || text.contains("A draw")) {
      player.end();
      return 1;
    }
    String board = text.substring(text.lastIndexOf("\n\n"));
    String squares = board.replaceAll("[^.XO]", "");
    int games = 0;
    for (int square = 1; square <= 9; square++) {
      if (squares.charAt(square - 1) == '.') {
        List<Integer> further = new ArrayList<>(moves);
        further.add(square);
        games += games(further);
      }
    }
    return games;
  }

  @Test
  void cave_is_won_by_bringing_the_crown_home() {
    Player player = Player.of("CAVE");
    player.answers("n", "n");
    assertTrue(player.text().contains("It is dark"), player.text());
    assertTrue(player.answer("take lamp").contains("nothing to take"));
    player.answers("s", "s", "take lamp", "n", "n");
    assertTrue(player.answer("n").contains("locked"));
    player.answers("e", "take key", "w");
    assertTrue(player.answer("n").contains("Your key turns"));
    player.answers("TAKE CROWN", "s", "s");
    assertTrue(player.answer("s").contains("you win!"), player.text());
    player.end();
  }

  @Test
  void code_is_broken_by_trying_only_codes_that_can_be() {
    Player player = Player.of("CODE", "any key.");
    player.press();
    assertTrue(player.answer("1179").contains("please"), player.text());
    List<String> codes = new ArrayList<>();
    for (int code = 1111; code <= 6666; code++) {
      if (String.valueOf(code).matches("[1-6]{4}")) {
        codes.add(String.valueOf(code));
      }
    }
    String text = "";
    while (!text.contains("You broke the code!")) {
      assertFalse(text.contains("The code was"), text);
      String guess = codes.get(0);
      text = player.answer(guess);
      int[] marks = lastNumbers(text, "( \\d) in place, (\\d) misplaced");
      codes.removeIf(
          code -> inPlace(code, guess) != marks[0] || shared(code, guess) != marks[0] + marks[1]);
    }
    player.end();
  }

  private static int inPlace(String code, String guess) {
    return (int) IntStream.range(0, 4).filter(i -> code.charAt(i) == guess.charAt(i)).count();
  }

  private static int shared(String code, String guess) {
    return IntStream.rangeClosed('1', '6')
        .map(c -> Math.min(count(code, c), count(guess, c)))
        .sum();
  }

  private static int count(String code, int digit) {
    return (int) code.chars().filter(c -> c == digit).count();
  }

  @Test
  void lander_lands_by_a_pilot_who_brakes_late() {
    Player player = Player.of("LANDER");
    String text = player.text();
    Pattern state = Pattern.compile("(\\d+\\.\\d) +(-?\\d+\\.\\d) +\\d+   Burn");
    while (!text.contains("Contact")) {
      Matcher matcher = state.matcher(text);
      assertTrue(matcher.find(), text);
      double height = Double.parseDouble(matcher.group(1));
      double speed = Double.parseDouble(matcher.group(2));
      text = player.answer(String.valueOf(burn(height, speed)));
    }
    assertTrue(text.contains("A fine landing!"), text);
    player.end();
  }

  /** The least that leaves a speed from which 4 metres a second per second suffice to brake. */
  private static int burn(double height, double speed) {
    for (int burn = 0; burn < 25; burn++) {
      double next = speed + 1.6 - 0.4 * burn;
      double left = height - (speed + next) / 2;
      if (next <= Math.max(3, Math.sqrt(2 * 4 * Math.max(0, left - 4)))) {
        return burn;
      }
    }
    return 25;
  }

  @Test
  void lander_that_falls_freely_makes_a_crater_at_the_speed_of_its_energy() {
    Player player = Player.of("LANDER");
    String text = player.text();
    while (!text.contains("Contact")) {
      text = player.answer("0");
    }
    String speed = String.format(Locale.ROOT, "%.1f", Math.sqrt(40 * 40 + 2 * 1.6 * 600));
    assertTrue(text.contains(" " + speed + " metres a second"), speed + " is not in " + text);
    assertTrue(text.contains("new crater"), text);
    player.end();
  }

  @Test
  void react_measures_in_seconds_of_the_player_and_sees_cheats() {
    Player player = Player.of("REACT", "key again.");
    player.press("Go ...");
    player.dawdle(40);
    assertTrue(player.press("Round 1").contains("Not before!"));
    assertTrue(player.press("Round 2").contains("Too early."));
    for (int round = 2; round <= 5; round++) {
      player.await("*** NOW ***");
      player.dawdle(round == 4 ? 10 : 20);
      String text = player.press(round == 5 ? "" : "Round " + (round + 1));
      double expected = round == 4 ? 0.25 : 0.5;
      assertEquals(expected, seconds(text, "You took"), 0.05);
    }
    assertEquals(0.25, seconds(player.text(), "Your best of 4 good rounds:"), 0.05);
    player.end();
  }

  private static double seconds(String text, String label) {
    Matcher matcher = Pattern.compile(label + " +(\\d*\\.\\d+) seconds").matcher(text);
    assertTrue(matcher.find(), text);
    return Double.parseDouble(matcher.group(1));
  }
}
