package org.mbasic.machine;

/** Why {@link Machine#run} came back. */
public enum Stop {
  /** The statements allowed were used up; there is more to run. */
  BUDGET,
  /** At the prompt: a line is wanted. */
  READY,
  /** INPUT, LINE INPUT or RANDOMIZE wants a line. */
  LINE,
  /** INPUT$ wants keys. */
  KEYS,
  /** EDIT wants subcommands. */
  EDIT,
  /** SYSTEM was executed: the session is over. */
  SYSTEM
}
