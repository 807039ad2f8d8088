package org.mbasic.language;

import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.FloatFaults;
import org.mbasic.numbers.NumberReader;

/** A place in a line image, moved from token to token; blanks between tokens mean nothing. */
final class TokenCursor {
  /** What stands behind the last character. */
  static final char END = 0;

  private final String image;
  private int at;
  private @Nullable Keyword statement;
  private @Nullable Stumble stumble;

  /** IFs that {@link #skipToken} has gone over and nobody has asked for. */
  private int passedIfs;

  TokenCursor(String image) {
    this.image = image;
  }

  String image() {
    return image;
  }

  /**
   * Where a statement is wrong first.
   *
   * @param at offset of the token that cannot stand there, or behind the last one
   * @param statement the statement's keyword; null where it begins with none
   */
  record Stumble(BasicError error, int at, @Nullable Keyword statement) {}

  /** A statement begins with the keyword, or with none. */
  void begin(@Nullable Keyword keyword) {
    statement = keyword;
  }

  /** Something is wrong at an offset; what is wrong later in the statement follows from that. */
  void stumble(BasicError error, int offset) {
    if (stumble == null) {
      stumble = new Stumble(error, offset, statement);
    }
  }

  /** Hands over what is wrong since the last call; null for nothing. */
  @Nullable Stumble takeStumble() {
    Stumble taken = stumble;
    stumble = null;
    return taken;
  }

  /** Offset of the next token. */
  int at() {
    skipBlanks();
    return at;
  }

  /** Offset behind the last token taken. */
  int end() {
    return at;
  }

  void moveTo(int offset) {
    at = offset;
  }

  private void skipBlanks() {
    while (at < image.length()) {
      char c = image.charAt(at);
      if (c != ' ' && c != '\t' && c != '\n') {
        return;
      }
      at++;
    }
  }

  /** The next character, or NUL at the end of the line. */
  char peek() {
    skipBlanks();
    return at < image.length() ? image.charAt(at) : END;
  }

  boolean atLineEnd() {
    skipBlanks();
    return at >= image.length();
  }

  /** Whether the statement ends here: at a colon or the end of the line. */
  boolean atEnd() {
    return atLineEnd() || image.charAt(at) == ':';
  }

  /** The keyword that comes next, or null. */
  @Nullable Keyword keyword() {
    return atLineEnd() ? null : Keyword.at(image, at);
  }

  /** Takes the keyword if it comes next. */
  boolean take(Keyword keyword) {
    if (keyword() != keyword) {
      return false;
    }
    at += keyword.token().length();
    return true;
  }

  /** Takes the character if it comes next. */
  boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** The character right behind the last token taken, blanks not skipped. */
  char adjacent() {
    return at < image.length() ? image.charAt(at) : END;
  }

  void advance() {
    at++;
  }

  /** Takes a word of the program: letters in upper case, or null. */
  boolean takeWord(String word) {
    skipBlanks();
    if (!image.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  boolean atLetter() {
    char c = peek();
    return c >= 'A' && c <= 'Z';
  }

  boolean atConstant() {
    return Constant.marks(peek());
  }

  /** Whether the next token is a constant with this mark. */
  boolean atMark(char mark) {
    return peek() == mark;
  }

  /**
   * Whether a number comes next that was kept as typed, behind a name; none begins with a point.
   */
  boolean atDigits() {
    char c = peek();
    return c >= '0' && c <= '9';
  }

  /**
   * Takes a number that was kept as typed; one that is too large is the largest there is. The sign
   * of an exponent is a token by now.
   */
  Expression digits() {
    String text = image.replace(Keyword.MINUS.token(), "-").replace(Keyword.PLUS.token(), "+");
    NumberReader.Reading reading;
    try {
      reading = NumberReader.read(text, at(), NumberReader.Start.INTEGER, Unreported.INSTANCE);
    } catch (BasicException error) {
      stumble(error.error(), at);
      at++;
      return new Expression.Fault(error.error());
    }
    StringBuilder constant = new StringBuilder();
    Constant.append(reading.value(), constant);
    at = Math.max(reading.end(), at + 1);
    return Constant.expression(constant.toString(), 0);
  }

  /** Takes a line number that was kept as typed, as far as it is one. */
  int lineDigits() {
    int number = 0;
    while (atDigits() && number <= LineImage.LAST / 10) {
      number = number * 10 + image.charAt(at) - '0';
      at++;
    }
    return number;
  }

  /** Takes a number that was kept as typed as a whole number of 0 to 65535, or -1. */
  int wholeDigits() {
    Expression number = digits();
    if (number instanceof Expression.IntegerConstant constant) {
      return constant.value();
    }
    double value = number instanceof Expression.SingleConstant constant ? constant.value() : -1;
    return value == Math.rint(value) && value <= 0xFFFF ? (int) value : -1;
  }

  private enum Unreported implements FloatFaults {
    INSTANCE;

    @Override
    public void overflow() {}

    @Override
    public void divisionByZero() {}
  }

  /** Takes the constant that comes next. */
  Expression constant() {
    Expression constant = Constant.expression(image, at());
    skipConstant();
    return constant;
  }

  /** Takes the constant that comes next as a whole number of 0 to 65535, or -1 for any other. */
  int wholeConstant() {
    char mark = peek();
    long value = Constant.value(image, at);
    skipConstant();
    return mark == Constant.SINGLE || mark == Constant.DOUBLE ? -1 : (int) value & 0xFFFF;
  }

  /** Takes the digit that may come next, as after USR; 0 when none does. */
  int digitIfAny() {
    char mark = peek();
    if (mark < Constant.ZERO || mark > Constant.NINE) {
      return 0;
    }
    skipConstant();
    return mark - Constant.ZERO;
  }

  private void skipConstant() {
    at = Math.min(image.length(), at + 1 + Constant.bytes(image.charAt(at)));
  }

  /** Takes the rest of the line. */
  String rest() {
    String rest = image.substring(Math.min(at, image.length()));
    at = image.length();
    return rest;
  }

  /** Hands over how many IFs {@link #skipToken} has gone over since the last call. */
  int takePassedIfs() {
    int taken = passedIfs;
    passedIfs = 0;
    return taken;
  }

  /** Goes to the end of the statement, over whatever stands there. */
  void skipStatement() {
    while (!atEnd()) {
      if (image.charAt(at) == '"') {
        skipString();
      } else {
        skipToken();
      }
    }
  }

  /** Goes over the string constant that comes next. */
  void skipString() {
    int close = image.indexOf('"', at() + 1);
    at = close < 0 ? image.length() : close + 1;
  }

  /** Goes over the token that comes next, a remark being one: a character where none is. */
  void skipToken() {
    if (atConstant()) {
      skipConstant();
      return;
    }
    Keyword keyword = keyword();
    passedIfs += keyword == Keyword.IF ? 1 : 0;
    if (keyword == Keyword.REM || keyword == Keyword.APOSTROPHE) {
      at = image.length();
    } else {
      at += keyword == null ? 1 : keyword.token().length();
    }
  }
}
