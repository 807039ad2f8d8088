package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.numbers.BasicError;

/** Parses the statements of {@link ControlFlow}. */
final class ControlParser {
  private final Parser parser;
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  ControlParser(Parser parser, TokenCursor cursor, ExpressionParser expressions) {
    this.parser = parser;
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Parses the statement if the keyword begins one of this family. */
  boolean parse(Keyword keyword) {
    switch (keyword) {
      case GOTO, GOSUB -> jump(keyword);
      case RETURN -> simple(keyword, new ControlFlow.Return());
      case IF -> test();
      case FOR -> loop();
      case NEXT -> next();
      case WHILE -> {
        cursor.take(keyword);
        parser.add(new ControlFlow.While(expressions.expression()));
      }
      case WEND -> {
        cursor.take(keyword);
        parser.add(new ControlFlow.Wend(cursor.atEnd()));
      }
      case ON -> on();
      case RESUME -> resume();
      case ERROR -> {
        cursor.take(keyword);
        parser.add(
            new ControlFlow.RaiseError(
                expressions.last(expressions.expression(), Expression.Look.BYTE)));
      }
      case STOP -> simple(keyword, new ControlFlow.Stop());
      case END -> simple(keyword, new ControlFlow.End());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void simple(Keyword keyword, Statement statement) {
    cursor.take(keyword);
    if (cursor.atEnd()) {
      parser.add(statement);
    } else {
      parser.fault(BasicError.SYNTAX);
    }
  }

  private void jump(Keyword keyword) {
    cursor.take(keyword);
    Integer line = parser.line();
    if (line == null) {
      parser.fault(BasicError.SYNTAX);
    } else {
      parser.add(
          keyword == Keyword.GOTO ? new ControlFlow.Goto(line) : new ControlFlow.Gosub(line));
      cursor.skipStatement();
    }
  }

  private void test() {
    cursor.take(Keyword.IF);
    Expression condition = expressions.expression();
    cursor.take(',');
    if (cursor.take(Keyword.THEN) || cursor.take(Keyword.GOTO)) {
      parser.addIf(condition);
      lineOrStatements();
    } else {
      parser.addIf(expressions.syntaxErrorAfter(condition, Expression.Look.VALUE));
      cursor.skipStatement();
    }
  }

  /** What follows THEN, ELSE and the GOTO of an IF: a line number, or statements. */
  void lineOrStatements() {
    Integer line = parser.line();
    if (line != null) {
      parser.add(new ControlFlow.Goto(line));
      cursor.skipStatement();
    } else if (!cursor.atEnd()) {
      parser.clause();
    }
  }

  private void loop() {
    cursor.take(Keyword.FOR);
    Expression.Variable variable = expressions.variable();
    if (variable == null || !cursor.take(Keyword.EQUAL)) {
      parser.fault(BasicError.SYNTAX);
      return;
    }
    Expression from = expressions.expression();
    Expression to = cursor.take(Keyword.TO) ? expressions.expression() : null;
    if (to == null) {
      cursor.stumble(BasicError.SYNTAX, cursor.at());
    }
    Expression step = cursor.take(Keyword.STEP) ? expressions.expression() : null;
    if (!cursor.atEnd()) {
      step =
          step == null
              ? expressions.syntaxError()
              : expressions.syntaxErrorAfter(step, Expression.Look.USE);
    }
    parser.add(new ControlFlow.For(variable, from, to, step));
    cursor.skipStatement();
  }

  private void next() {
    cursor.take(Keyword.NEXT);
    boolean listed = false;
    boolean complete;
    do {
      boolean blank = cursor.atEnd();
      Expression.Variable variable = blank ? null : expressions.variable();
      complete = variable != null || blank;
      if (!complete || (blank && listed)) {
        cursor.stumble(complete ? BasicError.NEXT_WITHOUT_FOR : BasicError.SYNTAX, cursor.at());
      }
      parser.add(new ControlFlow.Next(variable, complete, listed));
      listed = true;
    } while (complete && cursor.take(','));
  }

  private void on() {
    cursor.take(Keyword.ON);
    if (cursor.take(Keyword.ERROR)) {
      onError();
      return;
    }
    Expression selector = expressions.expression();
    boolean gosub = cursor.keyword() == Keyword.GOSUB;
    if (!cursor.take(Keyword.GOTO) && !cursor.take(Keyword.GOSUB)) {
      parser.add(
          new ControlFlow.OnBranch(
              expressions.syntaxErrorAfter(selector, Expression.Look.BYTE), List.of(), false));
      cursor.skipStatement();
      return;
    }
    List<Integer> lines = new ArrayList<>();
    boolean complete = true;
    do {
      Integer line = parser.line();
      boolean missing = line == null && (cursor.atEnd() || cursor.peek() == ',');
      complete = line != null || missing;
      if (complete) {
        lines.add(line == null ? Statement.NO_LINE : line);
      }
    } while (complete && cursor.take(','));
    parser.add(new ControlFlow.OnBranch(selector, lines, gosub));
    if (!complete) {
      parser.fault(BasicError.SYNTAX);
      cursor.skipStatement();
    }
  }

  /** What is no line number counts as 0 before it is refused. */
  private void onError() {
    if (!cursor.take(Keyword.GOTO)) {
      parser.fault(BasicError.SYNTAX);
      return;
    }
    Integer line = parser.line();
    parser.add(new ControlFlow.OnError(line == null ? 0 : line));
  }

  private void resume() {
    cursor.take(Keyword.RESUME);
    boolean next = cursor.take(Keyword.NEXT);
    Integer line = next || cursor.atEnd() ? Integer.valueOf(0) : parser.line();
    if (!next && line == null && cursor.atConstant()) {
      line = 0;
      cursor.skipStatement();
    }
    if (line == null || !cursor.atEnd()) {
      parser.add(new ControlFlow.Resume(Statement.NO_LINE));
      cursor.stumble(BasicError.SYNTAX, cursor.at());
      cursor.skipStatement();
    } else {
      parser.add(next ? new ControlFlow.ResumeNext() : new ControlFlow.Resume(line));
    }
  }
}
