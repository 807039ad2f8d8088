package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a page shows of a program that counts from 1, one number a line, since its last RUN. */
final class Counted {
  private Counted() {}

  private static List<String> numbers(Page tab) {
    String log = tab.textContent("#terminal-log");
    return log.substring(log.lastIndexOf("RUN\n"), log.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith(" "))
        .toList();
  }

  /** How far it has counted. */
  static int last(Page tab) {
    return numbers(tab).size();
  }

  /** No number is left out or shown twice. */
  static void assertWithoutGap(Page tab) {
    List<String> numbers = numbers(tab);
    for (int i = 0; i < numbers.size(); i++) {
      assertEquals(" " + (i + 1) + " ", numbers.get(i));
    }
  }
}
