package org.mbasic.machine;

import org.mbasic.language.Expression.Look;
import org.mbasic.machine.state.Type;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/**
 * A formula that is wrong from its end on: a Syntax error, unless what the original looks at before
 * is wrong, too.
 */
final class UnfinishedFormula extends Formula {
  private final Formula formula;
  private final Look look;

  UnfinishedFormula(Formula formula, Look look) {
    this.formula = formula;
    this.look = look;
  }

  @Override
  Type type() {
    return Type.SINGLE;
  }

  @Override
  int integer() {
    throw errorAfter(formula::integer);
  }

  @Override
  double single() {
    throw errorAfter(formula::single);
  }

  @Override
  long doubled() {
    throw errorAfter(formula::doubled);
  }

  @Override
  String string() {
    throw errorAfter(formula::string);
  }

  private BasicException errorAfter(Runnable use) {
    switch (look) {
      case VALUE -> Arithmetic.evaluate(formula);
      case USE -> use.run();
      case INDEX -> checkIndex();
      case BYTE -> StringFunctions.byteOf(formula.integer());
      case ADDRESS -> StringFunctions.unsigned(formula);
    }
    return BasicError.SYNTAX.raise();
  }

  private void checkIndex() {
    if (formula.integer() < 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
  }
}
