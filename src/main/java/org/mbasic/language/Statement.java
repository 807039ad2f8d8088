package org.mbasic.language;

import org.mbasic.numbers.BasicError;

/** One statement as the parser found it. Records nested by family; every family is sealed. */
public sealed interface Statement
    permits ControlFlow,
        DataStatement,
        ScreenStatement,
        FileStatement,
        Command,
        Extension,
        Statement.Fault,
        Statement.Nothing {

  /** A line number that was not written, as in {@code RESTORE} alone. */
  int NO_LINE = -2;

  /** The place where the line is wrong: reaching it raises the error. */
  record Fault(BasicError error) implements Statement {}

  /** REM, an apostrophe, an empty statement, and what declares without acting. */
  record Nothing() implements Statement {}
}
