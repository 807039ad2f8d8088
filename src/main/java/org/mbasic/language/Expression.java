package org.mbasic.language;

import java.util.List;
import org.mbasic.numbers.BasicError;

/**
 * The meaning of a formula, not yet typed: names get their types only when the machine links the
 * line, since DEFINT and its kin take effect when they run.
 */
public sealed interface Expression {

  /** The formulas that it is made of, in the order of the text. */
  default List<Expression> parts() {
    return List.of();
  }

  /** A constant of two bytes, {@code -32768..32767}. */
  record IntegerConstant(int value) implements Expression {}

  /** A single-precision constant, exact in a Java double. */
  record SingleConstant(double value) implements Expression {}

  /** A double-precision constant as its eight bytes, exponent highest. */
  record DoubleConstant(long bits) implements Expression {}

  /** A string constant: characters 0 to 255. */
  record StringConstant(String value) implements Expression {}

  /** What can stand on the left of an equals sign. */
  sealed interface Variable extends Expression {
    /** The name as written, with its type suffix if it has one. */
    Name name();
  }

  /** A simple variable. */
  record Scalar(Name name) implements Variable {}

  /** An element of an array; {@code A(1)} and the scalar {@code A} are different things. */
  record Element(Name name, List<Expression> subscripts) implements Variable {
    public Element {
      subscripts = List.copyOf(subscripts);
    }

    @Override
    public List<Expression> parts() {
      return subscripts;
    }
  }

  /** {@code -x}, {@code NOT x}; a unary plus leaves no trace. */
  record Unary(Operator operator, Expression operand) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  /** {@code left operator right}; the left side is evaluated first. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /** A built-in function or system variable ({@code ERR}, {@code INKEY$}) and its arguments. */
  record Call(Keyword function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> parts() {
      return arguments;
    }
  }

  /** {@code FNname(arguments)}; the name includes the FN. */
  record UserCall(Name name, List<Expression> arguments) implements Expression {
    public UserCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> parts() {
      return arguments;
    }
  }

  /** {@code USRd(x)}. */
  record MachineCall(int digit, Expression argument) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(argument);
    }
  }

  /** {@code VARPTR(v)}: the variable itself is meant, not its value. */
  record Address(Variable variable) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(variable);
    }
  }

  /** {@code VARPTR(#f)}. */
  record FileAddress(Expression channel) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(channel);
    }
  }

  /** A formula that what cannot stand there follows: a Syntax error once it has been looked at. */
  record Unfinished(Expression formula, Look look) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(formula);
    }
  }

  /** How far the original looks at a formula before it looks at what follows it. */
  enum Look {
    /** It is evaluated. */
    VALUE,
    /** It is converted to what is asked for, a string to itself. */
    USE,
    /** A whole number that is not negative. */
    INDEX,
    /** A whole number of 0 to 255. */
    BYTE,
    /** A whole number of -32768 to 65535. */
    ADDRESS
  }

  /** The place where the formula is wrong: evaluating it raises the error. */
  record Fault(BasicError error) implements Expression {}
}
