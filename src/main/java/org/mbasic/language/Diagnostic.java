package org.mbasic.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line of a program, as can be seen without running it: the parser finds a
 * fault, or a line that it leads to is not there. It shows as an error when it is reached.
 *
 * @param line the line's number
 * @param from first column in the listed line, from 0
 * @param to column behind the last, above {@code from}
 * @param text a sentence for the user
 * @param cures changes after which it is no more, the best first
 */
public record Diagnostic(int line, int from, int to, String text, List<Cure> cures) {
  private static final String NO_STATEMENT =
      "This is neither a word of the language nor an assignment, variable=value";

  public Diagnostic {
    cures = List.copyOf(cures);
  }

  /**
   * All of a program, in its order.
   *
   * @param most how many; those beyond are left out
   */
  public static List<Diagnostic> in(Program program, int most) {
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 0; i < program.size() && found.size() < most; i++) {
      List<Diagnostic> here = new ArrayList<>();
      faults(program.at(i), here);
      missingLines(program, program.at(i), here);
      here.sort(Comparator.comparingInt(Diagnostic::from));
      found.addAll(here);
    }
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private static void faults(LineImage line, List<Diagnostic> found) {
    List<Parser.Fault> faults = Parser.faults(line);
    for (Parser.Fault fault : faults) {
      TokenCursor.Stumble stumble = fault.stumble();
      Keyword statement = stumble.statement();
      String form = statement == null ? NO_STATEMENT : Synopsis.form(statement);
      String text = stumble.error().text() + ". " + form;
      boolean atEnd = stumble.at() >= fault.end();
      int from = atEnd ? fault.start() : stumble.at();
      found.add(marked(line, from, fault.end(), text, Cure.of(line, fault, faults.size())));
    }
  }

  private static void missingLines(Program program, LineImage line, List<Diagnostic> found) {
    for (Reference reference : Reference.in(line.image())) {
      if (leads(reference) && program.find(reference.number()) < 0) {
        String text = "There is no line " + reference.number();
        List<Cure> cures = Cure.ofMissing(program, line, reference);
        found.add(marked(line, reference.from(), reference.to(), text, cures));
      }
    }
  }

  /** Whether the program goes to the line or reads from it; RESUME 0 goes back to the error. */
  private static boolean leads(Reference reference) {
    @Nullable Keyword verb = reference.verb();
    if (verb == Keyword.RESUME) {
      return reference.number() != 0;
    }
    return verb == Keyword.GOTO
        || verb == Keyword.GOSUB
        || verb == Keyword.THEN
        || verb == Keyword.ELSE
        || verb == Keyword.RESTORE
        || verb == Keyword.RUN;
  }

  private static Diagnostic marked(
      LineImage line, int from, int to, String text, List<Cure> cures) {
    int first = Lister.column(line, from);
    int last = Math.max(first + 1, Lister.column(line, to));
    return new Diagnostic(line.number(), first, last, text, cures);
  }
}
