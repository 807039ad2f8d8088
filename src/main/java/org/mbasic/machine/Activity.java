package org.mbasic.machine;

/** What the machine is doing, between any two statements or keys. */
enum Activity {
  /** At the prompt. */
  COMMAND,
  /** Running statements, of the program or of the direct line. */
  RUNNING,
  /** A statement waits for a line. */
  LINE,
  /** A statement waits for keys. */
  KEYS,
  /** A line is being edited. */
  EDIT,
  /** Over. */
  LEFT
}
