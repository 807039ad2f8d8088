package org.mbasic.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands that the original does not have: help and debugging. They exist at the prompt only, and
 * only where 5.21 would answer Syntax error, so that each of their words stays free for variables.
 */
public sealed interface Extension extends Statement {

  /**
   * {@code BREAK} and line numbers; {@code BREAK} alone shows what is set.
   *
   * @param lines as written; empty for all
   * @param off whether they are to be removed
   */
  record Break(List<Integer> lines, boolean off) implements Extension {
    public Break {
      lines = List.copyOf(lines);
    }
  }

  /**
   * {@code STEP}, {@code STEP n}, {@code STEP LINE}.
   *
   * @param count how many, at least 1
   * @param byLine lines rather than statements
   */
  record Step(int count, boolean byLine) implements Extension {}

  /** {@code STACK}: the loops and subroutines under way. */
  record Stack() implements Extension {}

  /**
   * {@code WATCH formula}; {@code WATCH} alone shows the values of all.
   *
   * @param formula the formula's part of the line image, or null for all
   * @param off whether it is to be forgotten
   */
  record Watch(@Nullable String formula, boolean off) implements Extension {}

  /**
   * {@code HELP} and a word of the language.
   *
   * @param topic the word, or null
   */
  record Help(@Nullable Keyword topic) implements Extension {}
}
