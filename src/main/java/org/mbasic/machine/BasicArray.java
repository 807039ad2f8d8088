package org.mbasic.machine;

import java.util.Arrays;
import java.util.List;
import org.mbasic.machine.state.MachineState;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.SinglePrecision;

/**
 * An array by name; without elements until DIM or its first use. Linked formulas hold it, so ERASE
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

  /**
   * How many elements each dimension has; empty while there are none. The first is found with the
   * subscript that OPTION BASE says now: an array that was chained may have had another.
   */
  int[] sizes = NO_INTEGERS;

  int[] integers = NO_INTEGERS;
  double[] singles = NO_SINGLES;
  long[] doubles = NO_DOUBLES;
  String[] strings = NO_STRINGS;

  private final int chunkShift;
  private final MemoryQuota quota;

  /** The chunks stored into since {@link #settle}. */
  private boolean[] touched = NO_CHUNKS;

  /**
   * @param quota asked for the strings stored in it
   */
  BasicArray(VariableName name, MemoryQuota quota) {
    this.name = name;
    this.quota = quota;
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

  /**
   * The highest subscript of each dimension.
   *
   * @param base the lowest one
   */
  public List<Integer> bounds(int base) {
    return Arrays.stream(sizes).mapToObj(size -> base + size - 1).toList();
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
    if (!quota.take(MemoryQuota.of(value) - MemoryQuota.of(strings[index]))) {
      throw BasicError.OUT_OF_STRING_SPACE.raise();
    }
    strings[index] = value;
  }

  /** Stores a string, or raises Out of string space. */
  void store(int offset, String value) {
    text(offset, value);
    touch(offset);
  }

  /** What its elements have taken of the quota. */
  long bytes() {
    long bytes = (long) size() * name.type().bytes();
    for (String text : strings) {
      bytes += MemoryQuota.of(text);
    }
    return bytes;
  }

  boolean dimensioned() {
    return sizes.length > 0;
  }

  /**
   * Gives it elements, all zero or empty.
   *
   * @param size the number of elements, as {@link #sizeOf} counted and bounded it
   */
  void dimension(int[] newSizes, int size) {
    sizes = newSizes;
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

  /** The number of elements that such dimensions ask for; it may exceed an int. */
  static long sizeOf(int[] sizes) {
    long size = 1;
    for (int each : sizes) {
      size *= each;
      if (size > Integer.MAX_VALUE) {
        return size;
      }
    }
    return size;
  }

  /** An array of the same name, without elements. */
  BasicArray sibling() {
    return new BasicArray(name, quota);
  }

  /** Makes the elements of another array its own. */
  void take(BasicArray other) {
    sizes = other.sizes;
    integers = other.integers;
    singles = other.singles;
    doubles = other.doubles;
    strings = other.strings;
    touched = other.touched;
  }

  void erase() {
    sizes = NO_INTEGERS;
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

  /** Where the element with this index lies; an index counts from 0 and is never negative. */
  int offset(int index) {
    if (sizes.length != 1) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    return within(index, 0);
  }

  int offset(int first, int second) {
    if (sizes.length != 2) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    return within(first, 0) + sizes[0] * within(second, 1);
  }

  int offset(int[] indices) {
    if (indices.length != sizes.length) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    int offset = 0;
    for (int i = sizes.length - 1; i >= 0; i--) {
      offset = offset * sizes[i] + within(indices[i], i);
    }
    return offset;
  }

  private int within(int index, int dimension) {
    if (index >= sizes[dimension]) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    return index;
  }
}
