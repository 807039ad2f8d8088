package org.mbasic.machine;

import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/**
 * Out of memory for loops, subroutines and calls of functions. Once it is an error of a statement
 * nothing on the stack outlives it, trapped or not; any other Out of memory leaves the stack alone.
 */
final class StackFull extends BasicException {
  private static final long serialVersionUID = 1;

  StackFull() {
    super(BasicError.OUT_OF_MEMORY.number());
  }
}
