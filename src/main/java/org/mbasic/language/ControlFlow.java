package org.mbasic.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that decide what runs next. Line numbers are 0 to 65529. */
public sealed interface ControlFlow extends Statement {

  record Goto(int line) implements ControlFlow {}

  record Gosub(int line) implements ControlFlow {}

  record Return() implements ControlFlow {}

  /**
   * {@code ON selector GOTO} or {@code GOSUB}.
   *
   * @param lines the targets in order, {@link Statement#NO_LINE} for one that is not there and is a
   *     Syntax error when it is chosen; a selector beyond them falls through
   */
  record OnBranch(Expression selector, List<Integer> lines, boolean gosub) implements ControlFlow {
    public OnBranch {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The steps after it are the THEN part.
   *
   * @param otherwise index in the line's steps to go on at when the condition is zero: the first
   *     step of the ELSE part, or the number of steps when there is none
   */
  record If(Expression condition, int otherwise) implements ControlFlow {}

  /** The end of a THEN part, and a stray ELSE: the rest of the line is not reached from here. */
  record EndOfLine() implements ControlFlow {}

  /**
   * FOR.
   *
   * @param to null where TO is missing
   * @param step null for the step of one
   */
  record For(
      Expression.Variable variable,
      Expression from,
      @Nullable Expression to,
      @Nullable Expression step)
      implements ControlFlow {}

  /**
   * One NEXT; {@code NEXT J,I} is two steps.
   *
   * @param variable null for the innermost loop
   * @param complete false where something else stands in the place of a variable
   * @param listed whether a comma stands before it
   */
  record Next(Expression.@Nullable Variable variable, boolean complete, boolean listed)
      implements ControlFlow {}

  record While(Expression condition) implements ControlFlow {}

  /**
   * WEND.
   *
   * @param complete false when something follows it: it ends its loop, and does not turn it
   */
  record Wend(boolean complete) implements ControlFlow {}

  /** {@code ON ERROR GOTO line}; line 0 turns trapping off. */
  record OnError(int line) implements ControlFlow {}

  /**
   * {@code RESUME} and {@code RESUME 0} carry line 0; {@link Statement#NO_LINE} stands for one that
   * ends the handling of the error and then is a Syntax error itself.
   */
  record Resume(int line) implements ControlFlow {}

  record ResumeNext() implements ControlFlow {}

  /** {@code ERROR n}. */
  record RaiseError(Expression number) implements ControlFlow {}

  record Stop() implements ControlFlow {}

  record End() implements ControlFlow {}
}
