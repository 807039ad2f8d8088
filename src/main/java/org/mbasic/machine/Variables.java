package org.mbasic.machine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbasic.language.Name;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.BasicError;

/**
 * The variables, arrays and user functions of a workspace, by name and type, and the DEFtype table
 * that settles names without a suffix.
 */
public final class Variables {
  /** Subscript that an array used before its DIM goes up to. */
  static final int DEFAULT_BOUND = 10;

  /**
   * Bytes an array can have: the original counts them in 16 bits. The memory for all of them is
   * larger than its, an array of a program that ran there is not.
   */
  private static final int LARGEST_ARRAY = 65535;

  /** The types of A to Z before any DEFtype; never changed. */
  private static final Type[] ALL_SINGLE = allSingle();

  private final Map<VariableName, Cell> cells = new LinkedHashMap<>(4);
  private final Map<VariableName, BasicArray> arrays = new LinkedHashMap<>();
  private final Map<VariableName, UserFunction> functions = new HashMap<>();

  /** Taken by arrays and the strings in them. */
  private final MemoryQuota quota;

  /** Taken by names: each new one in a line that is linked, a value given or not. */
  private final MemoryQuota names;

  /** Whether a name has found no room. */
  private boolean refused;

  /** The types of A to Z; most programs change none, and their machines share them. */
  private Type[] letterTypes = ALL_SINGLE;

  /** OPTION BASE. */
  int base;

  /** Whether OPTION BASE was given since the last CLEAR. */
  boolean baseGiven;

  Variables(MachineLimits limits) {
    quota = new MemoryQuota(limits.memoryBytes());
    names = new MemoryQuota(limits.memoryBytes());
  }

  private static Type[] allSingle() {
    Type[] types = new Type[26];
    Arrays.fill(types, Type.SINGLE);
    return types;
  }

  VariableName settle(Name name) {
    Type type = name.suffix() == Name.NO_SUFFIX ? typeOf(name.letters()) : Type.of(name.suffix());
    return new VariableName(name.letters(), type);
  }

  /** A function's first letter for DEFtype is the one behind its FN. */
  VariableName settleFunction(Name name) {
    Type type =
        name.suffix() == Name.NO_SUFFIX
            ? typeOf(name.letters().length() > 2 ? name.letters().substring(2) : "F")
            : Type.of(name.suffix());
    return new VariableName(name.letters(), type);
  }

  private Type typeOf(String letters) {
    char first = letters.charAt(0);
    return first >= 'A' && first <= 'Z' ? letterTypes[first - 'A'] : Type.SINGLE;
  }

  /** DEFINT and its kin; true when this changed the meaning of names, so that links are stale. */
  boolean defineType(Type type, char first, char last) {
    boolean changed = false;
    for (char letter = first; letter <= last; letter++) {
      changed |= letterTypes[letter - 'A'] != type;
    }
    if (changed) {
      letterTypes = letterTypes.clone();
      Arrays.fill(letterTypes, first - 'A', last - 'A' + 1, type);
    }
    return changed;
  }

  /**
   * What DEFtype and OPTION BASE had said to a machine.
   *
   * @param types of A to Z as {@link #letterTypes} gives them
   */
  void declare(String types, int lowest, boolean given) {
    for (int i = 0; i < types.length(); i++) {
      char letter = (char) ('A' + i);
      defineType(Type.of(types.charAt(i)), letter, letter);
    }
    base = lowest;
    baseGiven = given;
  }

  /** The types of A to Z, as their suffixes. */
  String letterTypes() {
    StringBuilder suffixes = new StringBuilder(26);
    for (Type type : letterTypes) {
      suffixes.append(type.suffix());
    }
    return suffixes.toString();
  }

  /** The simple variable of that name: one that is nobody else's when there is no room for it. */
  Cell cell(VariableName name) {
    Cell cell = cells.get(name);
    return cell == null ? added(cells, name, Cell.of(name), MemoryQuota.ofScalar(name)) : cell;
  }

  /** The array of that name, under the same condition. */
  BasicArray array(VariableName name) {
    BasicArray array = arrays.get(name);
    return array == null
        ? added(arrays, name, new BasicArray(name, quota), MemoryQuota.ofName())
        : array;
  }

  /** The function of that name, under the same condition. */
  UserFunction function(VariableName name) {
    UserFunction function = functions.get(name);
    return function == null
        ? added(functions, name, new UserFunction(name), MemoryQuota.ofName())
        : function;
  }

  private <T> T added(Map<VariableName, T> named, VariableName name, T value, int bytes) {
    if (names.take(bytes)) {
      named.put(name, value);
    } else {
      refused = true;
    }
    return value;
  }

  /** Whether a name has found no room since {@link #forgetRefusal}. */
  boolean refusedNames() {
    return refused;
  }

  void forgetRefusal() {
    refused = false;
  }

  /** Whether a function of that name is defined and has no parameters. */
  boolean withoutParameters(Name name) {
    UserFunction function = functions.get(settleFunction(name));
    return function != null && function.body != null && function.parameters.isEmpty();
  }

