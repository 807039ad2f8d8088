package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;

/** What a page shows of a program that counts from 1, one number a line, since its last RUN. */
final class Counted {
  /** Such a program, which counts until it is stopped. */
  static final String PROGRAM = "10 I=I+1:PRINT I:FOR J=1 TO 20000:NEXT:GOTO 10\n";

  private Counted() {}

  /** What the log still holds of it: a terminal keeps its newest lines. */
  private static List<Integer> numbers(String log) {
    return log.substring(Math.max(0, log.lastIndexOf("RUN")), log.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith(" "))
        .map(line -> Integer.valueOf(line.strip()))
        .toList();
  }

  private static String log(Page tab) {
    return tab.textContent("#terminal-log");
  }

  /**
   * Runs the program until its server has answered two checkpoints: a session is replicated after
   * the answer has gone, so what the first one saved is certainly there when the second one comes.
   */
  static void runUntilSaved(Page tab) {
    Runnable next = () -> BrowserFixture.run(tab);
    for (int i = 0; i < 2; i++) {
      tab.waitForResponse(answer -> answer.url().contains("/checkpoint"), next);
      next = () -> {};
    }
  }

  /** How far it has counted. */
  static int last(Page tab) {
    List<Integer> numbers = numbers(log(tab));
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
  }

  /** Waits until it has counted further by so many. */
  static void awaitMore(Page tab, int more) {
    tab.waitForFunction(
        "goal => Number(document.querySelector('#terminal-log').textContent.split('\\n').at(-2))"
            + " >= goal",
        last(tab) + more);
  }

  /** No number is left out or shown twice. */
  static void assertWithoutGap(Page tab) {
    assertWithoutGap(log(tab));
  }

  /** No number is left out or shown twice. */
  static void assertWithoutGap(DeskClient tab) {
    assertWithoutGap(tab.output());
  }

  private static void assertWithoutGap(String log) {
    List<Integer> numbers = numbers(log);
    assertFalse(numbers.isEmpty(), log);
    int first = log.contains("RUN") ? 1 : numbers.get(0);
    assertEquals(IntStream.range(first, first + numbers.size()).boxed().toList(), numbers);
  }
}
