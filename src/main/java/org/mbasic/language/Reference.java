package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line number in a line image that stands for another line.
 *
 * @param verb the word of the language before it, or before the list it is in
 * @param from offset of its token in the image
 * @param to offset behind it
 */
record Reference(@Nullable Keyword verb, int number, int from, int to) {

  /** Those of a line, in order. The 0 of ON ERROR GOTO 0 leads nowhere and is none. */
  static List<Reference> in(String image) {
    List<Reference> found = new ArrayList<>();
    Keyword verb = null;
    Keyword before = null;
    Keyword beforeThat = null;
    int at = 0;
    while (at < image.length()) {
      int end = Renumberer.tokenEnd(image, at);
      if (image.charAt(at) == Constant.LINE_NUMBER) {
        int number = (int) Constant.value(image, at);
        boolean trap = before == Keyword.GOTO && beforeThat == Keyword.ERROR;
        if (number != 0 || !trap) {
          found.add(new Reference(verb, number, at, end));
        }
      }
      if (image.charAt(at) != ' ') {
        beforeThat = before;
        before = Keyword.at(image, at);
        verb = before == null ? verb : before;
      }
      at = end;
    }
    return found;
  }
}
