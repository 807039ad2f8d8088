package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mbasic.numbers.Vectors.hex;
import static org.mbasic.numbers.Vectors.whole;

import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WholeNumbersTest {
  private enum Arithmetic {
    ADD,
    SUB,
    MUL,
    IDIV,
    MOD;

    int of(int x, int y) {
      return switch (this) {
        case ADD -> x + y;
        case SUB -> x - y;
        case MUL -> x * y;
        case IDIV -> WholeNumbers.divide(x, y);
        case MOD -> WholeNumbers.remainder(x, y);
      };
    }
  }

  private enum Logic {
    AND,
    OR,
    XOR,
    EQV,
    IMP;

    int of(int x, int y) {
      return switch (this) {
        case AND -> x & y;
        case OR -> x | y;
        case XOR -> x ^ y;
        case EQV -> ~(x ^ y);
        case IMP -> ~x | y;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void results_rounded_to_a_single_are_the_recorded_ones(Arithmetic arithmetic) {
    Vectors.check(
        "integer-" + arithmetic.name().toLowerCase(Locale.ROOT),
        w -> hex(SinglePrecision.round24(arithmetic.of(whole(w[0]), whole(w[1])))));
  }

  @Test
  void division_with_a_fraction_is_that_of_singles() {
    for (String line : Vectors.lines("integer-div")) {
      String[] words = line.split(" ", -1);
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
        "integer-" + logic.name().toLowerCase(Locale.ROOT),
        w -> hex(logic.of(whole(w[0]), whole(w[1]))));
  }

  @Test
  void sixteen_bits_are_the_limit() {
    assertTrue(WholeNumbers.fits(-32768));
    assertTrue(WholeNumbers.fits(32767));
    assertFalse(WholeNumbers.fits(-32769));
    assertFalse(WholeNumbers.fits(WholeNumbers.divide(-32768, -1)));
  }
}
