package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.numbers.FloatFaults.TRAPPED;
import static org.mbasic.numbers.Vectors.hex;
import static org.mbasic.numbers.Vectors.single;

import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TranscendentalTest {
  private enum Recorded {
    SIN,
    COS,
    TAN,
    ATN,
    EXP,
    LOG,
    SQR;

    double of(double x) {
      return switch (this) {
        case SIN -> Transcendental.sin(x, TRAPPED);
        case COS -> Transcendental.cos(x, TRAPPED);
        case TAN -> Transcendental.tan(x, TRAPPED);
        case ATN -> Transcendental.atn(x, TRAPPED);
        case EXP -> Transcendental.exp(x, TRAPPED);
        case LOG -> Transcendental.log(x, TRAPPED);
        case SQR -> Transcendental.sqr(x, TRAPPED);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void functions_have_the_recorded_values(Recorded function) {
    Vectors.check(
        "single-" + function.name().toLowerCase(Locale.ROOT), w -> hex(function.of(single(w[0]))));
  }

  @Test
  void powers_are_the_recorded_ones() {
    Vectors.check(
        "single-pow", w -> hex(Transcendental.power(single(w[0]), single(w[1]), TRAPPED)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {88.25, 88.5})
  void exp_overflows_where_the_original_would_crash(double x) {
    CountedFaults faults = new CountedFaults();
    assertEquals(SinglePrecision.MAX, Transcendental.exp(x, faults));
    assertEquals("Overflow / ", faults.messages());
  }

  @Test
  void two_to_127_overflows() {
    CountedFaults faults = new CountedFaults();
    assertEquals(SinglePrecision.MAX, Transcendental.power(2, 127, faults));
    assertEquals("Overflow / ", faults.messages());
  }
}
