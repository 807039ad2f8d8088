package org.mbasic.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.BasicError;

/** RENUM: gives lines new numbers and changes every reference to them. */
public final class Renumberer {
  private final Map<Integer, Integer> renumbered = new HashMap<>();
  private final List<String> undefined = new ArrayList<>();

  private Renumberer() {}

  /**
   * What came of it.
   *
   * @param numbers new numbers by old ones, for every line of the program
   * @param undefined a message for each reference to a line that is not there; it stays as it was
   */
  public record Result(Map<Integer, Integer> numbers, List<String> undefined) {
    public Result {
      numbers = Map.copyOf(numbers);
      undefined = List.copyOf(undefined);
    }
  }

  /**
   * Renumbers the lines from one on.
   *
   * @param first the new number of the first line renumbered
   * @param from the old number of the first line to be renumbered
   * @return the new number of every line, and what could not be resolved
   * @throws org.mbasic.numbers.BasicException Illegal function call when lines would change their
   *     order or go beyond 65529; nothing has changed then
   */
  public static Result renumber(Program program, int first, int from, int increment) {
    Renumberer run = new Renumberer();
    run.assign(program, first, from, increment);
    List<LineImage> lines = program.lines();
    List<LineImage> changed = new ArrayList<>();
    for (LineImage line : lines) {
      int number = run.renumbered.getOrDefault(line.number(), line.number());
      changed.add(new LineImage(number, run.references(line)));
    }
    program.clear();
    changed.forEach(program::put);
    return new Result(run.renumbered, run.undefined);
  }

  private void assign(Program program, int first, int from, int increment) {
    long next = first;
    int last = -1;
    boolean wrong = increment < 1;
    for (LineImage line : program.lines()) {
      if (line.number() < from) {
        last = line.number();
        renumbered.put(last, last);
      } else {
        wrong |= next > LineImage.LAST;
        renumbered.put(line.number(), (int) next);
        next += increment;
      }
    }
    if (wrong || last >= first) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
  }

  private String references(LineImage line) {
    String image = line.image();
    StringBuilder changed = new StringBuilder(image.length());
    int done = 0;
    for (Reference reference : Reference.in(image)) {
      changed.append(image, done, reference.from());
      reference(line.number(), reference.number(), changed);
      done = reference.to();
    }
    return changed.append(image, done, image.length()).toString();
  }

  private void reference(int line, int number, StringBuilder changed) {
    Integer target = renumbered.get(number);
    if (target == null) {
      undefined.add("Undefined line " + number + " in " + line);
    }
    Constant.appendBytes(Constant.LINE_NUMBER, target == null ? number : target, changed);
  }

  /** Offset behind the token at an offset; strings, remarks and DATA are one token. */
  static int tokenEnd(String image, int at) {
    char c = image.charAt(at);
    if (c == '"') {
      int close = image.indexOf('"', at + 1);
      return close < 0 ? image.length() : close + 1;
    }
    if (Constant.marks(c)) {
      return Math.min(image.length(), at + 1 + Constant.bytes(c));
    }
    @Nullable Keyword keyword = Keyword.at(image, at);
    if (keyword == null) {
      return at + 1;
    }
    if (keyword == Keyword.REM) {
      return image.length();
    }
    int end = at + keyword.token().length();
    return keyword == Keyword.DATA ? dataEnd(image, end) : end;
  }

  /** Offset of the colon that ends DATA text, or the end of the line. */
  static int dataEnd(String image, int from) {
    int at = from;
    boolean quoted = false;
    while (at < image.length() && (quoted || image.charAt(at) != ':')) {
      quoted ^= image.charAt(at) == '"';
      at++;
    }
    return at;
  }
}
