package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.Type;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.BasicError;

/**
 * A variable or an array element to be changed: its subscripts have been evaluated.
 *
 * @param cell the simple variable, or null for an element
 * @param array the array, or null for a simple variable
 * @param offset of the element in its array
 */
record Place(@Nullable Cell cell, @Nullable BasicArray array, int offset) {

  /**
   * The place of a saved state.
   *
   * @param element offset in the array, or -1 for a simple variable
   */
  static Place of(Variables variables, VariableName name, int element) {
    return element < 0
        ? new Place(variables.cell(name), null, 0)
        : new Place(null, variables.array(name), element);
  }

  /** The offset in the array, or -1 of a simple variable. */
  int element() {
    return cell == null ? offset : -1;
  }

  VariableName name() {
    if (cell != null) {
      return cell.name;
    }
    return elements().name;
  }

  Type type() {
    return name().type();
  }

  private BasicArray elements() {
    if (array == null) {
      throw new IllegalStateException("a place that is neither variable nor element");
    }
    return array;
  }

  /** Whether it is one still: ERASE and CLEAR take an array's elements away. */
  boolean exists() {
    return cell != null || offset < elements().size();
  }

  /** Elements always are; a variable once it was given a value. */
  boolean defined() {
    return cell == null || cell.defined;
  }

  /** From now on the variable is there, with the value it has. */
  void define() {
    if (cell != null) {
      cell.defined = true;
    }
  }

  /** The string there, or Type mismatch for a number. */
  String string() {
    if (cell instanceof Cell.StringCell text) {
      return text.value;
    }
    if (cell == null && type() == Type.STRING) {
      return elements().strings[offset];
    }
    throw BasicError.TYPE_MISMATCH.raise();
  }

  /** Stores the formula's value, converted to the type of the place. */
  void assign(Formula value) {
    if (cell != null) {
      cell.assign(value);
      return;
    }
    BasicArray target = elements();
    switch (target.name.type()) {
      case INTEGER -> target.integers[offset] = value.integer();
      case SINGLE -> target.singles[offset] = value.single();
      case DOUBLE -> target.doubles[offset] = value.doubled();
      case STRING -> target.text(offset, value.string());
    }
    target.touch(offset);
  }

  /** Stores a string; the place must be one for strings. */
  void assign(String text) {
    if (cell instanceof Cell.StringCell target) {
      target.value = text;
      target.defined = true;
    } else {
      elements().store(offset, text);
    }
  }

  /** Exchanges values with a place of the same type. */
  void exchange(Place other) {
    Cell mine = copy();
    assign(other.copy());
    other.assign(mine);
  }

  /** A cell of its own with the value of the place. */
  Cell copy() {
    Cell copy = Cell.of(name());
    if (cell != null) {
      cell.copyTo(copy);
      return copy;
    }
    BasicArray source = elements();
    if (copy instanceof Cell.IntegerCell target) {
      target.value = source.integers[offset];
    } else if (copy instanceof Cell.SingleCell target) {
      target.value = source.singles[offset];
    } else if (copy instanceof Cell.DoubleCell target) {
      target.value = source.doubles[offset];
    } else if (copy instanceof Cell.StringCell target) {
      target.value = source.strings[offset];
    }
    return copy;
  }

  /** Back to a {@link #copy} of it. */
  void restore(Cell value, boolean defined) {
    assign(value);
    if (cell != null) {
      cell.defined = defined;
    }
  }

  private void assign(Cell value) {
    if (cell != null) {
      value.copyTo(cell);
      return;
    }
    BasicArray target = elements();
    if (value instanceof Cell.IntegerCell source) {
      target.integers[offset] = source.value;
    } else if (value instanceof Cell.SingleCell source) {
      target.singles[offset] = source.value;
    } else if (value instanceof Cell.DoubleCell source) {
      target.doubles[offset] = source.value;
    } else if (value instanceof Cell.StringCell source) {
      target.text(offset, source.value);
    }
    target.touch(offset);
  }
}
