package org.mbasic.examples;

/** What a program is about. */
public enum Topic {
  GAME("Games"),
  PUZZLE("Puzzles"),
  LESSON("Lessons"),
  TEXT("Text"),
  NUMBERS("Numbers"),
  FILES("Files"),
  PICTURE("Pictures"),
  BENCHMARK("Benchmarks");

  private final String label;

  Topic(String label) {
    this.label = label;
  }

  /** The topic for people. */
  public String label() {
    return label;
  }
}
