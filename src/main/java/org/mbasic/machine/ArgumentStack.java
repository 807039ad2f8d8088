package org.mbasic.machine;

import java.util.Arrays;

/**
 * The arguments of the calls under way, innermost last; during a call each slot of it holds what
 * the parameter's variable had before. Grows to the deepest call ever and is used again, so that
 * calls allocate nothing.
 */
final class ArgumentStack {
  private static final int FIRST = 16;

  /** A number as its cell keeps it: a single as the bits of its double. */
  long[] numbers = new long[FIRST];

  String[] texts = new String[FIRST];
  boolean[] defined = new boolean[FIRST];
  private int top;

  ArgumentStack() {
    Arrays.fill(texts, "");
  }

  int top() {
    return top;
  }

  /** Forgets what was pushed above; texts stay referenced until the slot is used again. */
  void cutTo(int base) {
    top = base;
  }

  /** A new slot for a defined value. */
  int push() {
    if (top == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * top);
      defined = Arrays.copyOf(defined, 2 * top);
      texts = Arrays.copyOf(texts, 2 * top);
      Arrays.fill(texts, top, 2 * top, "");
    }
    defined[top] = true;
    return top++;
  }
}
