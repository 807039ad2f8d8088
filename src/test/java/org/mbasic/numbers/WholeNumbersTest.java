package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mbasic.numbers.Vectors.hex;
import static org.mbasic.numbers.Vectors.whole;

import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WholeNumbersTest {
  private enum Arithmetic {
    ADD("add", (x, y) -> x + y),
    SUBTRACT("sub", (x, y) -> x - y),
    MULTIPLY("mul", (x, y) -> x * y),
    DIVIDE("idiv", WholeNumbers::divide),
    REMAINDER("mod", WholeNumbers::remainder);

    private final String file;
    private final IntBinaryOperator operation;

    Arithmetic(String file, IntBinaryOperator operation) {
      this.file = file;
      this.operation = operation;
    }
  }

  private enum Logic {
    AND((x, y) -> x & y),
    OR((x, y) -> x | y),
    XOR((x, y) -> x ^ y),
    EQV((x, y) -> ~(x ^ y)),
    IMP((x, y) -> ~x | y);

    private final IntBinaryOperator operation;

    Logic(IntBinaryOperator operation) {
      this.operation = operation;
    }
  }

  @ParameterizedTest
  @EnumSource
  void results_rounded_to_a_single_are_the_recorded_ones(Arithmetic arithmetic) {
    Vectors.check(
        "integer-" + arithmetic.file,
        w -> {
          int result = arithmetic.operation.applyAsInt(whole(w[0]), whole(w[1]));
          return hex(SinglePrecision.round24(result));
        });
  }

  @Test
  void division_with_a_fraction_is_that_of_singles() {
    for (String line : Vectors.lines("integer-div")) {
      String[] words = line.split(" ");
      CountedFaults faults = new CountedFaults();
      double quotient = SinglePrecision.divide(whole(words[0]), whole(words[1]), faults);
      assertEquals(Vectors.canonical(words[2]), hex(quotient), line);
      assertEquals(words.length == 4 ? "Division by zero / " : "", faults.messages(), line);
    }
  }

  @ParameterizedTest
  @EnumSource
  void logic_on_java_integers_is_the_recorded_one(Logic logic) {
    Vectors.checkIntegers(
        "integer-" + logic.name().toLowerCase(java.util.Locale.ROOT),
        w -> hex(logic.operation.applyAsInt(whole(w[0]), whole(w[1]))));
  }

  @Test
  void sixteen_bits_are_the_limit() {
    assertTrue(WholeNumbers.fits(-32768));
    assertTrue(WholeNumbers.fits(32767));
    assertFalse(WholeNumbers.fits(-32769));
    assertFalse(WholeNumbers.fits(WholeNumbers.divide(-32768, -1)));
  }
}
