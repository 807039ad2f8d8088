package org.mbasic.machine;

import java.util.Arrays;
import java.util.List;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.SinglePrecision;

/**
 * An array by name; without bounds until DIM or its first use. Linked formulas hold it, so ERASE
 * and CLEAR take the elements away and leave the object.
 *
 * <p>Elements lie with the first subscript running fastest, as the original stores them. For saving
 * they are counted in chunks of at most 4 KB (strings: of {@code 1 << STRING_SHIFT} elements), and
 * every store marks its chunk: one byte written, where comparing at save time would read all.
 */
public final class BasicArray {
  private static final int[] NO_INTEGERS = {};
  private static final double[] NO_SINGLES = {};
  private static final long[] NO_DOUBLES = {};
  private static final String[] NO_STRINGS = {};
  private static final boolean[] NO_CHUNKS = {};
  private static final int STRING_SHIFT = 7;

  final VariableName name;

  /** Highest subscript of each dimension; empty while there are no elements. */
  int[] bounds = NO_INTEGERS;

  int base;
  int[] integers = NO_INTEGERS;
  double[] singles = NO_SINGLES;
  long[] doubles = NO_DOUBLES;
  String[] strings = NO_STRINGS;

  private final int chunkShift;
  private final Allowance allowance;

  /** The chunks stored into since {@link #settle}. */
  private boolean[] touched = NO_CHUNKS;

  /**
   * @param allowance asked for the strings stored in it
   */
  BasicArray(VariableName name, Allowance allowance) {
    this.name = name;
    this.allowance = allowance;
    chunkShift =
        switch (name.type()) {
          case INTEGER, SINGLE -> 10;
          case DOUBLE -> 9;
          case STRING -> STRING_SHIFT;
        };
  }

  /** Its name and type. */
  public VariableName name() {
    return name;
  }

  /** The highest subscript of each dimension. */
  public List<Integer> bounds() {
    return Arrays.stream(bounds).boxed().toList();
  }

  /** The lowest subscript: OPTION BASE when it was dimensioned. */
  public int base() {
    return base;
  }

  /** Chunks its elements make, the last one perhaps not full. */
  public int chunks() {
    return touched.length;
  }

  /** Index of the first element of a chunk; of the chunk behind the last one, the size. */
  public int chunkStart(int chunk) {
    return (int) Math.min((long) chunk << chunkShift, size());
  }

  /** Whether an element of the chunk was stored since {@link #settle}, or it is a new one. */
  public boolean touched(int chunk) {
    return touched[chunk];
  }

  /** All chunks count as seen. */
  public void settle() {
    Arrays.fill(touched, false);
  }

  /** To be called with each store. */
  void touch(int offset) {
    touched[offset >>> chunkShift] = true;
  }

  /** Whether all elements of a chunk are what DIM makes them: zero or empty. */
  public boolean blank(int chunk) {
    int end = chunkStart(chunk + 1);
    for (int i = chunkStart(chunk); i < end; i++) {
      if (name.type() == Type.STRING ? !strings[i].isEmpty() : number(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** A numeric element as {@link MachineState.ScalarState} has it. */
  public long number(int index) {
    return switch (name.type()) {
      case INTEGER -> integers[index];
      case SINGLE -> SinglePrecision.toBits(singles[index]);
      case DOUBLE -> doubles[index];
      case STRING -> throw new IllegalStateException("a string array holds no numbers");
    };
  }

  /** Sets an element as {@link #number(int)} gives it. */
  public void number(int index, long value) {
    switch (name.type()) {
      case INTEGER -> integers[index] = (short) value;
      case SINGLE -> singles[index] = SinglePrecision.fromBits((int) value);
      case DOUBLE -> doubles[index] = value;
      case STRING -> throw new IllegalStateException("a string array holds no numbers");
    }
  }

  /** A string element. */
  public String text(int index) {
    return strings[index];
  }

  /** Sets a string element, or raises Out of string space. */
  public void text(int index, String value) {
    if (!allowance.take(Allowance.of(value) - Allowance.of(strings[index]))) {
      throw BasicError.OUT_OF_STRING_SPACE.raise();
    }
    strings[index] = value;
  }

  /** Stores a string, or raises Out of string space. */
  void store(int offset, String value) {
    text(offset, value);
    touch(offset);
  }

  /** What its elements have taken of the allowance. */
  long bytes() {
    long bytes = (long) size() * name.type().bytes();
    for (String text : strings) {
      bytes += Allowance.of(text);
    }
    return bytes;
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
    touched = new boolean[((size - 1) >>> chunkShift) + 1];
    Arrays.fill(touched, true);
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

  /** An array of the same name, without elements. */
  BasicArray sibling() {
    return new BasicArray(name, allowance);
  }

  /** Makes the elements of another array its own. */
  void take(BasicArray other) {
    bounds = other.bounds;
    base = other.base;
    integers = other.integers;
    singles = other.singles;
    doubles = other.doubles;
    strings = other.strings;
    touched = other.touched;
  }

  void erase() {
    bounds = NO_INTEGERS;
    integers = NO_INTEGERS;
    singles = NO_SINGLES;
    doubles = NO_DOUBLES;
    strings = NO_STRINGS;
    touched = NO_CHUNKS;
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
