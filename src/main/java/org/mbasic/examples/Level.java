package org.mbasic.examples;

/** How much BASIC one should know to follow a program. */
public enum Level {
  BEGINNER("Beginner"),
  INTERMEDIATE("Intermediate"),
  ADVANCED("Advanced");

  private final String label;

  Level(String label) {
    this.label = label;
  }

  /** The level for people. */
  public String label() {
    return label;
  }
}
