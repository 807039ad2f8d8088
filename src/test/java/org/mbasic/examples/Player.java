package org.mbasic.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.mbasic.machine.Stop;
import org.mbasic.numbers.BasicError;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;

/**
 * Runs an example at a desk and answers what it asks. Every test ends with {@link #end} or {@link
 * #leave}, which refuse a program that showed an error.
 */
final class Player {
  private static final int BUDGET = 1_000;

  /** Slices in which a program that runs must come to its next question. */
  private static final int MOST_SLICES = 20_000;

  private final Desk desk = Desk.fresh(DeskLimits.DEFAULT);
  private long shown;

  private Player(Example example) {
    desk.replaceProgram(example.text());
    desk.run(BUDGET);
  }

  /** Runs the example of that name up to its first question, or to its end. */
  static Player of(String name) {
    return of(name, "");
  }

  /** Runs the example of that name until it has printed {@code text} and looks for a key. */
  static Player of(String name, String text) {
    Player player = new Player(Examples.read().find(name).orElseThrow());
    player.start(text);
    return player;
  }

  /** Runs an example that asks nothing, and returns the lines that it prints. */
  static List<String> printed(String name) {
    Player player = of(name);
    List<String> lines = player.text().lines().toList();
    player.end();
    return lines.subList(lines.indexOf("RUN") + 1, lines.size() - 1);
  }

  private void start(String text) {
    desk.command("RUN");
    shown = desk.output().end();
    go(text);
  }

  /** Runs it again, as it was left by itself. */
  void restart() {
    end();
    start("");
  }

  /** Runs until the program waits, or until it has printed {@code text}, if that is not empty. */
  private void go(String text) {
    for (int slices = 0; slices < MOST_SLICES; slices++) {
      boolean waits = desk.run(BUDGET) != Stop.BUDGET;
      if (waits || (!text.isEmpty() && text().contains(text))) {
        return;
      }
    }
    throw new AssertionError("no end, and no question:\n" + text());
  }

  /** Runs until the program has printed {@code text}, without a key. */
  void await(String text) {
    go(text);
  }

  /** Lets some time pass while INKEY$ looks for a key. */
  void dawdle(int slices) {
    for (int i = 0; i < slices; i++) {
      assertEquals(Stop.BUDGET, desk.run(BUDGET), this::console);
    }
  }

  /** Answers with a line; returns what is printed until the program waits again, without CR. */
  String answer(String line) {
    return answer(line, "");
  }

  /** Answers with a line; returns what is printed until it waits, or has printed {@code text}. */
  String answer(String line, String text) {
    if (desk.stop() != Stop.LINE) {
      throw new AssertionError("it does not ask:\n" + console());
    }
    return type(line + "\r", text);
  }

  /** Answers all of these in turn; returns what is printed after the last. */
  String answers(String... lines) {
    String last = "";
    for (String line : lines) {
      last = answer(line);
    }
    return last;
  }

  /** Types a key while INKEY$ looks for it; returns what is printed until the program waits. */
  String press() {
    return press("");
  }

  /** Types a key; returns what is printed until it waits, or has printed {@code text}. */
  String press(String text) {
    return type(" ", text);
  }

  private String type(String keys, String until) {
    shown = desk.output().end();
    desk.type(keys);
    go(until);
    return text();
  }

  /** A line typed at the prompt after the end; returns what it prints. */
  String direct(String line) {
    assertEquals(Stop.READY, desk.stop(), this::console);
    return type(line + "\r", "");
  }

  /** What was printed since the last answer, without CR. */
  String text() {
    return desk.output().from(shown).replace("\r", "");
  }

  private String console() {
    return desk.output().from(desk.output().base()).replace("\r", "");
  }

  /** The program has come to its end by itself. */
  void end() {
    assertEquals(Stop.READY, desk.stop(), this::console);
    assertNoError();
  }

  /** The program waits for more, and has shown no error. */
  void leave() {
    assertEquals(Stop.LINE, desk.stop(), this::console);
    assertNoError();
  }

  private void assertNoError() {
    List<String> errors =
        console()
            .lines()
            .filter(line -> Arrays.stream(BasicError.values()).anyMatch(e -> says(line, e)))
            .toList();
    assertEquals(List.of(), errors, this::console);
  }

  private static boolean says(String line, BasicError error) {
    return line.matches(Pattern.quote(error.text()) + "( in \\d+)?") || line.startsWith("?Redo");
  }
}
