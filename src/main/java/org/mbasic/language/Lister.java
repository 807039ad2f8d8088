package org.mbasic.language;

import org.jspecify.annotations.Nullable;

/**
 * Turns a line image back into text, as LIST does: keywords in upper case, constants in their own
 * spelling, a blank where a word of the language would run into a name or a number (golden areas
 * fuzz-relist and keyword-spacing).
 */
public final class Lister {
  /** The original's buffer for a listed line; what does not fit is not shown. */
  private static final int LONGEST = 255;

  /** What was listed last, which decides whether a blank comes next. */
  private enum Last {
    /** A sign, a string, FN or USR: nothing is kept off it. */
    SIGN,
    /** A name or a constant: words are kept off it. */
    NAME,
    /** A word of the language: words, names and constants are kept off it. */
    WORD
  }

  private final String image;
  private final StringBuilder text;
  private Last last = Last.SIGN;
  private int at;

  private Lister(String image) {
    this.image = image;
    this.text = new StringBuilder(image.length() * 2);
  }

  /** The line with its number. */
  public static String list(LineImage line) {
    String text = text(line.image());
    return line.number() + (text.startsWith("\t") ? "" : " ") + text;
  }

  /** An image without a number, as far as the original shows it. */
  public static String text(String image) {
    return new Lister(image).run();
  }

  /** Where the token at an offset of the line's image begins in the listed line. */
  public static int column(LineImage line, int offset) {
    String image = line.image();
    int number = list(line).length() - text(image).length();
    return number + text(image.substring(0, offset)).length();
  }

  private String run() {
    while (at < image.length()) {
      char c = image.charAt(at);
      Keyword keyword = keywordAt();
      if (keyword != null) {
        keyword(keyword);
      } else if (Constant.marks(c)) {
        name(Constant.text(image, at));
        at += 1 + Constant.bytes(c);
      } else if (c == '"') {
        copyTo(Renumberer.tokenEnd(image, at));
      } else if (isNamePart(c)) {
        name(String.valueOf(c));
        at++;
      } else {
        copyTo(at + 1);
      }
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text.toString();
  }

  private void copyTo(int end) {
    int to = Math.min(end, image.length());
    text.append(image, at, to);
    at = to;
    last = Last.SIGN;
  }

  private void name(String spelling) {
    separate(last == Last.WORD);
    text.append(spelling);
    last = Last.NAME;
  }

  /** The keyword that comes next; the colon the cruncher puts before ELSE and ' belongs to it. */
  private @Nullable Keyword keywordAt() {
    if (image.charAt(at) != ':') {
      return Keyword.at(image, at);
    }
    Keyword hidden = at + 1 < image.length() ? Keyword.at(image, at + 1) : null;
    if (hidden == Keyword.ELSE) {
      return hidden;
    }
    boolean remark = hidden == Keyword.REM && at + 2 < image.length();
    return remark && Keyword.at(image, at + 2) == Keyword.APOSTROPHE ? Keyword.APOSTROPHE : null;
  }

  private void keyword(Keyword keyword) {
    boolean colon = image.charAt(at) == ':';
    if (colon) {
      last = Last.SIGN;
    }
    at += (colon ? keyword == Keyword.APOSTROPHE ? 2 : 1 : 0) + keyword.token().length();
    String spelling = keyword.spelling();
    if (!isNamePart(spelling.charAt(0))) {
      text.append(spelling);
      last = Last.SIGN;
    } else {
      separate(last != Last.SIGN);
      text.append(spelling);
      boolean open = keyword == Keyword.FN || keyword == Keyword.USR || spelling.endsWith("(");
      last = open ? Last.SIGN : Last.WORD;
    }
    switch (keyword) {
      case REM, APOSTROPHE -> copyTo(image.length());
      case DATA -> copyTo(Renumberer.dataEnd(image, at));
      case WHILE -> at += Keyword.at(image, at) == Keyword.PLUS ? 1 : 0;
      default -> {}
    }
  }

  private void separate(boolean needed) {
    if (needed) {
      text.append(' ');
    }
  }

  private static boolean isNamePart(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
  }
}
