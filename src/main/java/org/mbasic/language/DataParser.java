package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.BasicError;

/** Parses the statements of {@link DataStatement}. */
final class DataParser {
  private final Parser parser;
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  DataParser(Parser parser, TokenCursor cursor, ExpressionParser expressions) {
    this.parser = parser;
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Parses the statement if the keyword begins one of this family. */
  boolean parse(Keyword keyword) {
    switch (keyword) {
      case REM -> {
        cursor.take(keyword);
        cursor.rest();
        parser.add(new Statement.Nothing());
      }
      case DATA -> data();
      case LET, LSET, RSET, MID_STRING, SWAP -> assignment(keyword);
      case DIM -> dim();
      case ERASE -> erase();
      case DEF -> def();
      case DEFINT -> defType(keyword, '%');
      case DEFSNG -> defType(keyword, '!');
      case DEFDBL -> defType(keyword, '#');
      case DEFSTR -> defType(keyword, '$');
      case OPTION -> optionBase();
      case CLEAR -> clear();
      case READ -> read();
      case RESTORE -> restore();
      case COMMON -> common();
      case RANDOMIZE, POKE, OUT, WAIT, CALL -> machineLevel(keyword);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void assignment(Keyword keyword) {
    cursor.take(keyword);
    switch (keyword) {
      case LET -> let();
      case LSET -> justify(false);
      case RSET -> justify(true);
      case SWAP -> swap();
      default -> midLet();
    }
  }

  private void data() {
    cursor.take(Keyword.DATA);
    String image = cursor.image();
    int from = cursor.end();
    int to = Renumberer.dataEnd(image, from);
    cursor.moveTo(to);
    parser.add(new DataStatement.Data(image.substring(from, to)));
  }

  /** What begins with a name and is no assignment is wrong from that on: a misspelt word, say. */
  void let() {
    int begin = cursor.at();
    Expression.Variable target = expressions.variable();
    boolean complete = target != null && cursor.take(Keyword.EQUAL);
    if (!complete) {
      cursor.stumble(BasicError.SYNTAX, begin);
    }
    if (target == null) {
      parser.fault(BasicError.SYNTAX);
    } else {
      parser.add(new DataStatement.Let(target, value(complete)));
    }
  }

  /** A sign that is missing is found missing once what stands before it has been evaluated. */
  private Expression value(boolean complete) {
    return complete ? expressions.expression() : expressions.syntaxError();
  }

  private void midLet() {
    Expression.Variable target = cursor.take('(') ? expressions.variable() : null;
    if (target == null) {
      parser.fault(BasicError.SYNTAX);
      return;
    }
    Expression start = cursor.take(',') ? expressions.expression() : expressions.syntaxError();
    boolean closed = cursor.take(')');
    Expression length = null;
    if (!closed) {
      length = cursor.take(',') ? expressions.expression() : expressions.syntaxError();
      closed = cursor.take(')');
    }
    boolean complete = closed && cursor.take(Keyword.EQUAL);
    parser.add(new DataStatement.MidLet(target, start, length, value(complete)));
    if (!complete) {
      cursor.skipStatement();
    }
  }

  private void justify(boolean right) {
    Expression.Variable target = expressions.variable();
    if (target == null) {
      parser.fault(BasicError.SYNTAX);
    } else {
      Expression value = value(cursor.take(Keyword.EQUAL));
      parser.add(new DataStatement.Justify(target, value, right));
    }
  }

  private void swap() {
    Expression.Variable first = expressions.variable();
    Expression.Variable second = cursor.take(',') ? expressions.variable() : null;
    if (first == null || second == null) {
      cursor.stumble(BasicError.SYNTAX, cursor.at());
    }
    if (first == null) {
      parser.fault(BasicError.SYNTAX);
    } else {
      parser.add(new DataStatement.Swap(first, second));
    }
  }

  private void dim() {
    cursor.take(Keyword.DIM);
    do {
      Name name = expressions.name();
      if (name == null) {
        parser.fault(BasicError.SYNTAX);
        return;
      }
      boolean array = cursor.peek() == '(' || cursor.peek() == '[';
      parser.add(new DataStatement.Dim(name, array ? expressions.subscripts() : List.of()));
    } while (cursor.take(','));
  }

  private void erase() {
    cursor.take(Keyword.ERASE);
    do {
      Name name = expressions.name();
      if (name == null) {
        parser.fault(BasicError.SYNTAX);
        return;
      }
      parser.add(new DataStatement.Erase(name));
    } while (cursor.take(','));
  }

  private void def() {
    cursor.take(Keyword.DEF);
    if (cursor.take(Keyword.USR)) {
      int digit = cursor.digitIfAny();
      if (cursor.take(Keyword.EQUAL)) {
        parser.add(new DataStatement.DefUsr(digit, expressions.expression()));
      } else {
        parser.fault(BasicError.SYNTAX);
      }
      return;
    }
    Name name = expressions.functionName();
    if (name == null) {
      parser.fault(BasicError.SYNTAX);
      return;
    }
    List<Expression.Variable> parameters = new ArrayList<>();
    boolean listed = !cursor.take('(') || variables(parameters);
    List<Name> names = new ArrayList<>();
    int scalars = 0;
    while (scalars < parameters.size() && parameters.get(scalars) instanceof Expression.Scalar) {
      names.add(parameters.get(scalars).name());
      scalars++;
    }
    if (!listed || scalars < parameters.size()) {
      unfit(name, names, parameters.subList(scalars, parameters.size()));
      if (!listed) {
        parser.fault(BasicError.SYNTAX);
      }
      cursor.skipStatement();
      return;
    }
    Expression value = value(cursor.take(Keyword.EQUAL));
    Expression body = expressions.last(value, Expression.Look.VALUE);
    parser.add(new DataStatement.DefFn(name, names, body));
  }

  /**
   * Adds a function that no call fits. It is there before the parameters behind its scalars have
   * been found; a call takes the first of these, an element, for a scalar, and then fails.
   */
  private void unfit(Name name, List<Name> scalars, List<Expression.Variable> others) {
    others.stream().limit(1).map(Expression.Variable::name).forEach(scalars::add);
    parser.add(new DataStatement.DefFn(name, scalars, expressions.syntaxError()));
    others.forEach(other -> parser.add(new DataStatement.Find(other)));
  }

  private void defType(Keyword keyword, char type) {
    cursor.take(keyword);
    do {
      if (!cursor.atLetter()) {
        parser.fault(BasicError.SYNTAX);
        return;
      }
      char first = letter();
      char last = first;
      if (cursor.take(Keyword.MINUS)) {
        if (!cursor.atLetter()) {
          parser.fault(BasicError.SYNTAX);
          return;
        }
        last = letter();
      }
      if (last < first) {
        parser.fault(BasicError.SYNTAX);
        return;
      }
      parser.add(new DataStatement.DefType(type, first, last));
    } while (cursor.take(','));
  }

  private char letter() {
    char letter = cursor.peek();
    cursor.advance();
    return letter;
  }

  /** The digit behind BASE is kept as typed; just one is looked at. */
  private void optionBase() {
    cursor.take(Keyword.OPTION);
    if (!(cursor.take('B') && cursor.take('A') && cursor.take('S') && cursor.take('E'))) {
      parser.fault(BasicError.SYNTAX);
      return;
    }
    int base = cursor.take('0') ? 0 : cursor.take('1') ? 1 : DataStatement.OptionBase.WRONG;
    parser.add(new DataStatement.OptionBase(base));
    if (base == DataStatement.OptionBase.WRONG) {
      cursor.stumble(BasicError.SYNTAX, cursor.at());
      cursor.skipStatement();
    }
  }

  private void clear() {
    cursor.take(Keyword.CLEAR);
    Expression strings = size();
    Expression top = cursor.take(',') ? size() : null;
    Expression stack = cursor.take(',') ? size() : null;
    stack = expressions.lastIfAny(stack, Expression.Look.ADDRESS);
    parser.add(new DataStatement.Clear(strings, top, stack));
  }

  private @Nullable Expression size() {
    return cursor.atEnd() || cursor.peek() == ',' ? null : expressions.expression();
  }

  private void read() {
    cursor.take(Keyword.READ);
    List<Expression.Variable> targets = new ArrayList<>();
    boolean complete;
    do {
      Expression.Variable target = expressions.variable();
      complete = target != null;
      if (target != null) {
        targets.add(target);
      }
    } while (complete && cursor.take(','));
    complete &= cursor.atEnd();
    parser.add(new DataStatement.Read(targets, complete));
    if (!complete) {
      cursor.stumble(BasicError.SYNTAX, cursor.at());
      cursor.skipStatement();
    }
  }

  /** What is no line number counts as line 0 before it is refused. */
  private void restore() {
    cursor.take(Keyword.RESTORE);
    Integer line = cursor.atEnd() ? Integer.valueOf(Statement.NO_LINE) : parser.line();
    parser.add(new DataStatement.Restore(line == null ? 0 : line));
  }

  /** The statement itself is passed over; what is wrong in it is found by CHAIN. */
  private void common() {
    cursor.take(Keyword.COMMON);
    List<Name> names = new ArrayList<>();
    List<Boolean> arrays = new ArrayList<>();
    boolean complete = cursor.atEnd();
    if (!complete) {
      do {
        Name name = expressions.name();
        complete = name != null;
        if (name != null) {
          boolean array = cursor.take('(');
          names.add(name);
          arrays.add(array);
          complete = !array || cursor.take(')');
        }
      } while (complete && cursor.take(','));
      complete &= cursor.atEnd();
    }
    parser.add(new DataStatement.Common(names, arrays, complete));
    if (!complete) {
      cursor.stumble(BasicError.SYNTAX, cursor.at());
      cursor.skipStatement();
    }
  }

  private void machineLevel(Keyword keyword) {
    cursor.take(keyword);
    if (keyword == Keyword.RANDOMIZE) {
      parser.add(new DataStatement.Randomize(cursor.atEnd() ? null : expressions.expression()));
      return;
    }
    if (keyword == Keyword.CALL) {
      call();
      return;
    }
    Expression first = expressions.expression();
    Expression second = cursor.take(',') ? expressions.expression() : expressions.syntaxError();
    switch (keyword) {
      case POKE -> parser.add(new DataStatement.Poke(first, second));
      case OUT -> parser.add(new DataStatement.Out(first, second));
      default -> {
        Expression invert = cursor.take(',') ? expressions.expression() : null;
        parser.add(new DataStatement.Wait(first, second, invert));
      }
    }
  }

  private void call() {
    Name name = expressions.name();
    if (name == null) {
      parser.fault(BasicError.SYNTAX);
      return;
    }
    List<Expression.Variable> arguments = new ArrayList<>();
    Expression address = new Expression.Scalar(name);
    boolean complete = !cursor.take('(') || variables(arguments);
    address =
        complete
            ? expressions.last(address, Expression.Look.ADDRESS)
            : expressions.syntaxErrorAfter(address, Expression.Look.ADDRESS);
    parser.add(new DataStatement.CallMachineCode(address, arguments));
  }

  /** Adds the variables up to the closing parenthesis; false when one or that is missing. */
  private boolean variables(List<Expression.Variable> variables) {
    do {
      Expression.Variable variable = expressions.variable();
      if (variable == null) {
        return false;
      }
      variables.add(variable);
    } while (cursor.take(','));
    return cursor.take(')');
  }
}
