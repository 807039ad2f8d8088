package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.BasicError;

/** Parses formulas, variables and names; what is wrong becomes a fault in its place. */
final class ExpressionParser {
  private static final int LONGEST_NAME = 40;

  private final TokenCursor cursor;
  private final Predicate<Name> bare;

  ExpressionParser(TokenCursor cursor) {
    this(cursor, name -> false);
  }

  /**
   * @param bare whether a parenthesis behind a function's name has nothing to do with it
   */
  ExpressionParser(TokenCursor cursor, Predicate<Name> bare) {
    this.cursor = cursor;
    this.bare = bare;
  }

  /** A formula, as far as it goes. */
  Expression expression() {
    return expression(Operator.IMP.rank());
  }

  private Expression expression(int lowest) {
    Expression left = operand();
    while (true) {
      int start = cursor.at();
      Operator operator = operator();
      if (operator == null || operator.rank() < lowest) {
        cursor.moveTo(start);
        return left;
      }
      left = new Expression.Binary(operator, left, expression(operator.rank() + 1));
    }
  }

  /** Takes a binary operator, or returns null. */
  private @Nullable Operator operator() {
    Keyword keyword = cursor.keyword();
    if (keyword == null || keyword.role() != Keyword.Role.OPERATOR || keyword == Keyword.NOT) {
      return null;
    }
    if (keyword == Keyword.LESS || keyword == Keyword.EQUAL || keyword == Keyword.GREATER) {
      return comparison();
    }
    cursor.take(keyword);
    return switch (keyword) {
      case PLUS -> Operator.PLUS;
      case MINUS -> Operator.MINUS;
      case TIMES -> Operator.TIMES;
      case DIVIDE -> Operator.DIVIDE;
      case POWER -> Operator.POWER;
      case INTEGER_DIVIDE -> Operator.INTEGER_DIVIDE;
      case MOD -> Operator.MOD;
      case AND -> Operator.AND;
      case OR -> Operator.OR;
      case XOR -> Operator.XOR;
      case EQV -> Operator.EQV;
      case IMP -> Operator.IMP;
      default -> throw new AssertionError(keyword);
    };
  }

  /** The signs of a comparison may stand in any order, each once. */
  private @Nullable Operator comparison() {
    boolean less = false;
    boolean equal = false;
    boolean greater = false;
    while (true) {
      if (!less && cursor.take(Keyword.LESS)) {
        less = true;
      } else if (!equal && cursor.take(Keyword.EQUAL)) {
        equal = true;
      } else if (!greater && cursor.take(Keyword.GREATER)) {
        greater = true;
      } else {
        break;
      }
    }
    if (less && equal && greater) {
      return Operator.COMPARABLE;
    }
    if (less) {
      return greater ? Operator.NOT_EQUAL : equal ? Operator.LESS_OR_EQUAL : Operator.LESS;
    }
    return greater ? equal ? Operator.GREATER_OR_EQUAL : Operator.GREATER : Operator.EQUAL;
  }

  private Expression operand() {
    if (cursor.atEnd()) {
      return fault(BasicError.MISSING_OPERAND);
    }
    if (cursor.take(Keyword.PLUS)) {
      return operand();
    }
    if (cursor.take(Keyword.MINUS)) {
      return new Expression.Unary(Operator.NEGATE, expression(Operator.NEGATE.rank()));
    }
    if (cursor.take(Keyword.NOT)) {
      return new Expression.Unary(Operator.NOT, expression(Operator.NOT.rank()));
    }
    if (cursor.atConstant()) {
      return cursor.constant();
    }
    if (cursor.atDigits()) {
      return cursor.digits();
    }
    if (cursor.peek() == '"') {
      return new Expression.StringConstant(stringConstant());
    }
    if (cursor.take('(')) {
      return closed(expression());
    }
    if (cursor.atLetter()) {
      Expression.Variable variable = variable();
      return variable == null ? syntaxError() : variable;
    }
    Keyword keyword = cursor.keyword();
    return keyword == null ? syntaxError() : function(keyword);
  }

