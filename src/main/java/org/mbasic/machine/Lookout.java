package org.mbasic.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mbasic.language.Expression;
import org.mbasic.language.ExtensionParser;
import org.mbasic.language.Keyword;
import org.mbasic.language.Lister;
import org.mbasic.machine.terminal.MoreKeys;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.NumberPrinter;
import org.mbasic.numbers.Numeral;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.RandomState;

/**
 * Evaluates formulas for a debugger. The machine is afterwards as it was: neither RND nor keys nor
 * arrays nor files nor the console have changed.
 */
final class Lookout {
  private static final String FALSE = "false";
  private static final String NO_ARRAY = "no such array yet";

  private final Machine machine;
  private final FormulaLinker formulas;

  Lookout(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  /** A formula of a line image as LIST shows it. */
  static String text(String formula) {
    return Lister.text(formula).strip();
  }

  /** Formulas with semicolons between them. */
  static String texts(List<String> formulas) {
    return formulas.stream().map(Lookout::text).collect(Collectors.joining(";"));
  }

  /** A value as the program would write it, or why there is none. */
  String value(String formula) {
    return look(formula, Lookout::value);
  }

  /** Whether a condition is true; one that cannot be evaluated is, so that its user sees it. */
  boolean holds(String formula) {
    String found = look(formula, linked -> linked.isString() || linked.truth() ? "true" : FALSE);
    return !found.equals(FALSE) && !found.equals(NO_ARRAY);
  }

  private interface Look {
    String at(Formula formula);
  }

  private String look(String formula, Look look) {
    RandomState chance = machine.random.state();
    int keys = machine.keyboard.mark();
    boolean moves = false;
    machine.faults.hush(true);
    try {
      Expression expression = ExtensionParser.formula(formula);
      if (any(expression, this::makesAnArray, new HashSet<>())) {
        return NO_ARRAY;
      }
      if (any(expression, Lookout::readsAFile, new HashSet<>())) {
        return "reads a file";
      }
      moves = any(expression, Lookout::looksForAnEnd, new HashSet<>());
      if (moves) {
        machine.files.mark();
      }
      return look.at(formulas.link(expression));
    } catch (BasicException error) {
      return error.text();
    } catch (MoreKeys wait) {
      return "waits for keys";
    } finally {
      if (moves) {
        machine.files.undo();
      }
      machine.random = new RandomSequence(chance);
      machine.keyboard.undoTo(keys);
      machine.faults.hush(false);
    }
  }

  private static String value(Formula formula) {
    return switch (formula.type()) {
      case INTEGER -> NumberPrinter.bare(new Numeral.Whole(formula.integer()));
      case SINGLE -> NumberPrinter.bare(new Numeral.Single(formula.single()));
      case DOUBLE -> NumberPrinter.bare(new Numeral.Double(formula.doubled()));
      case STRING -> '"' + formula.string() + '"';
    };
  }

  /** Whether evaluating the expression would dimension an array by its use. */
  private boolean makesAnArray(Expression expression) {
    return expression instanceof Expression.Element element
        && !formulas.array(element.name()).dimensioned();
  }

  private static boolean readsAFile(Expression expression) {
    return expression instanceof Expression.Call call
        && call.function() == Keyword.INPUT
        && call.arguments().size() > 1;
  }

  /** EOF reads the next sector when it has to look into it. */
  private static boolean looksForAnEnd(Expression expression) {
    return expression instanceof Expression.Call call && call.function() == Keyword.EOF;
  }

  /**
   * Whether the test holds of the expression or of anything that evaluating it may evaluate.
   *
   * @param entered functions that are looked into already: they may call themselves
   */
  private boolean any(
      Expression expression, Predicate<Expression> test, Set<UserFunction> entered) {
    if (test.test(expression)
        || expression.parts().stream().anyMatch(part -> any(part, test, entered))) {
      return true;
    }
    if (!(expression instanceof Expression.UserCall call)) {
      return false;
    }
    UserFunction function = formulas.function(call.name());
    Expression body = function.text;
    return body != null && entered.add(function) && any(body, test, entered);
  }
}
