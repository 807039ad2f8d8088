package org.mbasic.numbers;

/**
 * A positive number, or zero, on its way to decimal digits: a value with as many digits before its
 * point as the type can show, times {@code 10^exponent}. The scaling is done in the number's own
 * arithmetic and has its rounding errors. Source: numbers.md section 7.
 */
sealed interface Decimal {

  /** The power of ten by which the value is to be multiplied. */
  int exponent();

  /** How many digits the type shows. */
  int precision();

  /** The letter before a decimal exponent. */
  char letter();

  /** The same number with its value divided by ten so many times. */
  Decimal shortened(int places);

  /** The value rounded to a whole number. */
  long digits();

  /** Scales a positive number; a single is taken as a single, an integer too. */
  static Decimal of(Numeral magnitude) {
    if (magnitude instanceof Numeral.Double precise) {
      return Sixteen.of(precise.bits());
    }
    return Six.of(
        magnitude instanceof Numeral.Single single
            ? single.value()
            : ((Numeral.Whole) magnitude).value());
  }

  /** A single: six digits. */
  record Six(double value, int exponent) implements Decimal {
    private static final double ABOVE = SinglePrecision.fromBits(0x947423F8);
    private static final double BELOW = SinglePrecision.fromBits(0x91434FF9);

    static Six of(double x) {
      double value = x;
      int exponent = 0;
      while (value < BELOW && value != 0) {
        value = TenFold.up(value, FloatFaults.TRAPPED);
        exponent--;
      }
      while (value >= ABOVE) {
        value = TenFold.down(value);
        exponent++;
      }
      return new Six(value, exponent);
    }

    @Override
    public int precision() {
      return 6;
    }

    @Override
    public char letter() {
      return 'E';
    }

    @Override
    public Six shortened(int places) {
      double shorter = value;
      for (int i = 0; i < places; i++) {
        shorter = TenFold.down(shorter);
      }
      return new Six(shorter, exponent + places);
    }

    @Override
    public long digits() {
      return (long) SinglePrecision.add(value, 0.5, FloatFaults.TRAPPED);
    }
  }

  /** A double: sixteen digits. */
  record Sixteen(long bits, int exponent) implements Decimal {
    private static final long ABOVE = 0xB60E_1BC9_BF03_FFFEL;
    private static final long BELOW = 0xB263_5FA9_319F_FFE1L;
    private static final long TEN_BILLION = 0xA215_02F9_0000_0000L;
    private static final long HALF = 0x80L << 56;

    static Sixteen of(long x) {
      long value = x;
      int exponent = 0;
      while (DoublePrecision.exponent(value) < 0x91 && value != 0) {
        value = DoublePrecision.multiply(value, TEN_BILLION, FloatFaults.TRAPPED);
        exponent -= 10;
      }
      while (DoublePrecision.compare(value, BELOW) < 0 && value != 0) {
        value = TenFold.up(value, FloatFaults.TRAPPED);
        exponent--;
      }
      while (DoublePrecision.compare(value, ABOVE) >= 0) {
        value = TenFold.down(value);
        exponent++;
      }
      return new Sixteen(value, exponent);
    }

    @Override
    public int precision() {
      return 16;
    }

    @Override
    public char letter() {
      return 'D';
    }

    @Override
    public Sixteen shortened(int places) {
      long shorter = bits;
      for (int i = 0; i < places; i++) {
        shorter = TenFold.down(shorter);
      }
      return new Sixteen(shorter, exponent + places);
    }

    @Override
    public long digits() {
      long rounded = DoublePrecision.add(bits, HALF, FloatFaults.TRAPPED);
      return DoublePrecision.toLong(DoublePrecision.floor(rounded));
    }
  }
}
