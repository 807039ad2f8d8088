package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.language.Expression;
import org.mbasic.language.Keyword;
import org.mbasic.language.Name;
import org.mbasic.language.Operator;
import org.mbasic.numbers.BasicError;

/** Turns parsed formulas into typed nodes over cells. */
final class FormulaLinker {
  private final Machine machine;
  private final Arithmetic arithmetic;
  private final NumericFunctions numericFunctions;
  private final StringFunctions stringFunctions;
  private final UserCalls userCalls;
  private boolean mayWait;
  private boolean direct;

  /** Strings that wait, in no variable, for the formula that is linked now. */
  private int waiting;

  /** Whether the formula belongs to a function, where strings of its calls wait, too. */
  private boolean called;

  FormulaLinker(Machine machine) {
    this.machine = machine;
    this.arithmetic = new Arithmetic(machine.faults);
    this.numericFunctions = new NumericFunctions(machine);
    this.stringFunctions = new StringFunctions(machine);
    this.userCalls = new UserCalls(machine);
  }

  /** Whether a formula linked since {@link #forgetWaits} could want keys when it is evaluated. */
  boolean mayWait() {
    return mayWait;
  }

  void forgetWaits() {
    mayWait = false;
  }

  /** What is linked from now on stands in a line typed at the prompt, or in none. */
  void direct(boolean typed) {
    direct = typed;
  }

  Cell cell(Name name) {
    return machine.variables.cell(machine.variables.settle(name));
  }

  BasicArray array(Name name) {
    return machine.variables.array(machine.variables.settle(name));
  }

  UserFunction function(Name name) {
    return machine.variables.function(machine.variables.settleFunction(name));
  }

  List<Formula> linkAll(List<Expression> expressions) {
    return expressions.stream().map(this::link).toList();
  }

  /** Links formulas that are evaluated one after the other, their strings waiting for the last. */
  private List<Formula> linkArguments(List<Expression> expressions) {
    int before = waiting;
    List<Formula> arguments = new ArrayList<>();
    for (Expression expression : expressions) {
      Formula argument = link(expression);
      arguments.add(argument);
      waiting += places(argument);
    }
    waiting = before;
    return arguments;
  }

  /** Links a formula that is evaluated while the value of another one waits for it. */
  Formula linkBehind(Formula other, Expression expression) {
    waiting += places(other);
    Formula formula = link(expression);
    waiting -= places(other);
    return formula;
  }

  /** Links the formula of a function. */
  Formula linkBody(Expression expression) {
    called = true;
    Formula body = link(expression);
    called = false;
    return body;
  }

  /** How many places the formula's value takes of those for strings that are in no variable. */
  private static int places(Formula formula) {
    return formula.isString() && !formula.isVariable() ? 1 : 0;
  }

  /** The formula, whose value needs a place when it is a string. */
  private Formula placed(Formula formula) {
    boolean sure = !called && waiting < UserCalls.PLACES;
    return sure || !formula.isString() ? formula : userCalls.placed(formula, waiting);
  }

  Formula link(Expression expression) {
    if (expression instanceof Expression.IntegerConstant constant) {
      return new IntegerConstant(constant.value());
    }
    if (expression instanceof Expression.SingleConstant constant) {
      return new SingleConstant(constant.value());
    }
    if (expression instanceof Expression.DoubleConstant constant) {
      long bits = constant.bits();
      return Formula.ofDouble(machine.faults, () -> bits);
    }
    if (expression instanceof Expression.StringConstant constant) {
      String value = constant.value();
      return placed(Formula.ofString(() -> value));
    }
    if (expression instanceof Expression.Scalar scalar) {
      return scalar(cell(scalar.name()));
    }
    if (expression instanceof Expression.Element element) {
      return element(reference(element));
    }
    if (expression instanceof Expression.Unary unary) {
      return unary(unary.operator(), link(unary.operand()));
    }
    if (expression instanceof Expression.Binary binary) {
      Formula left = link(binary.left());
      Formula right = linkBehind(left, binary.right());
      return placed(arithmetic.binary(binary.operator(), left, right));
    }
    return linkCall(expression);
  }

  private Formula linkCall(Expression expression) {
    if (expression instanceof Expression.Call call) {
      mayWait |= call.function() == Keyword.INPUT;
      List<Formula> arguments = linkArguments(call.arguments());
      if (call.function() == Keyword.PEEK) {
        return numericFunctions.peek(arguments.get(0), direct);
      }
      Formula text = stringFunctions.link(call.function(), arguments);
      return text != null ? placed(text) : numericFunctions.link(call.function(), arguments);
    }
    if (expression instanceof Expression.UserCall call) {
      mayWait = true;
      return placed(
          userCalls.link(function(call.name()), linkArguments(call.arguments()), waiting));
    }
    if (expression instanceof Expression.MachineCall call) {
      Formula argument = link(call.argument());
      return Formula.ofSingle(
          () -> {
            Arithmetic.evaluate(argument);
            throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
          });
    }
    if (expression instanceof Expression.Address address) {
      return address(address.variable());
    }
    if (expression instanceof Expression.FileAddress address) {
      return numericFunctions.fileAddress(link(address.channel()));
    }
    if (expression instanceof Expression.Unfinished unfinished) {
      return new UnfinishedFormula(link(unfinished.formula()), unfinished.look());
    }
    if (expression instanceof Expression.Fault fault) {
      return fault(fault.error());
    }
    throw new AssertionError(expression);
  }

