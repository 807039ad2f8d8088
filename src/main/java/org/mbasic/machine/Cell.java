package org.mbasic.machine;

import org.mbasic.machine.state.VariableName;

/**
 * The place of one simple variable. Linked formulas hold the cell itself, so reading a variable is
 * one field access; CLEAR empties a cell that has a value and keeps it for the next one.
 */
abstract sealed class Cell {
  final VariableName name;

  /** Whether the program has given it a value; SWAP and the variables panel care. */
  boolean defined;

  private Cell(VariableName name) {
    this.name = name;
  }

  static Cell of(VariableName name) {
    return switch (name.type()) {
      case INTEGER -> new IntegerCell(name);
      case SINGLE -> new SingleCell(name);
      case DOUBLE -> new DoubleCell(name);
      case STRING -> new StringCell(name);
    };
  }

  /** Back to zero or the empty string, undefined. */
  abstract void clear();

  /** Gives its value to another cell of the same type, which is then defined. */
  abstract void copyTo(Cell other);

  /** Evaluates the formula, converts it to this cell's type and stores it. */
  abstract void assign(Formula value);

  /** Evaluates the formula, converts it to this cell's type and puts it on the stack. */
  abstract void push(Formula argument, ArgumentStack stack);

  /** Exchanges values, and whether they are defined, with a slot of the stack. */
  void exchange(ArgumentStack stack, int slot) {
    boolean other = stack.defined[slot];
    stack.defined[slot] = defined;
    defined = other;
  }

  static final class IntegerCell extends Cell {
    int value;

    IntegerCell(VariableName name) {
      super(name);
    }

    @Override
    void copyTo(Cell other) {
      ((IntegerCell) other).value = value;
      other.defined = true;
    }

    @Override
    void clear() {
      value = 0;
      defined = false;
    }

    @Override
    void push(Formula argument, ArgumentStack stack) {
      int pushed = argument.integer();
      int slot = stack.push();
      stack.numbers[slot] = pushed;
    }

    @Override
    void exchange(ArgumentStack stack, int slot) {
      super.exchange(stack, slot);
      int mine = value;
      value = (int) stack.numbers[slot];
      stack.numbers[slot] = mine;
    }

    @Override
    void assign(Formula formula) {
      value = formula.integer();
      defined = true;
    }
  }

  static final class SingleCell extends Cell {
    double value;

    SingleCell(VariableName name) {
      super(name);
    }

    @Override
    void copyTo(Cell other) {
      ((SingleCell) other).value = value;
      other.defined = true;
    }

    @Override
    void clear() {
      value = 0;
      defined = false;
    }

    @Override
    void push(Formula argument, ArgumentStack stack) {
      long pushed = Double.doubleToRawLongBits(argument.single());
      int slot = stack.push();
      stack.numbers[slot] = pushed;
    }

    @Override
    void exchange(ArgumentStack stack, int slot) {
      super.exchange(stack, slot);
      double mine = value;
      value = Double.longBitsToDouble(stack.numbers[slot]);
      stack.numbers[slot] = Double.doubleToRawLongBits(mine);
    }

    @Override
    void assign(Formula formula) {
      value = formula.single();
      defined = true;
    }
  }

  static final class DoubleCell extends Cell {
    long value;

    DoubleCell(VariableName name) {
      super(name);
    }

    @Override
    void copyTo(Cell other) {
      ((DoubleCell) other).value = value;
      other.defined = true;
    }

    @Override
    void clear() {
      value = 0;
      defined = false;
    }

    @Override
    void push(Formula argument, ArgumentStack stack) {
      long pushed = argument.doubled();
      int slot = stack.push();
      stack.numbers[slot] = pushed;
    }

    @Override
    void exchange(ArgumentStack stack, int slot) {
      super.exchange(stack, slot);
      long mine = value;
      value = stack.numbers[slot];
      stack.numbers[slot] = mine;
    }

    @Override
    void assign(Formula formula) {
      value = formula.doubled();
      defined = true;
    }
  }

  static final class StringCell extends Cell {
    String value = "";

    StringCell(VariableName name) {
      super(name);
    }

    @Override
    void copyTo(Cell other) {
      ((StringCell) other).value = value;
      other.defined = true;
    }

    @Override
    void clear() {
      value = "";
      defined = false;
    }

    @Override
    void push(Formula argument, ArgumentStack stack) {
      String pushed = argument.string();
      int slot = stack.push();
      stack.texts[slot] = pushed;
    }

    @Override
    void exchange(ArgumentStack stack, int slot) {
      super.exchange(stack, slot);
      String mine = value;
      value = stack.texts[slot];
      stack.texts[slot] = mine;
    }

    @Override
    void assign(Formula formula) {
      value = formula.string();
      defined = true;
    }
  }
}
