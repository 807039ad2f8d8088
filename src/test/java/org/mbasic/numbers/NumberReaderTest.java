package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.numbers.FloatFaults.TRAPPED;
import static org.mbasic.numbers.Vectors.canonical;
import static org.mbasic.numbers.Vectors.hex;

import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.numbers.NumberReader.Start;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberReaderTest {
  @Test
  void val_into_a_single_gives_the_recorded_values() {
    checkVal("single-val", text -> hex(single(val(text), TRAPPED)));
  }

  @Test
  void val_into_a_double_gives_the_recorded_values() {
    checkVal("double-val", text -> hex(precise(val(text))));
  }

  @Test
  void constants_for_a_single_give_the_recorded_values() {
    for (String line : Vectors.lines("literal-single")) {
      CountedFaults faults = new CountedFaults();
      Numeral value = NumberReader.read(spelling(line), 0, Start.INTEGER, faults).value();
      checkResult(line, hex(single(value, new CountedFaults())), faults);
    }
  }

  @Test
  void constants_for_a_double_give_the_recorded_values() {
    for (String line : Vectors.lines("literal-double")) {
      CountedFaults faults = new CountedFaults();
      Numeral value = NumberReader.read(spelling(line), 0, Start.INTEGER, faults).value();
      checkResult(line, hex(precise(value)), faults);
    }
  }

  @Test
  void replies_for_a_single_give_the_recorded_values() {
    for (String line : Vectors.lines("input-single")) {
      CountedFaults faults = new CountedFaults();
      Numeral value = NumberReader.read(spelling(line), 0, Start.INTEGER, faults).value();
      checkResult(line, hex(single(value, faults)), faults);
    }
  }

  @Test
  void replies_for_a_double_give_the_recorded_values() {
    for (String line : Vectors.lines("input-double")) {
      CountedFaults faults = new CountedFaults();
      Numeral value = NumberReader.read(spelling(line), 0, Start.DOUBLE, faults).value();
      checkResult(line, hex(precise(value)), faults);
    }
  }

  private static void checkVal(String name, Function<String, String> value) {
    for (String line : Vectors.lines(name)) {
      String[] columns = line.split("\t");
      assertEquals(canonical(columns[1]), Vectors.attempt(() -> value.apply(columns[0])), line);
    }
  }

  private static Numeral val(String text) {
    return NumberReader.read(text, 0, Start.DOUBLE, TRAPPED).value();
  }

  private static String spelling(String line) {
    return line.substring(1, line.indexOf('\'', 1));
  }

  private static void checkResult(String line, String hex, CountedFaults faults) {
    String[] words = line.substring(line.indexOf('\'', 1) + 2).split(" ");
    assertEquals(canonical(words[0]), hex, line);
    if (words.length > 1) {
      assertEquals(words[1].split(",").length, faults.overflows(), line);
    }
  }

  private static double single(Numeral value, FloatFaults faults) {
    if (value instanceof Numeral.Double precise) {
      return DoublePrecision.toSingle(precise.bits(), faults);
    }
    return value instanceof Numeral.Single single
        ? single.value()
        : ((Numeral.Whole) value).value();
  }

  private static long precise(Numeral value) {
    return value instanceof Numeral.Double precise
        ? precise.bits()
        : DoublePrecision.fromSingle(single(value, TRAPPED));
  }
}
