package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.numbers.NumberReader.Start;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UsingFieldTest {
  @Test
  void singles_fill_fields_as_recorded() {
    check("using-single", hex -> new Numeral.Single(Vectors.single(hex)));
  }

  @Test
  void doubles_fill_fields_as_recorded() {
    check("using-double", hex -> new Numeral.Double(Vectors.precise(hex)));
  }

  private static void check(String name, Function<String, Numeral> value) {
    for (String line : Vectors.lines(name)) {
      String[] words = line.split(" ", 3);
      String shown = words[2].substring(1, words[2].length() - 1);
      assertEquals(shown, field(words[1]).format(value.apply(words[0])), line);
    }
  }

  private static UsingField field(String format) {
    UsingField field = Objects.requireNonNull(UsingField.parse(format, 0), format);
    assertEquals(format.length(), field.end(), format);
    return field;
  }

  @ParameterizedTest
  @CsvSource({
    "+###, 5, '  +5'",
    "###+, -5, '  5-'",
    "###-, 5, '  5 '",
    "+##.##, 0, ' +0.00'",
    "+##.##, -.001, ' -0.00'",
    "$$###.##, 12.5, '  $12.50'",
    "$$###.##, 1234.5, $1234.50",
    "**$##.##, -12.5, *-$12.50",
    "**, 5, *5",
    "$$, 5, $5",
    "**$, 5, *$5",
    "###, -123, %-123",
    "#, 10, %10",
    "####, 0, '   0'",
    "########.##^^^^, 0, '       0.00E+00'",
    "########^^^^-, 0, '       0E+00 '",
    "$$######^^^^, 0, '      $0E+00'",
    "#######.#^^^^+, 0, '      0.0E+00+'",
    "####################^^^^, 0#, '                   0D+00'",
    "##.+, 4.233E-15, ' 0.+'",
    "#######.#####^^^^+, -27957, 2795700.00000E-02-",
    "'**$#,###^^^^', -176050.9266#, %-$1760509D-01",
    "$$#####.#^^^^, .148, $148000.0E-06",
    "'####,###.##-', 5, '       5.00 '",
    "#^^^^, -5, %-1E+01"
  })
  void numbers_of_any_type_fill_their_field(String format, String number, String shown) {
    Numeral value = NumberReader.read(number, 0, Start.INTEGER, FloatFaults.TRAPPED).value();
    assertEquals(shown, field(format).format(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "+X", "++#", ".", "a#", "$#", "*#", "-#", "^^^^", "_#", ",#"})
  void other_characters_begin_no_numeric_field(String format) {
    assertNull(UsingField.parse(format, 0));
  }

  @ParameterizedTest
  @CsvSource({"##-+, 3", "+##-, 3", "##^^^, 2", "##.#.#, 4", "#.##, 4", "'##,.,#', 4", "+##+, 3"})
  void a_field_ends_where_its_form_does(String format, int end) {
    assertEquals(end, Objects.requireNonNull(UsingField.parse(format, 0)).end());
  }

  @Test
  void twenty_four_characters_are_the_limit() {
    Numeral five = new Numeral.Whole(5);
    assertEquals(" ".repeat(23) + "5", field("#".repeat(24)).format(five));
    UsingField wide = field("#".repeat(25));
    assertEquals("E5", Vectors.attempt(() -> wide.format(five)));
  }
}
