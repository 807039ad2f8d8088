package org.mbasic.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.mbasic.Transcript;

/** What the screen shows of keys typed behind a program. */
final class Typed {
  private Typed() {}

  static void shows(String expected, String program, String typed) {
    String shown = Transcript.of(program + typed, 1_000, 0).console();
    assertEquals(expected, shown.substring(program.length()));
  }
}
