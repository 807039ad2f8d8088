package org.mbasic.language;

/** Statements about the program itself; most are typed at the prompt, all may stand in a line. */
public sealed interface Command extends Statement {

  /** {@code RUN} or {@code RUN line}; {@link Statement#NO_LINE} for the first line. */
  record Run(int line) implements Command {}

  /**
   * {@code RUN file}.
   *
   * @param keepFiles whether {@code ,R} was written
   */
  record RunFile(Expression name, boolean keepFiles) implements Command {}

  /** LIST and, with {@code printer}, LLIST. */
  record List(LineRange range, boolean printer) implements Command {}

  record New() implements Command {}

  record Delete(LineRange range) implements Command {}

  /** Numbers are {@link LineRange#ABSENT} when not given, {@link LineRange#CURRENT} for a dot. */
  record Renum(int first, int from, int increment) implements Command {}

  /**
   * Numbers as in {@link Renum}.
   *
   * @param increment {@link #AS_BEFORE} when nothing follows the comma
   */
  record Auto(int first, int increment) implements Command {
    public static final int AS_BEFORE = -4;
  }

  record Edit(int line) implements Command {}

  record Cont() implements Command {}

  /** TRON or TROFF. */
  record Trace(boolean on) implements Command {}

  /** SYSTEM: leave. */
  record Leave() implements Command {}
}
