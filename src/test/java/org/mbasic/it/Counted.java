package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a page shows of a program that counts from 1, one number a line, since its last RUN. */
final class Counted {
  /** Such a program, which counts until it is stopped. */
  static final String PROGRAM = "10 I=I+1:PRINT I:FOR J=1 TO 20000:NEXT:GOTO 10\n";

  private Counted() {}

  private static List<String> numbers(String log) {
    return log.substring(log.lastIndexOf("RUN"), log.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith(" "))
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
    Runnable next = () -> BrowserTest.run(tab);
    for (int i = 0; i < 2; i++) {
      tab.waitForResponse(answer -> answer.url().contains("/checkpoint"), next);
      next = () -> {};
    }
  }

  /** How far it has counted. */
  static int last(Page tab) {
    return numbers(log(tab)).size();
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
    List<String> numbers = numbers(log);
    assertFalse(numbers.isEmpty(), log);
    for (int i = 0; i < numbers.size(); i++) {
      assertEquals(" " + (i + 1) + " ", numbers.get(i));
    }
  }
}
