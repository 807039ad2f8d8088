package org.mbasic.language;

import org.jspecify.annotations.Nullable;

/**
 * Turns a line image back into text, as LIST does: keywords in upper case, constants in their own
 * spelling, a blank where a keyword and a word would run together.
 */
public final class Lister {

  private Lister() {}

  /** The line with its number. */
  public static String list(LineImage line) {
    return line.number() + " " + text(line.image());
  }

  /** An image without a number. */
  public static String text(String image) {
    StringBuilder text = new StringBuilder(image.length() * 2);
    boolean afterKeyword = false;
    int at = 0;
    while (at < image.length()) {
      char c = image.charAt(at);
      Keyword keyword = keywordAt(image, at);
      if (keyword != null) {
        at = keyword(image, at, keyword, text);
        afterKeyword = keyword != Keyword.FN && isWord(last(text));
        if (keyword == Keyword.REM || keyword == Keyword.APOSTROPHE) {
          return text.append(image, at, image.length()).toString();
        }
        if (keyword == Keyword.DATA) {
          int end = Renumberer.dataEnd(image, at);
          text.append(image, at, end);
          at = end;
          afterKeyword = false;
        }
      } else if (Constant.marks(c)) {
        separate(text, afterKeyword);
        text.append(Constant.text(image, at));
        at += 1 + Constant.bytes(c);
        afterKeyword = false;
      } else if (c == '"') {
        int end = image.indexOf('"', at + 1);
        end = end < 0 ? image.length() : end + 1;
        text.append(image, at, end);
        at = end;
        afterKeyword = false;
      } else {
        separate(text, afterKeyword && isWordStart(c));
        text.append(c);
        afterKeyword = false;
        at++;
      }
    }
    return text.toString();
  }

  /** The keyword at an offset; the colon the cruncher puts before ELSE and ' belongs to it. */
  private static @Nullable Keyword keywordAt(String image, int at) {
    if (image.charAt(at) == ':' && at + 1 < image.length()) {
      Keyword hidden = Keyword.at(image, at + 1);
      if (hidden == Keyword.ELSE) {
        return hidden;
      }
      if (hidden == Keyword.REM && at + 2 < image.length()) {
        return Keyword.at(image, at + 2) == Keyword.APOSTROPHE ? Keyword.APOSTROPHE : null;
      }
      return null;
    }
    return Keyword.at(image, at);
  }

  private static int keyword(String image, int at, Keyword keyword, StringBuilder text) {
    boolean word = isWordStart(keyword.spelling().charAt(0));
    separate(text, word && isWord(last(text)) && !endsInFn(image, at));
    text.append(keyword.spelling());
    int hidden = image.charAt(at) != ':' ? 0 : keyword == Keyword.APOSTROPHE ? 2 : 1;
    return at + hidden + keyword.token().length();
  }

  /** A name behind FN may begin with a keyword, and stands close to it all the same. */
  private static boolean endsInFn(String image, int at) {
    return at > 0 && Keyword.at(image, at - 1) == Keyword.FN;
  }

  private static void separate(StringBuilder text, boolean needed) {
    if (needed) {
      text.append(' ');
    }
  }

  private static char last(StringBuilder text) {
    return text.length() == 0 ? ' ' : text.charAt(text.length() - 1);
  }

  private static boolean isWordStart(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
  }

  private static boolean isWord(char c) {
    return isWordStart(c) || c == '$' || c == '%' || c == '!' || c == '#';
  }
}
