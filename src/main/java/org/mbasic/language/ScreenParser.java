package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.ScreenStatement.Destination;
import org.mbasic.language.ScreenStatement.PrintItem;
import org.mbasic.numbers.BasicError;

/** Parses the statements of {@link ScreenStatement}, and INPUT# and LINE INPUT# beside them. */
final class ScreenParser {
  private final Parser parser;
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  ScreenParser(Parser parser, TokenCursor cursor, ExpressionParser expressions) {
    this.parser = parser;
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Parses the statement if the keyword begins one of this family. */
  boolean parse(Keyword keyword) {
    switch (keyword) {
      case PRINT -> {
        cursor.take(keyword);
        print(destination());
      }
      case LPRINT -> {
        cursor.take(keyword);
        print(new Destination.Printer());
      }
      case WRITE -> {
        cursor.take(keyword);
        write(destination());
      }
      case INPUT -> {
        cursor.take(keyword);
        input();
      }
      case LINE -> {
        cursor.take(keyword);
        lineInput();
      }
      case WIDTH -> {
        cursor.take(keyword);
        boolean printer = cursor.take(Keyword.LPRINT);
        parser.add(new ScreenStatement.Width(expressions.expression(), printer));
      }
      case NULL -> {
        cursor.take(keyword);
        parser.add(
            new ScreenStatement.Nulls(
                expressions.last(expressions.expression(), Expression.Look.BYTE)));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The channel behind PRINT and WRITE. */
  private Destination destination() {
    return cursor.take('#')
        ? new Destination.Channel(expressions.expression())
        : new Destination.Screen();
  }

  /** Whether the comma behind a channel is missing. */
  private boolean commaMissing(Destination destination) {
    return destination instanceof Destination.Channel && !cursor.take(',');
  }

  private void print(Destination destination) {
    List<PrintItem> items = new ArrayList<>();
    if (commaMissing(destination)) {
      items.add(new PrintItem.Value(expressions.syntaxError()));
      cursor.skipStatement();
    }
    while (!cursor.atEnd()) {
      if (cursor.take(Keyword.USING)) {
        Expression format = expressions.expression();
        if (!cursor.take(';')) {
          format = expressions.syntaxErrorAfter(format, Expression.Look.USE);
          cursor.skipStatement();
        }
        items.add(new PrintItem.Using(format));
        values(items);
      } else {
        PrintItem item = item();
        items.add(item);
        if (item instanceof PrintItem.Value value && value.value() instanceof Expression.Fault) {
          cursor.skipStatement();
        }
      }
    }
    parser.add(new ScreenStatement.Print(destination, items));
  }

  /** What PRINT USING prints: values, each with one sign behind it but the last. */
  private void values(List<PrintItem> items) {
    boolean more = true;
    while (more) {
      Expression value = expressions.expression();
      PrintItem separator =
          cursor.take(',')
              ? new PrintItem.Comma()
              : cursor.take(';') ? new PrintItem.Semicolon() : null;
      if (separator == null && !cursor.atEnd()) {
        items.add(new PrintItem.Value(value));
        value = expressions.syntaxError();
        cursor.skipStatement();
      }
      items.add(new PrintItem.Value(value));
      if (separator != null) {
        items.add(separator);
      }
      more = separator != null && !cursor.atEnd();
    }
  }

  private PrintItem item() {
    if (cursor.take(',')) {
      return new PrintItem.Comma();
    }
    if (cursor.take(';')) {
      return new PrintItem.Semicolon();
    }
    if (cursor.take(Keyword.TAB)) {
      return new PrintItem.Tab(closed(expressions.expression()));
    }
    if (cursor.take(Keyword.SPC)) {
      return new PrintItem.Spc(closed(expressions.expression()));
    }
    return new PrintItem.Value(expressions.expression());
  }

  private Expression closed(Expression argument) {
    if (cursor.take(')')) {
      return argument;
    }
    Expression unclosed = expressions.syntaxErrorAfter(argument, Expression.Look.USE);
    cursor.skipStatement();
    return unclosed;
  }

  private void write(Destination destination) {
    List<Expression> values = new ArrayList<>();
    if (commaMissing(destination)) {
      values.add(expressions.syntaxError());
      cursor.skipStatement();
    }
    if (!cursor.atEnd()) {
      do {
        values.add(expressions.expression());
      } while (cursor.take(',') || cursor.take(';'));
    }
    parser.add(new ScreenStatement.Write(destination, values));
  }

  private void input() {
    if (cursor.take('#')) {
      Expression channel = expressions.expression();
      List<Expression.Variable> targets = new ArrayList<>();
      boolean complete = cursor.take(',') && targets(targets);
      parser.add(new FileStatement.InputFile(channel, targets));
      if (!complete) {
        parser.fault(BasicError.SYNTAX);
      }
      return;
    }
    boolean sameLine = cursor.take(';');
    String prompt = null;
    boolean questionMark = true;
    if (cursor.peek() == '"') {
      prompt = expressions.stringConstant();
      questionMark = !cursor.take(',');
      if (questionMark && !cursor.take(';')) {
        parser.fault(BasicError.SYNTAX);
        return;
      }
    }
    List<Expression.Variable> targets = new ArrayList<>();
    boolean listed = passedOver(targets);
    boolean complete = listed && cursor.atEnd();
    if (listed && !complete) {
      targets.remove(targets.size() - 1);
    }
    parser.add(new ScreenStatement.Input(prompt, questionMark, sameLine, targets, complete));
    if (!complete) {
      cursor.stumble(BasicError.SYNTAX, cursor.at());
      cursor.skipStatement();
    }
  }

  /**
   * Takes the variables that the original passes over before it looks at the reply; false when one
   * is wrong. What is wrong between parentheses is found when they are evaluated.
   */
  private boolean passedOver(List<Expression.Variable> targets) {
    do {
      int start = cursor.at();
      Expression.@Nullable Variable target = expressions.variable();
      int end = cursor.end();
      cursor.moveTo(start);
      if (target == null || expressions.name() == null || !passSubscripts()) {
        return false;
      }
      if (cursor.end() != end && !ExpressionParser.unclosed(target)) {
        return false;
      }
      targets.add(target);
    } while (cursor.take(','));
    return true;
  }

  /**
   * Goes over the subscripts that may come next. Any parenthesis closes any other, and a bracket
   * opens none but the first.
   */
  private boolean passSubscripts() {
    int open = cursor.take('(') || cursor.take('[') ? 1 : 0;
    while (open > 0) {
      if (cursor.atEnd()) {
        return false;
      }
      if (cursor.peek() == '"') {
        cursor.skipString();
      } else if (cursor.take('(')) {
        open++;
      } else if (cursor.take(')') || cursor.take(']')) {
        open--;
      } else {
        cursor.skipToken();
      }
    }
    return true;
  }

  /** Takes variables separated by commas; false when one is missing. */
  private boolean targets(List<Expression.Variable> targets) {
    do {
      Expression.@Nullable Variable target = expressions.variable();
      if (target == null) {
        return false;
      }
      targets.add(target);
    } while (cursor.take(','));
    return true;
  }

  private void lineInput() {
    if (!cursor.take(Keyword.INPUT)) {
      parser.fault(BasicError.SYNTAX);
      return;
    }
    if (cursor.take('#')) {
      Expression channel = expressions.expression();
      Expression.Variable target = cursor.take(',') ? expressions.variable() : null;
      if (target == null) {
        parser.add(new FileStatement.InputFile(channel, List.of()));
        parser.fault(BasicError.SYNTAX);
      } else {
        parser.add(new FileStatement.LineInputFile(channel, target));
      }
      return;
    }
    boolean sameLine = cursor.take(';');
    String prompt = null;
    if (cursor.peek() == '"') {
      prompt = expressions.stringConstant();
      if (!cursor.take(';') && !cursor.take(',')) {
        parser.fault(BasicError.SYNTAX);
        return;
      }
    }
    Expression.Variable target = expressions.variable();
    if (target == null) {
      cursor.stumble(BasicError.SYNTAX, cursor.at());
    }
    parser.add(new ScreenStatement.LineInput(prompt, sameLine, target));
  }
}