  Expression syntaxError() {
    return fault(BasicError.SYNTAX);
  }

  /** What stands in the place of the formula that should begin at the cursor. */
  Expression fault(BasicError error) {
    cursor.stumble(error, cursor.at());
    return new Expression.Fault(error);
  }

  /** The formula, looked at and then found to be followed by what cannot stand there. */
  Expression syntaxErrorAfter(Expression expression, Expression.Look look) {
    cursor.stumble(BasicError.SYNTAX, cursor.at());
    return expression instanceof Expression.Fault
        ? expression
        : new Expression.Unfinished(expression, look);
  }

  /** The formula the statement ends with, followed by an error when the statement goes on. */
  Expression last(Expression expression, Expression.Look look) {
    if (cursor.atEnd()) {
      return expression;
    }
    Expression wrong = syntaxErrorAfter(expression, look);
    cursor.skipStatement();
    return wrong;
  }

  /** A last formula that may be left out; an error in its place when something else is there. */
  @Nullable Expression lastIfAny(@Nullable Expression expression, Expression.Look look) {
    if (expression != null) {
      return last(expression, look);
    }
    if (cursor.atEnd()) {
      return null;
    }
    Expression wrong = syntaxError();
    cursor.skipStatement();
    return wrong;
  }

  /** The formula, followed by an error when its parenthesis is not closed. */
  private Expression closed(Expression expression) {
    return closed(expression, Expression.Look.VALUE);
  }

  /** The formula, followed by an error when its parenthesis is not closed. */
  Expression closed(Expression expression, Expression.Look look) {
    return cursor.take(')') ? expression : syntaxErrorAfter(expression, look);
  }

  /** Takes a string constant; a missing quote at the end of the line closes it. */
  String stringConstant() {
    String image = cursor.image();
    int start = cursor.at() + 1;
    int close = image.indexOf('"', start);
    int end = close < 0 ? image.length() : close;
    cursor.moveTo(Math.min(image.length(), end + 1));
    return image.substring(start, end);
  }

  private Expression function(Keyword keyword) {
    switch (keyword) {
      case FN -> {
        return userCall();
      }
      case USR -> {
        cursor.take(keyword);
        int digit = cursor.digitIfAny();
        return cursor.take('(')
            ? new Expression.MachineCall(digit, closed(expression()))
            : syntaxError();
      }
      case VARPTR -> {
        cursor.take(keyword);
        return varptr();
      }
      case INPUT -> {
        cursor.take(keyword);
        return cursor.adjacent() == '$' ? inputString() : syntaxError();
      }
      default -> {
        if (keyword.role() != Keyword.Role.FUNCTION) {
          return syntaxError();
        }
        cursor.take(keyword);
        return builtIn(keyword);
      }
    }
  }

  private Expression builtIn(Keyword keyword) {
    if (keyword.mostArguments() == 0) {
      return new Expression.Call(keyword, List.of());
    }
    if (cursor.peek() != '(') {
      return keyword.fewestArguments() == 0
          ? new Expression.Call(keyword, List.of())
          : syntaxError();
    }
    cursor.advance();
    List<Expression> arguments = new ArrayList<>();
    do {
      arguments.add(expression());
    } while (arguments.size() < keyword.mostArguments() && cursor.take(','));
    int last = arguments.size() - 1;
    boolean numberFirst = keyword == Keyword.STRING_STRING || keyword == Keyword.INSTR;
    if (last == 0 && !numberFirst && keyword.fewestArguments() > 1) {
      return syntaxErrorAfter(arguments.get(0), Expression.Look.VALUE);
    }
    if (arguments.size() < keyword.fewestArguments()) {
      arguments.add(syntaxError());
    } else if (cursor.take(')')) {
      return new Expression.Call(keyword, arguments);
    } else if (arguments.size() < keyword.mostArguments()) {
      arguments.add(syntaxError());
    } else {
      boolean evaluated = last == 0 || numberFirst;
      Expression.Look look = evaluated ? Expression.Look.VALUE : Expression.Look.BYTE;
      arguments.set(last, syntaxErrorAfter(arguments.get(last), look));
    }
    return last == 0 && !numberFirst ? arguments.get(0) : new Expression.Call(keyword, arguments);
  }

