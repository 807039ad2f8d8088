package org.mbasic.examples;

import java.util.List;
import java.util.Set;

/**
 * A program that comes with the application.
 *
 * @param name letters and digits in capitals, as its file is named without {@code .BAS}
 * @param title its first remark
 * @param sentence its second remark, what the program shows
 * @param topics at least one
 * @param lines as LIST shows them
 */
public record Example(
    String name,
    String title,
    String sentence,
    Level level,
    Set<Topic> topics,
    List<String> lines) {
  /** Copies the collections. */
  public Example {
    topics = Set.copyOf(topics);
    lines = List.copyOf(lines);
  }

  /** The whole program, each line ended by LF. */
  public String text() {
    return String.join("\n", lines) + "\n";
  }
}
