package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.numbers.NumberReader.Start;

/**
 * What was recorded of overflows and divisions by zero, wherever one operation is enough to repeat
 * it: the value, the messages before it, and the error when faults are trapped.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsTest {
  private interface SingleOperation {
    double apply(double x, double y, FloatFaults faults);
  }

  private interface DoubleOperation {
    long apply(long x, long y, FloatFaults faults);
  }

  private interface SingleFunction {
    double apply(double x, FloatFaults faults);
  }

  /** By expression, as the file spells it. */
  private final Map<String, Function<FloatFaults, Numeral>> repeated = new HashMap<>();

  FaultsTest() {
    singles("*", SinglePrecision::multiply, "1E38*10", "-1E38*10", "1E-30*1E-30");
    singles("+", SinglePrecision::add, "1E38+1E38");
    singles("/", SinglePrecision::divide, "1/0", "-1/0", "0/0", "1E38/.1", "-1E38/.1");
    singles("/", SinglePrecision::divide, "-1.6E38/.9", "1E30/1E-30", "-1E30/1E-30");
    singles("/", SinglePrecision::divide, "1E-38/10", "2.93874E-39/2");
    singles("^", Transcendental::power, "10^38", "10^39", "10^-38", "10^-39", "0^0", "0^1");
    singles("^", Transcendental::power, "0^-1", "0^-.5");
    doubles("*", DoublePrecision::multiply, "1D38*10", "-1D38*10", "1D-30*1D-30");
    doubles("+", DoublePrecision::add, "1D38+1D38");
    doubles("/", DoublePrecision::divide, "1D0/0", "-1D0/0", "0#/0#", "1D38/.1#", "-1D38/.1#");
    doubles("/", DoublePrecision::divide, "1D0/1.7D38", "1.7D38/1.7D38", "1D19/1D-20");
    functions("EXP", Transcendental::exp, "88", "88.02969", "89", "1000", "-88", "-89", "-1000");
    functions("LOG", Transcendental::log, "0", "-1");
    functions("SQR", Transcendental::sqr, "-1", "0");
    functions("TAN", Transcendental::tan, "1.570796", "1.5707963");
    conversions("1.701411834604692D38", "-1.701411834604692D38");
    for (String text : new String[] {"1E39", "-1E39", "1E-45", "1E127", "1E128", "1E-128"}) {
      repeated.put("VAL(\"" + text + "\")", faults -> narrowed(text, Start.DOUBLE, faults));
    }
    differences();
    powersOfNegativeNumbers();
  }

  private void differences() {
    repeated.put(
        "-1E38-1E38",
        faults ->
            new Numeral.Single(SinglePrecision.subtract(single("-1E38"), single("1E38"), faults)));
    repeated.put(
        "1E38-(-1E38)",
        faults ->
            new Numeral.Single(SinglePrecision.subtract(single("1E38"), single("-1E38"), faults)));
    repeated.put(
        "-1D38-1D38",
        faults ->
            new Numeral.Double(
                DoublePrecision.subtract(precise("-1D38"), precise("1D38"), faults)));
    repeated.put(
        "1.7D38*1",
        faults ->
            new Numeral.Single(
                DoublePrecision.toSingle(
                    DoublePrecision.multiply(precise("1.7D38"), precise("1"), faults), faults)));
  }

  private void powersOfNegativeNumbers() {
    Map<String, double[]> powers =
        Map.of(
            "(-10)^39", new double[] {-10, 39},
            "(-2)^.5", new double[] {-2, 0.5},
            "(-2)^3", new double[] {-2, 3},
            "(-2)^-3", new double[] {-2, -3});
    powers.forEach(
        (expression, xy) ->
            repeated.put(
                expression,
                faults -> new Numeral.Single(Transcendental.power(xy[0], xy[1], faults))));
  }

  private void singles(String operator, SingleOperation operation, String... expressions) {
    for (String expression : expressions) {
      int at = expression.indexOf(operator, 1);
      String left = expression.substring(0, at);
      String right = expression.substring(at + 1);
      repeated.put(
          expression,
          faults -> new Numeral.Single(operation.apply(single(left), single(right), faults)));
    }
  }

  private void doubles(String operator, DoubleOperation operation, String... expressions) {
    for (String expression : expressions) {
      int at = expression.indexOf(operator, 1);
      String left = expression.substring(0, at);
      String right = expression.substring(at + 1);
      repeated.put(
          expression,
          faults -> new Numeral.Double(operation.apply(precise(left), precise(right), faults)));
    }
  }

  private void functions(String name, SingleFunction function, String... arguments) {
    for (String argument : arguments) {
      repeated.put(
          name + "(" + argument + ")",
          faults -> new Numeral.Single(function.apply(single(argument), faults)));
    }
  }

  private void conversions(String... arguments) {
    for (String argument : arguments) {
      repeated.put("CSNG(" + argument + ")", faults -> narrowed(argument, Start.INTEGER, faults));
    }
  }

  @Test
  void untrapped_faults_print_and_go_on() {
    Set<String> seen = new HashSet<>();
    for (String line : Vectors.lines("overflow")) {
      String[] columns = line.split("\t", -1);
      Function<FloatFaults, Numeral> operation = repeated.get(columns[1]);
      if (operation != null) {
        seen.add(columns[1]);
      }
      if (operation != null && !columns[2].equals("-")) {
        CountedFaults faults = new CountedFaults();
        Numeral value = operation.apply(faults);
        assertEquals(Vectors.canonical(columns[2]), hex(value), line);
        assertEquals(columns[3], faults.messages() + NumberPrinter.bare(value), line);
      }
    }
    assertEquals(repeated.keySet(), seen);
  }

  @Test
  void trapped_faults_are_errors() {
    for (String line : Vectors.lines("overflow")) {
      String[] columns = line.split("\t", -1);
      Function<FloatFaults, Numeral> operation = repeated.get(columns[1]);
      if (operation != null && columns[4].startsWith("ERR ")) {
        String error =
            Vectors.attempt(() -> NumberPrinter.bare(operation.apply(FloatFaults.TRAPPED)));
        assertEquals(columns[4].replace("ERR ", "E"), error, line);
      }
    }
  }

  private static String hex(Numeral value) {
    return value instanceof Numeral.Double precise
        ? Vectors.hex(precise.bits())
        : Vectors.hex(((Numeral.Single) value).value());
  }

  private static Numeral narrowed(String text, Start start, FloatFaults faults) {
    Numeral value = NumberReader.read(text, 0, start, faults).value();
    long bits = ((Numeral.Double) value).bits();
    return new Numeral.Single(DoublePrecision.toSingle(bits, faults));
  }

  private static double single(String constant) {
    Numeral value = NumberReader.read(constant, 0, Start.INTEGER, FloatFaults.TRAPPED).value();
    if (value instanceof Numeral.Double precise) {
      return DoublePrecision.toSingle(precise.bits(), FloatFaults.TRAPPED);
    }
    return value instanceof Numeral.Whole whole ? whole.value() : ((Numeral.Single) value).value();
  }

  private static long precise(String constant) {
    Numeral value = NumberReader.read(constant, 0, Start.INTEGER, FloatFaults.TRAPPED).value();
    return value instanceof Numeral.Double precise
        ? precise.bits()
        : DoublePrecision.fromSingle(single(constant));
  }
}