  private Expression varptr() {
    if (!cursor.take('(')) {
      return syntaxError();
    }
    if (cursor.take('#')) {
      return closed(new Expression.FileAddress(expression()));
    }
    Expression.Variable variable = cursor.atLetter() ? variable() : null;
    if (variable == null) {
      return syntaxError();
    }
    return cursor.take(')')
        ? new Expression.Address(variable)
        : syntaxErrorAfter(variable, Expression.Look.VALUE);
  }

  private Expression inputString() {
    cursor.advance();
    if (!cursor.take('(')) {
      return syntaxError();
    }
    List<Expression> arguments = new ArrayList<>();
    arguments.add(expression());
    if (cursor.take(',')) {
      cursor.take('#');
      arguments.add(closed(expression(), Expression.Look.BYTE));
    } else if (!cursor.take(')')) {
      arguments.add(syntaxError());
    }
    return new Expression.Call(Keyword.INPUT, arguments);
  }

  private Expression userCall() {
    Name name = functionName();
    if (name == null) {
      return syntaxError();
    }
    if (cursor.peek() != '(' || bare.test(name)) {
      return new Expression.UserCall(name, List.of());
    }
    cursor.advance();
    List<Expression> arguments = new ArrayList<>();
    do {
      arguments.add(expression());
    } while (cursor.take(','));
    if (!cursor.take(')')) {
      // The arguments are converted to the types of the parameters before that is seen.
      arguments.add(syntaxError());
    }
    return new Expression.UserCall(name, arguments);
  }

  /** FN and the name behind it, or null. */
  @Nullable Name functionName() {
    if (!cursor.take(Keyword.FN) || !cursor.atLetter()) {
      return null;
    }
    Name name = name();
    return name == null ? null : new Name("FN" + name.letters(), name.suffix());
  }

  /** A name, or null when none comes next or it is too long. */
  @Nullable Name name() {
    if (!cursor.atLetter()) {
      return null;
    }
    String image = cursor.image();
    int start = cursor.at();
    int end = start;
    while (end < image.length() && isNamePart(image.charAt(end))) {
      end++;
    }
    char suffix = end < image.length() ? image.charAt(end) : Name.NO_SUFFIX;
    boolean typed = suffix == '%' || suffix == '!' || suffix == '#' || suffix == '$';
    cursor.moveTo(typed ? end + 1 : end);
    return end - start > LONGEST_NAME
        ? null
        : new Name(image.substring(start, end), typed ? suffix : Name.NO_SUFFIX);
  }

  private static boolean isNamePart(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
  }

  /** A variable or an element, or null when none comes next. */
  Expression.@Nullable Variable variable() {
    Name name = name();
    if (name == null) {
      return null;
    }
    char open = cursor.peek();
    if (open != '(' && open != '[') {
      return new Expression.Scalar(name);
    }
    List<Expression> subscripts = subscripts();
    return new Expression.Element(name, subscripts);
  }

  /** Whether the parenthesis behind a variable's name is not closed. */
  static boolean unclosed(Expression.Variable variable) {
    if (!(variable instanceof Expression.Element element)) {
      return false;
    }
    List<Expression> subscripts = element.subscripts();
    return subscripts.get(subscripts.size() - 1) instanceof Expression.Fault fault
        && fault.error() == BasicError.SYNTAX;
  }

  /**
   * Subscripts in parentheses or brackets, which come next; a missing close is a fault among them.
   */
  List<Expression> subscripts() {
    cursor.advance();
    List<Expression> subscripts = new ArrayList<>();
    do {
      subscripts.add(expression());
    } while (cursor.take(','));
    if (!cursor.take(')') && !cursor.take(']')) {
      subscripts.add(syntaxError());
    }
    return subscripts;
  }
}
