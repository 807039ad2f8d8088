package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.numbers.BasicError;

/** Parses the statements of {@link FileStatement}. */
final class FileParser {
  private final Parser parser;
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  FileParser(Parser parser, TokenCursor cursor, ExpressionParser expressions) {
    this.parser = parser;
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Parses the statement if the keyword begins one of this family. */
  boolean parse(Keyword keyword) {
    switch (keyword) {
      case OPEN, CLOSE, FIELD, GET, PUT -> channel(keyword);
      case RESET -> {
        cursor.take(keyword);
        if (cursor.atEnd()) {
          parser.add(new FileStatement.Reset());
        }
      }
      case KILL -> {
        cursor.take(keyword);
        parser.add(new FileStatement.Kill(expressions.expression()));
      }
      case NAME -> rename();
      case FILES -> {
        cursor.take(keyword);
        parser.add(new FileStatement.Files(cursor.atEnd() ? null : expressions.expression()));
      }
      case LOAD -> load();
      case SAVE -> save();
      case MERGE -> {
        cursor.take(keyword);
        Expression name = expressions.expression();
        parser.addLoad(name, true, new FileStatement.Merge(name));
      }
      case CHAIN -> chain();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void channel(Keyword keyword) {
    cursor.take(keyword);
    switch (keyword) {
      case OPEN -> open();
      case CLOSE -> close();
      case FIELD -> field();
      default -> record(keyword);
    }
  }

  /** A channel number with or without its sign. */
  private Expression number() {
    cursor.take('#');
    return expressions.expression();
  }

  /** The number, followed by an error when no comma comes behind it. */
  private Expression withComma(Expression expression) {
    if (cursor.take(',')) {
      return expression;
    }
    Expression incomplete = expressions.syntaxErrorAfter(expression, Expression.Look.BYTE);
    cursor.skipStatement();
    return incomplete;
  }

  private void open() {
    Expression mode = expressions.expression();
    Expression channel;
    if (cursor.take(',')) {
      channel = withComma(number());
    } else {
      channel = expressions.syntaxError();
      cursor.skipStatement();
    }
    Expression name = expressions.expression();
    Expression length = cursor.atEnd() ? null : recordLength();
    parser.add(new FileStatement.Open(mode, channel, name, length));
  }

  /** The original looks at no sign that stands before the length. */
  private Expression recordLength() {
    cursor.skipToken();
    return expressions.expression();
  }

  private void close() {
    List<Expression> channels = new ArrayList<>();
    if (!cursor.atEnd()) {
      do {
        channels.add(number());
      } while (cursor.take(','));
    }
    parser.add(new FileStatement.Close(channels));
  }

  private void field() {
    Expression channel = number();
    List<FileStatement.FieldPart> parts = new ArrayList<>();
    boolean complete = true;
    while (complete && cursor.take(',')) {
      Expression width = expressions.expression();
      Expression.Variable target = cursor.takeWord("AS") ? expressions.variable() : null;
      complete = target != null;
      parts.add(new FileStatement.FieldPart(width, target));
    }
    parser.add(new FileStatement.Field(channel, parts));
    if (!complete) {
      parser.fault(BasicError.SYNTAX);
      cursor.skipStatement();
    }
  }

  private void record(Keyword keyword) {
    Expression channel = number();
    Expression number = cursor.take(',') ? expressions.expression() : null;
    number = expressions.lastIfAny(number, Expression.Look.INDEX);
    parser.add(
        keyword == Keyword.GET
            ? new FileStatement.Get(channel, number)
            : new FileStatement.Put(channel, number));
  }

  private void rename() {
    cursor.take(Keyword.NAME);
    Expression oldName = expressions.expression();
    if (cursor.takeWord("AS")) {
      parser.add(new FileStatement.Rename(oldName, expressions.expression()));
    } else {
      parser.add(new FileStatement.Rename(oldName, expressions.syntaxError()));
      cursor.skipStatement();
    }
  }

  private void load() {
    cursor.take(Keyword.LOAD);
    Expression name = expressions.expression();
    boolean run = cursor.take(',');
    parser.addLoad(name, !run || cursor.takeWord("R"), new FileStatement.Load(name, run));
  }

  private void save() {
    cursor.take(Keyword.SAVE);
    Expression name = expressions.expression();
    LineRange range = LineRange.ALL;
    FileStatement.SaveForm form = FileStatement.SaveForm.NONE;
    if (cursor.atEnd()) {
      form = FileStatement.SaveForm.BINARY;
    } else if (cursor.take(',')) {
      if (cursor.takeWord("A")) {
        range = listed();
        form = cursor.atEnd() ? FileStatement.SaveForm.ASCII : form;
      } else if (cursor.takeWord("P")) {
        form = FileStatement.SaveForm.PROTECTED;
      }
    }
    parser.add(new FileStatement.Save(name, form, range));
    if (form == FileStatement.SaveForm.NONE) {
      parser.fault(BasicError.SYNTAX);
      cursor.skipStatement();
    }
  }

  /**
   * The lines behind an A. As that counts as a name, the first number was kept as typed; the second
   * was not, is no line number therefore, and counts as 0.
   */
  private LineRange listed() {
    int from = cursor.atDigits() ? cursor.lineDigits() : parser.lineOrDot();
    boolean dash = cursor.take(Keyword.MINUS);
    int to = dash ? parser.lineOrDot() : from;
    return new LineRange(from, to, dash);
  }

  /** What is wrong behind the name counts as a part of the line, which is looked at first. */
  private void chain() {
    cursor.take(Keyword.CHAIN);
    boolean merge = cursor.take(Keyword.MERGE);
    Expression name = expressions.expression();
    Expression line = null;
    boolean all = false;
    LineRange delete = null;
    boolean complete = true;
    if (cursor.take(',')) {
      line = cursor.peek() == ',' ? null : expressions.expression();
      if (cursor.take(',')) {
        all = cursor.takeWord("ALL");
        if (!all || cursor.take(',')) {
          delete = cursor.take(Keyword.DELETE) ? parser.range() : null;
          complete = delete != null;
        }
      }
    }
    if (!complete) {
      line =
          line == null
              ? expressions.syntaxError()
              : expressions.syntaxErrorAfter(line, Expression.Look.ADDRESS);
    }
    line = expressions.lastIfAny(line, Expression.Look.ADDRESS);
    parser.add(new FileStatement.Chain(merge, name, line, all, delete));
  }
}
