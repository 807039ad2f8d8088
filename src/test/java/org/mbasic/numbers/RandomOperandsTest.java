package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.numbers.FloatFaults.TRAPPED;

import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A million operands for each operation, fast arithmetic against exact; the seed is fixed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomOperandsTest {
  private static final int TRIALS = 1_000_000;
  private static final long SEED = 521;

  /** What stands for an error among the results. */
  private static final long FAULT = -1;

  private enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE;

    BinaryOperator<ExactArithmetic.Raw> exact(ExactArithmetic arithmetic) {
      return switch (this) {
        case ADD -> arithmetic::add;
        case SUBTRACT -> arithmetic::subtract;
        case MULTIPLY -> arithmetic::multiply;
        case DIVIDE -> arithmetic::divide;
      };
    }

    double ofSingles(double x, double y) {
      return switch (this) {
        case ADD -> SinglePrecision.add(x, y, TRAPPED);
        case SUBTRACT -> SinglePrecision.subtract(x, y, TRAPPED);
        case MULTIPLY -> SinglePrecision.multiply(x, y, TRAPPED);
        case DIVIDE -> SinglePrecision.divide(x, y, TRAPPED);
      };
    }

    long ofDoubles(long x, long y) {
      return switch (this) {
        case ADD -> DoublePrecision.add(x, y, TRAPPED);
        case SUBTRACT -> DoublePrecision.subtract(x, y, TRAPPED);
        case MULTIPLY -> DoublePrecision.multiply(x, y, TRAPPED);
        case DIVIDE -> DoublePrecision.divide(x, y, TRAPPED);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void singles_equal_the_exact_algorithm(Operation operation) {
    compare(
        24,
        operation,
        (x, y) -> {
          double left = SinglePrecision.fromBits((int) x);
          double right = SinglePrecision.fromBits((int) y);
          return Integer.toUnsignedLong(SinglePrecision.toBits(operation.ofSingles(left, right)));
        });
  }

  @ParameterizedTest
  @EnumSource
  void doubles_equal_the_exact_algorithm(Operation operation) {
    compare(56, operation, operation::ofDoubles);
  }

  private static void compare(int bits, Operation operation, LongBinaryOperator fast) {
    SplittableRandom random = new SplittableRandom(SEED);
    ExactArithmetic exact = new ExactArithmetic(bits);
    for (int i = 0; i < TRIALS; i++) {
      int exponent = random.nextInt(256);
      int other = random.nextBoolean() ? random.nextInt(256) : near(exponent, bits, random);
      long x = operand(exponent, bits, random);
      long y = operand(other, bits, random);
      long expected = attempt((a, b) -> reference(exact, operation, a, b), x, y);
      long result = attempt(fast, x, y);
      if (expected != result) {
        assertEquals(
            Long.toHexString(expected),
            Long.toHexString(result),
            Long.toHexString(x) + " " + Long.toHexString(y));
      }
    }
  }

  private static long reference(ExactArithmetic exact, Operation operation, long x, long y) {
    return exact.bytes(operation.exact(exact).apply(exact.raw(x), exact.raw(y)));
  }

  private static long attempt(LongBinaryOperator operation, long x, long y) {
    try {
      return operation.applyAsLong(x, y);
    } catch (BasicException e) {
      return FAULT - e.code();
    }
  }

  /** An exponent whose number still takes part in a sum. */
  private static int near(int exponent, int bits, SplittableRandom random) {
    int distance = random.nextInt(-bits - 2, bits + 3);
    return Math.min(255, Math.max(0, exponent + distance));
  }

  /** A number with a mantissa that is random, or short, or close to a power of two. */
  private static long operand(int exponent, int bits, SplittableRandom random) {
    if (exponent == 0) {
      return 0;
    }
    long all = (1L << bits) - 1;
    long mantissa =
        switch (random.nextInt(4)) {
          case 0 -> random.nextLong() << random.nextInt(bits);
          case 1 -> -1L - random.nextInt(3);
          case 2 -> random.nextInt(3);
          default -> random.nextLong();
        };
    return (long) exponent << bits | (mantissa & all);
  }
}