  Collection<Cell> cells() {
    return cells.values();
  }

  Collection<BasicArray> arrays() {
    return arrays.values();
  }

  Collection<UserFunction> functions() {
    return functions.values();
  }

  /**
   * A subscript, of an element or in a DIM, counted from 0. Negative it is an Illegal function
   * call, else below the base Subscript out of range, before anybody looks at the next or for the
   * array.
   */
  int index(Formula subscript) {
    int value = subscript.integer();
    if (value < base) {
      throw below(value).raise();
    }
    return value - base;
  }

  private static BasicError below(int value) {
    return value < 0 ? BasicError.ILLEGAL_FUNCTION_CALL : BasicError.SUBSCRIPT_OUT_OF_RANGE;
  }

  /**
   * DIM, with so many elements in each dimension: Duplicate Definition when it has elements
   * already, Subscript out of range when they are more than the original can count, Out of memory
   * beyond the limit.
   */
  void dimension(BasicArray array, int[] sizes) {
    if (array.dimensioned()) {
      throw BasicError.DUPLICATE_DEFINITION.raise();
    }
    long size = BasicArray.sizeOf(sizes);
    long bytes = size * array.name.type().bytes();
    if (bytes > LARGEST_ARRAY) {
      throw BasicError.SUBSCRIPT_OUT_OF_RANGE.raise();
    }
    if (!quota.take(bytes)) {
      throw BasicError.OUT_OF_MEMORY.raise();
    }
    array.dimension(sizes, (int) size);
  }

  /** The lowest subscript of all arrays: OPTION BASE. */
  public int base() {
    return base;
  }

  /** The arrays that have elements. */
  public List<BasicArray> dimensioned() {
    return arrays.values().stream().filter(BasicArray::dimensioned).toList();
  }

  /**
   * Gives an array of a saved state its bounds back, with all elements zero or empty.
   *
   * @param lowest subscript
   * @throws IllegalArgumentException when it cannot be, or is larger than the limits allow now
   */
  public BasicArray restore(VariableName name, List<Integer> highest, int lowest) {
    BasicArray array = array(name);
    boolean impossible =
        highest.isEmpty()
            || highest.stream().anyMatch(bound -> bound < lowest || bound > Short.MAX_VALUE);
    if (impossible || lowest < 0 || lowest > 1 || array.dimensioned()) {
      throw new IllegalArgumentException("array " + name + " with bounds that cannot be");
    }
    int[] sizes = highest.stream().mapToInt(bound -> bound - lowest + 1).toArray();
    long size = BasicArray.sizeOf(sizes);
    if (!quota.take(size * name.type().bytes())) {
      throw new IllegalArgumentException("array " + name + " is larger than the limit");
    }
    array.dimension(sizes, (int) size);
    return array;
  }

  /** Gives the array of that name the elements of one chained. */
  void adopt(BasicArray elements) {
    array(elements.name).take(elements);
    if (!quota.take(elements.bytes())) {
      throw BasicError.OUT_OF_MEMORY.raise();
    }
  }

  /** What using an array that was never dimensioned does. */
  void dimensionByUse(BasicArray array, int dimensions) {
    int[] sizes = new int[dimensions];
    Arrays.fill(sizes, DEFAULT_BOUND - base + 1);
    dimension(array, sizes);
  }

  /** ERASE. */
  void erase(BasicArray array) {
    if (!array.dimensioned()) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    quota.take(-array.bytes());
    array.erase();
  }

  /** What is left of the memory for arrays and the strings in them. */
  long bytesLeft() {
    return quota.left();
  }

  /** About how many bytes the simple variables take that have a value. */
  long scalarBytes() {
    long bytes = 0;
    for (Cell cell : cells.values()) {
      if (cell.defined) {
        String text = cell instanceof Cell.StringCell string ? string.value : "";
        bytes += cell.name.type().bytes() + MemoryQuota.of(text);
      }
    }
    return bytes;
  }

  /** How many names it knows. */
  int known() {
    return cells.size() + arrays.size() + functions.size();
  }

  /**
   * Forgets values, arrays, functions and DEFtypes; and names that had nothing, which only lines
   * knew that are to be linked anew. Those that had something stay: a FIELD may show it, and CHAIN
   * give it back.
   */
  void clear() {
    cells.values().removeIf(cell -> !cell.defined);
    arrays.values().removeIf(array -> !array.dimensioned());
    functions.values().removeIf(function -> function.definition == null);
    cells.values().forEach(Cell::clear);
    arrays.values().forEach(BasicArray::erase);
    functions.values().forEach(UserFunction::undefine);
    letterTypes = ALL_SINGLE;
    quota.reset();
    names.reset();
    cells.forEach((name, cell) -> names.take(MemoryQuota.ofScalar(name)));
    names.take((long) MemoryQuota.ofName() * (arrays.size() + functions.size()));
    base = 0;
    baseGiven = false;
  }
}