  /** A formula that raises the error, whichever type is asked for. */
  static Formula fault(BasicError error) {
    return Formula.ofSingle(
        () -> {
          throw error.raise();
        });
  }

  private Formula unary(Operator operator, Formula operand) {
    return operator == Operator.NOT ? arithmetic.not(operand) : arithmetic.negate(operand);
  }

  private Formula address(Expression.Variable variable) {
    if (variable instanceof Expression.Scalar scalar) {
      Cell cell = cell(scalar.name());
      return Formula.ofInteger(() -> Memory.address(new Place(cell, null, 0)));
    }
    ElementReference reference = reference((Expression.Element) variable);
    return Formula.ofInteger(
        () -> Memory.address(new Place(null, reference.array(), reference.offset())));
  }

  /** A variable that is to be stored into. */
  Target target(Expression.Variable variable) {
    return variable instanceof Expression.Scalar scalar
        ? Target.of(machine, cell(scalar.name()))
        : Target.of(machine, reference((Expression.Element) variable));
  }

  List<Target> targets(List<Expression.Variable> variables) {
    return variables.stream().map(this::target).toList();
  }

  ElementReference reference(Expression.Element element) {
    return new ElementReference(
        machine.variables, array(element.name()), linkAll(element.subscripts()));
  }

  private Formula scalar(Cell cell) {
    if (cell instanceof Cell.SingleCell single) {
      return new SingleVariable(single);
    }
    if (cell instanceof Cell.IntegerCell integer) {
      return new IntegerVariable(integer);
    }
    if (cell instanceof Cell.StringCell string) {
      return new StringVariable(string);
    }
    Cell.DoubleCell doubled = (Cell.DoubleCell) cell;
    return Formula.ofDouble(machine.faults, () -> doubled.value);
  }

  private Formula element(ElementReference reference) {
    BasicArray array = reference.array();
    return switch (array.name.type()) {
      case INTEGER -> new IntegerElement(reference);
      case SINGLE -> new SingleElement(reference);
      case DOUBLE ->
          Formula.ofDouble(
              machine.faults,
              () -> {
                int offset = reference.offset();
                return array.doubles[offset];
              });
      case STRING -> new StringElement(reference);
    };
  }

  private static final class IntegerConstant extends Formula.IntegerFormula {
    private final int value;

    IntegerConstant(int value) {
      this.value = value;
    }

    @Override
    int integer() {
      return value;
    }

    @Override
    double single() {
      return value;
    }
  }

  private static final class SingleConstant extends Formula.SingleFormula {
    private final double value;

    SingleConstant(double value) {
      this.value = value;
    }

    @Override
    double single() {
      return value;
    }
  }

  private static final class SingleVariable extends Formula.SingleFormula {
    private final Cell.SingleCell cell;

    SingleVariable(Cell.SingleCell cell) {
      this.cell = cell;
    }

    @Override
    double single() {
      return cell.value;
    }
  }

  private static final class IntegerVariable extends Formula.IntegerFormula {
    private final Cell.IntegerCell cell;

    IntegerVariable(Cell.IntegerCell cell) {
      this.cell = cell;
    }

    @Override
    int integer() {
      return cell.value;
    }

    @Override
    double single() {
      return cell.value;
    }
  }

  private static final class StringVariable extends Formula.StringFormula {
    private final Cell.StringCell cell;

    StringVariable(Cell.StringCell cell) {
      this.cell = cell;
    }

    @Override
    String string() {
      return cell.value;
    }

    @Override
    boolean isVariable() {
      return true;
    }
  }

  private static final class StringElement extends Formula.StringFormula {
    private final ElementReference reference;

    StringElement(ElementReference reference) {
      this.reference = reference;
    }

    @Override
    String string() {
      int offset = reference.offset();
      return reference.array().strings[offset];
    }

    @Override
    boolean isVariable() {
      return true;
    }
  }

  private static final class IntegerElement extends Formula.IntegerFormula {
    private final ElementReference reference;

    IntegerElement(ElementReference reference) {
      this.reference = reference;
    }

    @Override
    int integer() {
      int offset = reference.offset();
      return reference.array().integers[offset];
    }
  }

  private static final class SingleElement extends Formula.SingleFormula {
    private final ElementReference reference;

    SingleElement(ElementReference reference) {
      this.reference = reference;
    }

    @Override
    double single() {
      int offset = reference.offset();
      return reference.array().singles[offset];
    }
  }
}
