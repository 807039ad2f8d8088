package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a direct line as one of the {@link Extension}s, if that is all it is. */
public final class ExtensionParser {
  private static final String OFF = "OFF";

  private final TokenCursor cursor;

  private ExtensionParser(String image) {
    cursor = new TokenCursor(image);
  }

  /** The command, or null when the line is anything else: an assignment to BREAK, say. */
  static @Nullable Extension parse(String image) {
    ExtensionParser parser = new ExtensionParser(image);
    Extension command = parser.command();
    return parser.cursor.atLineEnd() ? command : null;
  }

  /** The formula of a {@link Extension.Watch}. */
  public static Expression formula(String image) {
    return new ExpressionParser(new TokenCursor(image)).expression();
  }

  private @Nullable Extension command() {
    if (cursor.take(Keyword.STEP)) {
      return step();
    }
    if (takeCommand("BREAK")) {
      return breakpoints();
    }
    if (takeCommand("STACK")) {
      return new Extension.Stack();
    }
    if (takeCommand("WATCH")) {
      return watch();
    }
    if (takeCommand("HELP")) {
      return help();
    }
    return null;
  }

  /** A word that ends there, with neither a type suffix nor subscripts behind it. */
  private boolean takeCommand(String word) {
    int start = cursor.at();
    if (cursor.takeWord(word)
        && (cursor.adjacent() == TokenCursor.END || cursor.adjacent() == ' ')
        && cursor.keyword() != Keyword.EQUAL
        && cursor.peek() != '('
        && cursor.peek() != '[') {
      return true;
    }
    cursor.moveTo(start);
    return false;
  }

  private @Nullable Extension step() {
    if (cursor.take(Keyword.LINE)) {
      return new Extension.Step(Extension.StepKind.LINE, 1);
    }
    if (cursor.take(Keyword.OUT)) {
      return new Extension.Step(Extension.StepKind.OUT, 1);
    }
    if (cursor.takeWord("OVER")) {
      return new Extension.Step(Extension.StepKind.OVER, 1);
    }
    if (cursor.take(Keyword.TO)) {
      Integer line = line();
      return line == null ? null : new Extension.Step(Extension.StepKind.TO, line);
    }
    int count = cursor.atConstant() ? cursor.wholeConstant() : 1;
    return new Extension.Step(Extension.StepKind.STATEMENT, Math.max(1, count));
  }

  /** Takes a line number, or null when none comes next. */
  private @Nullable Integer line() {
    if (!cursor.atConstant() && !cursor.atDigits()) {
      return null;
    }
    int line = cursor.atDigits() ? cursor.wholeDigits() : cursor.wholeConstant();
    return line < 0 || line > LineImage.LAST ? null : line;
  }

  private @Nullable Extension breakpoints() {
    boolean off = cursor.takeWord(OFF);
    List<Integer> lines = new ArrayList<>();
    if (!cursor.atLineEnd()) {
      do {
        Integer line = line();
        if (line == null) {
          return null;
        }
        lines.add(line);
      } while (cursor.take(','));
    }
    boolean bare = off || lines.isEmpty();
    String condition = !bare && cursor.take(Keyword.IF) ? formula() : "";
    List<String> shown = new ArrayList<>();
    if (!bare && cursor.take(Keyword.PRINT)) {
      do {
        shown.add(formula());
      } while (cursor.take(',') || cursor.take(';'));
    }
    return cursor.takeStumble() == null ? new Extension.Break(lines, off, condition, shown) : null;
  }

  /** Takes a formula, as a part of the line image. */
  private String formula() {
    int start = cursor.at();
    Expression unused = new ExpressionParser(cursor).expression();
    return cursor.image().substring(start, cursor.end());
  }

  private Extension watch() {
    boolean off = cursor.takeWord(OFF);
    if (cursor.atLineEnd()) {
      return new Extension.Watch(null, off);
    }
    return new Extension.Watch(formula(), off);
  }

  private Extension help() {
    Keyword topic = cursor.keyword();
    if (topic != null) {
      cursor.take(topic);
      return new Extension.Help(topic);
    }
    return new Extension.Help(null);
  }
}
