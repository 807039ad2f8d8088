package org.mbasic.machine;

import java.util.Arrays;
import java.util.List;

/**
 * The elements of one array as they were: a copy, never changed. Strings are kept as strings,
 * numbers as the longs of {@link MachineState.ScalarState}.
 */
public final class ArraySnapshot {
  private final VariableName name;
  private final List<Integer> bounds;
  private final int base;
  private final long[] numbers;
  private final String[] texts;

  /**
   * @param numbers the elements of a numeric array, empty for strings; copied
   * @param texts the elements of a string array, empty for numbers; copied
   */
  public ArraySnapshot(
      VariableName name, List<Integer> bounds, int base, long[] numbers, String[] texts) {
    this.name = name;
    this.bounds = List.copyOf(bounds);
    this.base = base;
    this.numbers = numbers.clone();
    this.texts = texts.clone();
    int[] limits = bounds.stream().mapToInt(Integer::intValue).toArray();
    int size = name.type() == Type.STRING ? texts.length : numbers.length;
    if (limits.length == 0 || BasicArray.sizeOf(limits, base) != size) {
      throw new IllegalArgumentException("array " + name + " has not as many elements as it says");
    }
  }

  static ArraySnapshot of(BasicArray array) {
    long[] numbers =
        switch (array.name.type()) {
          case INTEGER -> Arrays.stream(array.integers).asLongStream().toArray();
          case SINGLE -> Arrays.stream(array.singles).mapToLong(Double::doubleToLongBits).toArray();
          case DOUBLE -> array.doubles;
          case STRING -> new long[0];
        };
    return new ArraySnapshot(
        array.name,
        Arrays.stream(array.bounds).boxed().toList(),
        array.base,
        numbers,
        array.strings);
  }

  BasicArray toArray() {
    BasicArray array = new BasicArray(name);
    int[] limits = bounds.stream().mapToInt(Integer::intValue).toArray();
    array.dimension(limits, base, name.type() == Type.STRING ? texts.length : numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      switch (name.type()) {
        case INTEGER -> array.integers[i] = (int) numbers[i];
        case SINGLE -> array.singles[i] = Double.longBitsToDouble(numbers[i]);
        case DOUBLE -> array.doubles[i] = numbers[i];
        case STRING -> throw new IllegalStateException("a string array holds no numbers");
      }
    }
    System.arraycopy(texts, 0, array.strings, 0, texts.length);
    return array;
  }

  public VariableName name() {
    return name;
  }

  /** The highest subscript of each dimension. */
  public List<Integer> bounds() {
    return bounds;
  }

  public int base() {
    return base;
  }

  /** Number of elements. */
  public int size() {
    return name.type() == Type.STRING ? texts.length : numbers.length;
  }

  /** A numeric element as {@link MachineState.ScalarState} writes it. */
  public long number(int index) {
    return numbers[index];
  }

  /** A string element. */
  public String text(int index) {
    return texts[index];
  }
}
