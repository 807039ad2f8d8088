package org.mbasic.machine;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the control stack. Entries are reused, so that a loop allocates nothing; which
 * fields mean something depends on the kind.
 */
final class Frame {
  /** What pushed the entry. */
  enum Kind {
    FOR,
    WHILE,
    GOSUB
  }

  Kind kind = Kind.GOSUB;

  /** Where the loop's body begins, or where RETURN goes. */
  @Nullable Op body;

  /** The NEXT or WEND that belongs to the loop: found in the text when FOR or WHILE ran. */
  @Nullable Op closing;

  /** The loop's variable when it is an integer. */
  Cell.@Nullable IntegerCell integer;

  /** The loop's variable when it is single. */
  Cell.@Nullable SingleCell single;

  double limit;
  double step;

  /** The value of the loop's integer variable. */
  int whole() {
    return integerCell().value;
  }

  void whole(int value) {
    integerCell().value = value;
  }

  private Cell.IntegerCell integerCell() {
    Cell.IntegerCell cell = integer;
    if (cell == null) {
      throw new IllegalStateException("a FOR frame has no integer variable");
    }
    return cell;
  }

  /** Whether the loop's variable is this one. */
  boolean turns(Cell variable) {
    return variable == single || variable == integer;
  }
}
