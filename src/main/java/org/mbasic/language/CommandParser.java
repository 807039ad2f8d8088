package org.mbasic.language;

import org.mbasic.numbers.BasicError;

/** Parses the statements of {@link Command}. */
final class CommandParser {
  private final Parser parser;
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  CommandParser(Parser parser, TokenCursor cursor, ExpressionParser expressions) {
    this.parser = parser;
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Parses the statement if the keyword begins one of this family. */
  boolean parse(Keyword keyword) {
    switch (keyword) {
      case RUN -> run();
      case LIST, LLIST, DELETE -> range(keyword);
      case NEW -> simple(keyword, new Command.New());
      case RENUM -> renum();
      case AUTO -> auto();
      case EDIT -> edit();
      case CONT -> {
        cursor.take(keyword);
        parser.add(new Command.Cont());
        cursor.skipStatement();
      }
      case TRON, TROFF -> {
        cursor.take(keyword);
        parser.add(new Command.Trace(keyword == Keyword.TRON));
      }
      case SYSTEM -> simple(keyword, new Command.Leave());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void simple(Keyword keyword, Command command) {
    cursor.take(keyword);
    add(command);
  }

  private void run() {
    cursor.take(Keyword.RUN);
    if (cursor.atEnd()) {
      parser.add(new Command.Run(Statement.NO_LINE));
      return;
    }
    Integer line = parser.line();
    if (line != null) {
      parser.add(new Command.Run(line));
      cursor.skipStatement();
    } else {
      Expression name = expressions.expression();
      boolean keep = cursor.take(',');
      parser.addLoad(name, !keep || cursor.takeWord("R"), new Command.RunFile(name, keep));
    }
  }

  private void range(Keyword keyword) {
    cursor.take(keyword);
    LineRange range = parser.range();
    add(
        keyword == Keyword.DELETE
            ? new Command.Delete(range)
            : new Command.List(range, keyword == Keyword.LLIST));
  }

  private void renum() {
    cursor.take(Keyword.RENUM);
    int first = parser.lineOrDot();
    int from = cursor.take(',') ? parser.lineOrDot() : LineRange.ABSENT;
    int increment = cursor.take(',') ? increment(0) : LineRange.ABSENT;
    add(new Command.Renum(first, from, increment));
  }

  private void auto() {
    cursor.take(Keyword.AUTO);
    int first = parser.lineOrDot();
    int increment = cursor.take(',') ? increment(Command.Auto.AS_BEFORE) : LineRange.ABSENT;
    add(new Command.Auto(first, increment));
  }

  /** Takes an increment, for which no dot can stand; a number with an ampersand counts as 0. */
  private int increment(int absent) {
    boolean given = cursor.atConstant();
    Integer increment = parser.line();
    if (given && increment == null) {
      cursor.skipStatement();
    }
    return increment != null ? increment : given ? 0 : absent;
  }

  private void edit() {
    cursor.take(Keyword.EDIT);
    add(new Command.Edit(parser.lineOrDot()));
  }

  /** Adds a command that is not carried out when something else follows it. */
  private void add(Command command) {
    if (cursor.atEnd()) {
      parser.add(command);
    } else {
      parser.fault(BasicError.SYNTAX);
    }
  }
}
