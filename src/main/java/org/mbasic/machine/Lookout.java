package org.mbasic.machine;

import java.util.List;
import java.util.stream.Collectors;
import org.mbasic.language.Expression;
import org.mbasic.language.ExtensionParser;
import org.mbasic.language.Keyword;
import org.mbasic.language.Lister;
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
    machine.faults.hush(true);
    try {
      Expression expression = ExtensionParser.formula(formula);
      if (makesAnArray(expression)) {
        return NO_ARRAY;
      }
      return readsAFile(expression) ? "reads a file" : look.at(formulas.link(expression));
    } catch (BasicException error) {
      return error.text();
    } catch (MoreKeys wait) {
      return "waits for keys";
    } finally {
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

  /** Whether evaluating the formula would dimension an array by its use. */
  private boolean makesAnArray(Expression expression) {
    if (expression instanceof Expression.Element element) {
      return !formulas.array(element.name()).dimensioned()
          || element.subscripts().stream().anyMatch(this::makesAnArray);
    }
    if (expression instanceof Expression.Unary unary) {
      return makesAnArray(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return makesAnArray(binary.left()) || makesAnArray(binary.right());
    }
    if (expression instanceof Expression.Unfinished unfinished) {
      return makesAnArray(unfinished.formula());
    }
    if (expression instanceof Expression.Call call) {
      return call.arguments().stream().anyMatch(this::makesAnArray);
    }
    if (expression instanceof Expression.UserCall call) {
      return call.arguments().stream().anyMatch(this::makesAnArray);
    }
    return false;
  }

  private static boolean readsAFile(Expression expression) {
    if (expression instanceof Expression.Call call) {
      boolean input = call.function() == Keyword.INPUT && call.arguments().size() > 1;
      return input || call.arguments().stream().anyMatch(Lookout::readsAFile);
    }
    if (expression instanceof Expression.Unary unary) {
      return readsAFile(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return readsAFile(binary.left()) || readsAFile(binary.right());
    }
    if (expression instanceof Expression.Unfinished unfinished) {
      return readsAFile(unfinished.formula());
    }
    return false;
  }
}
