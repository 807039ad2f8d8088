package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.FloatFaults;

/**
 * A change after which a problem is no more: of those that are tried, only what leaves the parser a
 * fault less in the line is offered.
 *
 * @param text what it does, for the user
 * @param from first column of the listed line that it replaces, from 0; {@link #NEW_LINE} when it
 *     is a line of its own
 * @param to column behind the last
 * @param insert what comes there
 */
public record Cure(String text, int from, int to, String insert) {
  /** Marks a line that comes to the program. */
  public static final int NEW_LINE = -1;

  /** More are no help. */
  private static final int MOST = 3;

  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9.]*[$%!#]?");

  /** Cures of a fault of the parser's. */
  static List<Cure> of(LineImage line, Parser.Fault fault, int faults) {
    String listed = Lister.list(line);
    int end = Math.min(listed.length(), Lister.column(line, fault.end()));
    int at = Math.min(end, Lister.column(line, fault.stumble().at()));
    List<Cure> candidates = new ArrayList<>();
    candidates.add(new Cure("Close the parenthesis", end, end, ")"));
    candidates.add(new Cure("End the string", listed.length(), listed.length(), "\""));
    candidates.add(
        new Cure("End the string in parentheses", listed.length(), listed.length(), "\")"));
    if (fault.stumble().statement() == Keyword.IF) {
      candidates.add(new Cure("Insert THEN", at, at, "THEN "));
    }
    misspelled(listed, Lister.column(line, fault.start()), candidates);
    misspelled(listed, at, candidates);
    return candidates.stream()
        .filter(cure -> cure.helps(line, listed, faults))
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** Cures of a number that stands for no line. */
  static List<Cure> ofMissing(Program program, LineImage line, Reference reference) {
    int from = Lister.column(line, reference.from());
    int to = Lister.column(line, reference.to());
    int number = reference.number();
    int nearest = program.at(0).number();
    for (LineImage other : program.lines()) {
      if (Math.abs(other.number() - number) < Math.abs(nearest - number)) {
        nearest = other.number();
      }
    }
    return List.of(
        new Cure("Insert line " + number, NEW_LINE, NEW_LINE, number + " REM"),
        new Cure("Write " + nearest, from, to, String.valueOf(nearest)));
  }

  /** Words of the language that differ by one letter from the word at a column. */
  private static void misspelled(String listed, int column, List<Cure> candidates) {
    Matcher word = WORD.matcher(listed.toUpperCase(Locale.ROOT));
    if (!word.find(column) || word.start() != column) {
      return;
    }
    for (Keyword keyword : Keyword.values()) {
      String spelling = keyword.spelling().replace("(", "");
      if (spelling.length() > 1 && nearly(word.group(), spelling)) {
        String close = keyword.spelling().endsWith("(") ? "(" : "";
        String insert = spelling + close;
        candidates.add(new Cure("Write " + spelling, column, word.end(), insert));
      }
    }
  }

  /** Whether one letter too many, too few, other, or two exchanged make the difference. */
  private static boolean nearly(String word, String other) {
    int head = 0;
    int shorter = Math.min(word.length(), other.length());
    while (head < shorter && word.charAt(head) == other.charAt(head)) {
      head++;
    }
    String rest = word.substring(head);
    String wanted = other.substring(head);
    if (rest.isEmpty() || wanted.isEmpty()) {
      return rest.length() + wanted.length() == 1;
    }
    boolean exchanged =
        rest.length() > 1
            && wanted.length() > 1
            && rest.charAt(0) == wanted.charAt(1)
            && rest.charAt(1) == wanted.charAt(0)
            && rest.substring(2).equals(wanted.substring(2));
    return exchanged
        || rest.substring(1).equals(wanted.substring(1))
        || rest.substring(1).equals(wanted)
        || rest.equals(wanted.substring(1));
  }

  /** Whether the line has one fault less with it. */
  private boolean helps(LineImage line, String listed, int faults) {
    String cured = listed.substring(0, from) + insert + listed.substring(to);
    try {
      Cruncher.TypedLine typed = Cruncher.split(cured);
      String image = Cruncher.crunch(typed.text(), FloatFaults.TRAPPED);
      return typed.number() == line.number()
          && Parser.faults(new LineImage(line.number(), image)).size() < faults;
    } catch (BasicException refused) {
      return false;
    }
  }
}
