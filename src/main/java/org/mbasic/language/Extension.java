package org.mbasic.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands that the original does not have: help and debugging. They exist at the prompt only, and
 * only where 5.21 would answer Syntax error, so that each of their words stays free for variables.
 */
public sealed interface Extension extends Statement {

  /**
   * {@code BREAK} and line numbers, and what is to happen there; {@code BREAK} alone shows what is
   * set.
   *
   * @param lines as written; empty for all
   * @param off whether they are to be removed
   * @param condition the formula behind IF as a part of the line image; empty for none
   * @param shown those behind PRINT; with any, the program is not stopped
   */
  record Break(List<Integer> lines, boolean off, String condition, List<String> shown)
      implements Extension {
    public Break {
      lines = List.copyOf(lines);
      shown = List.copyOf(shown);
    }
  }

  /**
   * {@code STEP}, {@code STEP n}, {@code STEP LINE}, {@code STEP OVER}, {@code STEP OUT}, {@code
   * STEP TO line}.
   *
   * @param number how many statements, at least 1, or the line to go to
   */
  record Step(StepKind kind, int number) implements Extension {}

  /** How far a step goes. */
  enum StepKind {
    STATEMENT,
    /** Up to another line. */
    LINE,
    /** A subroutine that the statement calls counts as a part of it. */
    OVER,
    /** Up to where the subroutine under way has returned to. */
    OUT,
    /** Up to a line. */
    TO
  }

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
