package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.mbasic.Transcript;

/**
 * What the screen shows of keys typed behind a program, also when it runs statement by statement
 * and is saved and restored after each of the first ones.
 */
final class Typed {
  private static final int RESTORES = 60;

  private Typed() {}

  static void shows(String expected, String program, String typed) {
    assertEquals(expected, shown(program, typed, 1_000, 0));
    assertEquals(expected, shown(program, typed, 1, program.length() + RESTORES));
  }

  private static String shown(String program, String typed, int budget, int restores) {
    String console = Transcript.of(program + typed, budget, restores).console();
    return console.substring(program.length());
  }
}
