package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.numbers.FloatFaults.TRAPPED;
import static org.mbasic.numbers.Vectors.hex;
import static org.mbasic.numbers.Vectors.single;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SinglePrecisionTest {
  @Test
  void sums_are_the_recorded_ones() {
    Vectors.check("single-add", w -> hex(SinglePrecision.add(single(w[0]), single(w[1]), TRAPPED)));
  }

  @Test
  void differences_are_the_recorded_ones() {
    Vectors.check(
        "single-sub", w -> hex(SinglePrecision.subtract(single(w[0]), single(w[1]), TRAPPED)));
  }

  @Test
  void products_are_the_recorded_ones() {
    Vectors.check(
        "single-mul", w -> hex(SinglePrecision.multiply(single(w[0]), single(w[1]), TRAPPED)));
  }

  @Test
  void quotients_are_the_recorded_ones() {
    Vectors.check(
        "single-div", w -> hex(SinglePrecision.divide(single(w[0]), single(w[1]), TRAPPED)));
  }

  @Test
  void cint_gives_the_recorded_integers() {
    Vectors.checkIntegers("single-cint", w -> hex(SinglePrecision.toInteger(single(w[0]))));
  }

  @Test
  void int_gives_the_recorded_values() {
    Vectors.check("single-int", w -> hex(SinglePrecision.floor(single(w[0]))));
  }

  @Test
  void fix_gives_the_recorded_values() {
    Vectors.check("single-fix", w -> hex(SinglePrecision.fix(single(w[0]))));
  }

  @Test
  void integer_division_rounds_its_operands_first() {
    Vectors.check(
        "single-idiv",
        w -> {
          int dividend = SinglePrecision.toInteger(single(w[0]));
          return hex(
              (double) WholeNumbers.divide(dividend, SinglePrecision.toInteger(single(w[1]))));
        });
  }

  @Test
  void mod_rounds_its_operands_first() {
    Vectors.check(
        "single-mod",
        w -> {
          int dividend = SinglePrecision.toInteger(single(w[0]));
          int divisor = SinglePrecision.toInteger(single(w[1]));
          return hex((double) WholeNumbers.remainder(dividend, divisor));
        });
  }

  @ParameterizedTest
  @CsvSource({"2.5, 3", "-1.5, -2", "-2.5, -3", "-0.5, -1", "0.5, 1", "0.4, 0", "-0.4, 0", "0, 0"})
  void cint_takes_halves_away_from_zero(double x, int expected) {
    assertEquals(expected, SinglePrecision.toInteger(SinglePrecision.round24(x)));
  }

  @Test
  void cint_rounds_up_what_is_only_just_below_a_half() {
    assertEquals(1, SinglePrecision.toInteger(Math.nextDown(0.5f)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {32767.5, -32768.5, 40000, SinglePrecision.MAX})
  void cint_overflows_outside_16_bits(double x) {
    assertEquals("E6", Vectors.attempt(() -> hex(SinglePrecision.toInteger(x))));
  }

  @Test
  void bytes_with_exponent_zero_are_zero() {
    assertEquals(0, Double.doubleToRawLongBits(SinglePrecision.fromBits(0x00FFFFFF)));
    assertEquals(0, SinglePrecision.toBits(0));
  }

  @Test
  void no_operation_makes_a_negative_zero() {
    double[] zeros = {
      SinglePrecision.negate(0),
      SinglePrecision.subtract(1.5, 1.5, TRAPPED),
      SinglePrecision.subtract(0, 0, TRAPPED),
      SinglePrecision.multiply(0, -1, TRAPPED),
      SinglePrecision.multiply(-0x1p-100, 0x1p-100, TRAPPED),
      SinglePrecision.divide(0, -1, TRAPPED),
      SinglePrecision.divide(-0x1p-100, 0x1p100, TRAPPED),
      SinglePrecision.fix(-0.25),
      SinglePrecision.floor(0.25)
    };
    for (double zero : zeros) {
      assertEquals(0, Double.doubleToRawLongBits(zero));
    }
  }
}
