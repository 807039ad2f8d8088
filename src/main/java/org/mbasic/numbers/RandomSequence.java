package org.mbasic.numbers;

/**
 * The numbers RND gives: multiply, add, and swap the bytes of the mantissa. Confined to one thread.
 * Source: numbers.md section 6.
 */
public final class RandomSequence {
  private static final RandomState START = new RandomState(0x804FC752, 0, 0, 0);

  private static final double[] MULTIPLIERS = {
    SinglePrecision.fromBits(0x99CA4A35), SinglePrecision.fromBits(0x98761C39),
    SinglePrecision.fromBits(0x98B39522), SinglePrecision.fromBits(0x9847DD0A),
    SinglePrecision.fromBits(0x9999D153), SinglePrecision.fromBits(0x989F1A0A),
    SinglePrecision.fromBits(0x98CDBC65), SinglePrecision.fromBits(0x983E77D6)
  };

  /** The first one is never used: the counter steps over it. */
  private static final double[] ADDENDS = {
    0,
    SinglePrecision.fromBits(0x6846B168),
    SinglePrecision.fromBits(0x6992E999),
    SinglePrecision.fromBits(0x6875D110)
  };

  /** So many numbers until the mantissa is disturbed once. */
  private static final int PERIOD = 0xAB;

  private int seed;
  private int scrambles;
  private int addend;
  private int multiplier;

  /** A sequence at its start, as after RUN. */
  public RandomSequence() {
    this(START);
  }

  /** A sequence that goes on from a saved state. */
  public RandomSequence(RandomState state) {
    restore(state);
  }

  /**
   * {@code RND(x)}: the next number, the last one again for 0, a new start for a negative x. RND
   * without an argument is {@code RND(1)}.
   */
  public double rnd(double x) {
    if (x < 0) {
      scrambles = 255;
      addend = 255;
      multiplier = 255;
      return scramble(SinglePrecision.toBits(x));
    }
    return x > 0 ? next() : SinglePrecision.fromBits(seed);
  }

  /** {@code RANDOMIZE n}: new middle bytes for the seed; the counters go on as they are. */
  public void randomize(int n) {
    seed = (seed & 0xFF0000FF) | (n & 0xFFFF) << 8;
    next();
  }

  /** Back to the start, as RUN, NEW and CLEAR do. */
  public void reset() {
    restore(START);
  }

  /** What is to be saved. */
  public RandomState state() {
    return new RandomState(seed, scrambles, addend, multiplier);
  }

  private void restore(RandomState state) {
    seed = state.seed();
    scrambles = state.scrambles();
    addend = state.addend();
    multiplier = state.multiplier();
  }

  private double next() {
    multiplier = (multiplier + 1) & 7;
    double product =
        SinglePrecision.multiply(
            SinglePrecision.fromBits(seed), MULTIPLIERS[multiplier], FloatFaults.TRAPPED);
    addend = Math.max(1, (addend + 1) & 3);
    return scramble(
        SinglePrecision.toBits(SinglePrecision.add(product, ADDENDS[addend], FloatFaults.TRAPPED)));
  }

  /** The lowest byte becomes the highest, and the exponent the lowest, of a fraction of 32 bits. */
  private double scramble(int bits) {
    int high = (bits & 0xFF) ^ 0x4F;
    int middle = bits >>> 8 & 0xFF;
    int low = bits >>> 16 & 0xFF;
    scrambles = (scrambles + 1) & 0xFF;
    if (scrambles == PERIOD) {
      scrambles = 0;
      high = (high + 1) & 0xFF;
      middle = (middle - 1) & 0xFF;
      low = (low + 1) & 0xFF;
    }
    long fraction = (long) high << 24 | middle << 16 | low << 8 | bits >>> 24;
    double value = SinglePrecision.round24(fraction * 0x1p-32);
    seed = SinglePrecision.toBits(value);
    return value;
  }
}
