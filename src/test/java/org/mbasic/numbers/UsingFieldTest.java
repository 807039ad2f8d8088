package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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
}
