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

  private Extension step() {
    if (cursor.take(Keyword.LINE)) {
      return new Extension.Step(1, true);
    }
    int count = cursor.atConstant() ? cursor.wholeConstant() : 1;
    return new Extension.Step(Math.max(1, count), false);
  }

  private @Nullable Extension breakpoints() {
    boolean off = cursor.takeWord(OFF);
    List<Integer> lines = new ArrayList<>();
    while (cursor.atConstant() || cursor.atDigits()) {
      int line = cursor.atDigits() ? cursor.wholeDigits() : cursor.wholeConstant();
      if (line < 0 || line > LineImage.LAST) {
        return null;
      }
      lines.add(line);
      if (!cursor.take(',')) {
        break;
      }
    }
    return new Extension.Break(lines, off);
  }

  private Extension watch() {
    boolean off = cursor.takeWord(OFF);
    if (cursor.atLineEnd()) {
      return new Extension.Watch(null, off);
    }
    int start = cursor.at();
    Expression unused = new ExpressionParser(cursor).expression();
    return new Extension.Watch(cursor.image().substring(start, cursor.end()), off);
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
