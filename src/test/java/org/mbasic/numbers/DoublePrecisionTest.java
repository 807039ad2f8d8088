package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.numbers.FloatFaults.TRAPPED;
import static org.mbasic.numbers.Vectors.hex;
import static org.mbasic.numbers.Vectors.precise;
import static org.mbasic.numbers.Vectors.single;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DoublePrecisionTest {
  @Test
  void sums_are_the_recorded_ones() {
    Vectors.check(
        "double-add", w -> hex(DoublePrecision.add(precise(w[0]), precise(w[1]), TRAPPED)));
  }

  @Test
  void differences_are_the_recorded_ones() {
    Vectors.check(
        "double-sub", w -> hex(DoublePrecision.subtract(precise(w[0]), precise(w[1]), TRAPPED)));
  }

  @Test
  void products_are_the_recorded_ones() {
    Vectors.check(
        "double-mul", w -> hex(DoublePrecision.multiply(precise(w[0]), precise(w[1]), TRAPPED)));
  }

  @Test
  void quotients_are_the_recorded_ones() {
    Vectors.check(
        "double-div", w -> hex(DoublePrecision.divide(precise(w[0]), precise(w[1]), TRAPPED)));
  }

  @Test
  void a_quotient_that_is_just_too_large_keeps_its_sign() {
    long large = DoublePrecision.negate(255L << 56);
    long half = 128L << 56;

    assertEquals(
        DoublePrecision.negate(DoublePrecision.MAX),
        DoublePrecision.divide(large, half, new CountedFaults()));
  }

  @Test
  void rounding_up_beyond_the_largest_number_leaves_a_negative_one() {
    CountedFaults faults = new CountedFaults();
    long halfOfLastBit = 199L << 56;

    assertEquals(
        DoublePrecision.negate(DoublePrecision.MAX),
        DoublePrecision.add(DoublePrecision.MAX, halfOfLastBit, faults));
    assertEquals(1, faults.overflows());
  }

  @Test
  void cint_gives_the_recorded_integers() {
    Vectors.checkIntegers("double-cint", w -> hex(DoublePrecision.toInteger(precise(w[0]))));
  }

  @Test
  void csng_gives_the_recorded_singles() {
    Vectors.check("double-csng", w -> hex(DoublePrecision.toSingle(precise(w[0]), TRAPPED)));
  }

  @Test
  void cdbl_gives_the_recorded_doubles() {
    Vectors.check("single-cdbl", w -> hex(DoublePrecision.fromSingle(single(w[0]))));
  }

  @Test
  void int_gives_the_recorded_values() {
    Vectors.check("double-int", w -> hex(DoublePrecision.floor(precise(w[0]))));
  }

  @Test
  void fix_gives_the_recorded_values() {
    Vectors.check("double-fix", w -> hex(DoublePrecision.fix(precise(w[0]))));
  }

  @Test
  void numbers_are_ordered_by_value() {
    long[] ascending = {
      DoublePrecision.negate(DoublePrecision.MAX),
      DoublePrecision.fromInteger(-2),
      DoublePrecision.fromInteger(-1),
      DoublePrecision.fromSingle(-0x1p-128),
      0,
      DoublePrecision.fromSingle(0x1p-128),
      DoublePrecision.fromSingle(0.75),
      DoublePrecision.fromInteger(1),
      DoublePrecision.MAX
    };
    for (int i = 0; i < ascending.length; i++) {
      for (int k = 0; k < ascending.length; k++) {
        assertEquals(
            Integer.compare(i, k),
            DoublePrecision.compare(ascending[i], ascending[k]),
            hex(ascending[i]) + " " + hex(ascending[k]));
      }
      assertEquals(Integer.compare(i, 4), DoublePrecision.sign(ascending[i]));
    }
  }
}
