package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.mbasic.numbers.FloatFaults.TRAPPED;
import static org.mbasic.numbers.Vectors.canonical;
import static org.mbasic.numbers.Vectors.hex;

import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.numbers.NumberReader.Reading;
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
      String[] columns = line.split("\t", -1);
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
    String[] words = line.substring(line.indexOf('\'', 1) + 2).split(" ", -1);
    assertEquals(canonical(words[0]), hex, line);
    if (words.length > 1) {
      assertEquals(words[1].split(",", -1).length, faults.overflows(), line);
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

  @ParameterizedTest
  @CsvSource({
    "1E, ' 1'",
    "1E+, ' 1'",
    "E5, ' 0'",
    "1.2.3, ' 1.2'",
    "-, ' 0'",
    "--5, ' 0'",
    "'1,000', ' 1'",
    "$5, ' 0'",
    "1E-50, ' 0'",
    "12345678901234567890, ' 1.234567890123457D+19'",
    "9%, ' 9'",
    "&HG, ' 0'",
    "' - 7 ', -7",
    "1 2 3, ' 123'",
    "'\t5', ' 5'",
    "'\n5', ' 5'",
    "&HFF, ' 255'",
    "&O17, ' 15'"
  })
  void val_takes_what_it_can(String text, String printed) {
    assertEquals(printed, NumberPrinter.text(val(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "&HFF, 255",
    "&HABCD, -21555",
    "&H8000, -32768",
    "&HFFFF, -1",
    "&hff, 255",
    "&H, 0",
    "&17, 15",
    "&O105651, -29783"
  })
  void ampersands_give_16_bits(String text, int value) {
    assertEquals(new Numeral.Whole(value), constant(text).value());
  }

  @ParameterizedTest
  @CsvSource({"&H10000, E6", "&H00001, E6", "&O200000, E6", "&8, E2", "40000%, E6"})
  void what_has_no_16_bits_is_an_error(String text, String error) {
    assertEquals(error, Vectors.attempt(() -> constant(text).toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "1ELSE, 1",
    "1EQV 2, 1",
    "'12 : ', 2",
    "1E 5 X, 4",
    "1 . 5+2, 5",
    "5%+1, 2",
    "5#;, 2",
    "&H1G, 3",
    "' X', 0"
  })
  void the_text_goes_on_behind_the_number(String text, int end) {
    assertEquals(end, constant(text).end());
  }

  @ParameterizedTest
  @CsvSource({"1.5%, 2", "2.5%, 3", "7%, 7", "32767, 32767"})
  void integers_come_from_few_digits_or_a_percent_sign(String text, int value) {
    assertEquals(new Numeral.Whole(value), constant(text).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"32768", "1234567", "1.5", "1.23456789!", "12345678!", "1E5", "5!"})
  void singles_have_seven_digits_or_a_sign_of_it(String text) {
    assertInstanceOf(Numeral.Single.class, constant(text).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678", "1.23456789", "1D5", "5#", ".1#", "12345678E5"})
  void doubles_have_more_digits_or_a_sign_of_it(String text) {
    assertInstanceOf(Numeral.Double.class, constant(text).value());
  }

  @Test
  void an_overflow_is_reported_once() {
    CountedFaults faults = new CountedFaults();
    Numeral value = NumberReader.read("1E99", 0, Start.INTEGER, faults).value();
    assertEquals(new Numeral.Single(SinglePrecision.MAX), value);
    assertEquals(1, faults.overflows());
  }

  @Test
  void a_constant_may_not_be_exact() {
    long difference =
        DoublePrecision.subtract(
            precise(constant("2.25#").value()), precise(constant("1.5#").value()), TRAPPED);
    assertEquals(" .7500000000000001", NumberPrinter.text(new Numeral.Double(difference)));
  }

  private static Reading constant(String text) {
    return NumberReader.read(text, 0, Start.INTEGER, TRAPPED);
  }
}
