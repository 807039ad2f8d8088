package org.mbasic.machine;

import java.util.Arrays;
import org.mbasic.numbers.BasicError;

/**
 * An array by name; without bounds until DIM or its first use. Linked formulas hold it, so ERASE
 * and CLEAR take the elements away and leave the object.
 *
 * <p>Elements lie with the first subscript running fastest, as the original stores them.
 */
final class BasicArray {
  private static final int[] NO_BOUNDS = {};

  final VariableName name;

  /** Highest subscript of each dimension; empty while there are no elements. */
  int[] bounds = NO_BOUNDS;

  int base;
  int[] integers = NO_BOUNDS;
  double[] singles = {};
  long[] doubles = {};
  String[] strings = {};

  BasicArray(VariableName name) {
    this.name = name;
  }

  boolean dimensioned() {
    return bounds.length > 0;
  }

  /**
   * Gives it elements, all zero or empty.
   *
   * @param size the number of elements, as {@link #sizeOf} counted and bounded it
   */
  void dimension(int[] newBounds, int newBase, int size) {
    bounds = newBounds;
    base = newBase;
    switch (name.type()) {
      case INTEGER -> integers = new int[size];
      case SINGLE -> singles = new double[size];
      case DOUBLE -> doubles = new long[size];
      case STRING -> {
        strings = new String[size];
        Arrays.fill(strings, "");
      }
    }
  }

  /** The number of elements such bounds ask for; it may exceed an int. */
  static long sizeOf(int[] bounds, int base) {
    long size = 1;
    for (int bound : bounds) {
      size *= bound - base + 1L;
      if (size > Integer.MAX_VALUE) {
        return size;
      }
    }
    return size;
  }

  /** Makes the elements of another array its own. */
  void take(BasicArray other) {
    bounds = other.bounds;
    base = other.base;
    integers = other.integers;
    singles = other.singles;
    doubles = other.doubles;
    strings = other.strings;
  }

  void erase() {
    bounds = NO_BOUNDS;
    integers = NO_BOUNDS;
    singles = new double[0];
    doubles = new long[0];
    strings = new String[0];
  }

  int size() {
    return switch (name.type()) {
      case INTEGER -> integers.length;
      case SINGLE -> singles.length;
      case DOUBLE -> doubles.length;
      case STRING -> strings.length;
    };
  }

  int offset(int subscript) {
    if (bounds.length != 1) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    return within(subscript, 0);
  }

  int offset(int first, int second) {
    if (bounds.length != 2) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    return within(first, 0) + (bounds[0] - base + 1) * within(second, 1);
  }

  int offset(int[] subscripts) {
    if (subscripts.length != bounds.length) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    int offset = 0;
    for (int i = bounds.length - 1; i >= 0; i--) {
      offset = offset * (bounds[i] - base + 1) + within(subscripts[i], i);
    }
    return offset;
  }

  private int within(int subscript, int dimension) {
    if (subscript < base || subscript > bounds[dimension]) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    return subscript - base;
  }
}
