package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbasic.numbers.NumberReader.Start;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberPrinterTest {
  @Test
  void singles_print_as_recorded() {
    for (String line : Vectors.lines("single-str")) {
      String[] words = line.split(" ", -1);
      assertEquals(
          Vectors.characters(words[1]),
          NumberPrinter.text(new Numeral.Single(Vectors.single(words[0]))),
          line);
    }
  }

  @Test
  void doubles_print_as_recorded() {
    for (String line : Vectors.lines("double-str")) {
      String[] words = line.split(" ", -1);
      assertEquals(
          Vectors.characters(words[1]),
          NumberPrinter.text(new Numeral.Double(Vectors.precise(words[0]))),
          line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "100000, 100000",
    "1000000, 1E+06",
    "0.5, .5",
    "1.23456789, 1.23456789",
    "12345678901234567890, 1.234567890123457D+19",
    "1E-5, .00001",
    "9.2670345942005D+09, 9267034594.2005",
    "7.17337E-12, 7.17337E-12",
    "6.2260665471367D-03, 6.226066547136701D-03",
    "51.2731610131, 51.27316101310001",
    "897.491, 897.491",
    "897.491#, 897.4910000000001",
    "7.58520E-08, 7.5852E-08",
    "4894.226, 4894.23",
    "1D20, 1D+20",
    "32768, 32768",
    "007, 7"
  })
  void constants_are_listed_as_recorded(String typed, String listed) {
    Numeral value = NumberReader.read(typed, 0, Start.INTEGER, FloatFaults.TRAPPED).value();
    assertEquals(listed, NumberPrinter.bare(value));
  }

  @ParameterizedTest
  @CsvSource({"0, ' 0'", "5, ' 5'", "-5, -5", "32767, ' 32767'", "-32768, -32768"})
  void integers_have_a_blank_where_a_minus_could_be(int value, String text) {
    assertEquals(text, NumberPrinter.text(new Numeral.Whole(value)));
  }

  @Test
  void zeros_of_every_type_look_alike() {
    assertEquals(" 0", NumberPrinter.text(new Numeral.Single(0)));
    assertEquals(" 0", NumberPrinter.text(new Numeral.Double(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "-27455, 94C1, 112301",
    "60150, EAF6, 165366",
    "-403, FE6D, 177155",
    "0, 0, 0",
    "255, FF, 377",
    "-1, FFFF, 177777",
    "-32768, 8000, 100000"
  })
  void hex_and_oct_show_16_bits(int value, String hex, String octal) {
    assertEquals(hex, NumberPrinter.hex(value));
    assertEquals(octal, NumberPrinter.octal(value));
  }
}
