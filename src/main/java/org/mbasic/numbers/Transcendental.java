package org.mbasic.numbers;

/**
 * SIN, COS, TAN, ATN, EXP, LOG, SQR and {@code ^}: single precision whatever the argument was,
 * every step one single-precision operation, so that the last bits are those of the original. The
 * host's own functions agree in a third of the cases only. Source: numbers.md section 5; the
 * constants are the bytes found in the original.
 *
 * <p>Where the original crashes (EXP from 88.03 to 88.72, 2^127) this is an overflow.
 */
public final class Transcendental {
  private static final double HALF_PI = constant(0x81490FDB);
  private static final double TURNS_PER_RADIAN = constant(0x7E22F983);
  private static final double LN_2 = constant(0x80317218);
  private static final double LOG2_E = constant(0x8138AA3B);

  private static final double[] SINE =
      constants(0x861ED7FB, 0x87992665, 0x87233458, 0x86A55DE1, 0x83490FDB);
  private static final double[] ARC_TANGENT =
      constants(
          0x783BD74A,
          0x7B846E02,
          0x7C2FC1FE,
          0x7D9A3174,
          0x7D5A3D84,
          0x7E917FC8,
          0x7E4CBBE4,
          0x7FAAAA6C,
          0x81000000);
  private static final double[] POWER_OF_2 =
      constants(0x7459887C, 0x772697E0, 0x7A1E1DC4, 0x7C63505E, 0x7E75FE1A, 0x80317218, 0x81000000);
  private static final double[] LOG_ABOVE =
      constants(0x8319F79A, 0x83436324, 0x848DCD75, 0x82837FA9);
  private static final double[] LOG_BELOW =
      constants(0x81000000, 0x834DB0E2, 0x8311720A, 0x7F3504F4);

  private Transcendental() {}

  /** SIN of x radians. */
  public static double sin(double x, FloatFaults faults) {
    if (SinglePrecision.exponent(x) < 0x77) {
      return x;
    }
    double turns = SinglePrecision.multiply(Math.abs(x), TURNS_PER_RADIAN, faults);
    double part = SinglePrecision.subtract(turns, SinglePrecision.floor(turns), faults);
    if (part >= 0.25) {
      part = SinglePrecision.add(part, -0.25, faults);
      part = SinglePrecision.add(part, -0.5, faults);
      part = part >= 0 ? SinglePrecision.negate(part) : part;
      part = SinglePrecision.negate(SinglePrecision.add(part, 0.25, faults));
    }
    double sine = oddPolynomial(Math.abs(part), SINE, faults);
    return part < 0 == x < 0 ? sine : SinglePrecision.negate(sine);
  }

  /** COS of x radians. */
  public static double cos(double x, FloatFaults faults) {
    return sin(SinglePrecision.add(HALF_PI, x, faults), faults);
  }

  /** TAN of x radians: a division by zero where the cosine comes out as zero. */
  public static double tan(double x, FloatFaults faults) {
    return SinglePrecision.divide(sin(x, faults), cos(x, faults), faults);
  }

  /** ATN in radians. */
  public static double atn(double x, FloatFaults faults) {
    double magnitude = Math.abs(x);
    boolean inverted = SinglePrecision.exponent(x) >= 0x81;
    if (inverted) {
      magnitude = SinglePrecision.divide(1, magnitude, faults);
    }
    double angle = oddPolynomial(magnitude, ARC_TANGENT, faults);
    if (inverted) {
      angle = SinglePrecision.subtract(HALF_PI, angle, faults);
    }
    return x < 0 ? SinglePrecision.negate(angle) : angle;
  }

  /** EXP: an overflow from 87.3365 on, 0 far below zero. */
  public static double exp(double x, FloatFaults faults) {
    double binary = SinglePrecision.multiply(x, LOG2_E, faults);
    int e = SinglePrecision.exponent(binary);
    if (e < 0x68) {
      return 1;
    }
    if (e >= 0x88) {
      if (binary < 0) {
        return 0;
      }
      faults.overflow();
      return SinglePrecision.MAX;
    }
    double whole = SinglePrecision.floor(binary);
    double part = SinglePrecision.subtract(binary, whole, faults);
    double power = polynomial(part, POWER_OF_2, faults);
    // As an operand 2^127 would have exponent byte 256, which the product's range check catches.
    return SinglePrecision.multiply(power, Math.scalb(1.0, (int) whole), faults);
  }

  /**
   * LOG: the natural logarithm.
   *
   * @throws BasicException Illegal function call unless x is positive
   */
  public static double log(double x, FloatFaults faults) {
    if (x <= 0) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    int exponent = SinglePrecision.exponent(x) - 128;
    double fraction = Math.scalb(x, -exponent);
    double quotient =
        SinglePrecision.divide(
            polynomial(fraction, LOG_ABOVE, faults),
            polynomial(fraction, LOG_BELOW, faults),
            faults);
    return SinglePrecision.multiply(LN_2, SinglePrecision.add(exponent, quotient, faults), faults);
  }

  /**
   * SQR, which is {@code x ^ .5} and as inexact.
   *
   * @throws BasicException Illegal function call for a negative x
   */
  public static double sqr(double x, FloatFaults faults) {
    return power(x, 0.5, faults);
  }

  /**
   * {@code x ^ y}, by way of the logarithm also for whole exponents; 0^0 is 1.
   *
   * @throws BasicException Illegal function call for a negative x unless y is whole
   */
  public static double power(double x, double y, FloatFaults faults) {
    if (y == 0) {
      return 1;
    }
    if (x == 0) {
      if (y > 0) {
        return 0;
      }
      faults.divisionByZero();
      return SinglePrecision.MAX;
    }
    if (x < 0 && (SinglePrecision.exponent(y) >= 0x99 || y != SinglePrecision.floor(y))) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    double logarithm = log(Math.abs(x), faults);
    double magnitude = exp(SinglePrecision.multiply(y, logarithm, faults), faults);
    boolean odd = ((long) y & 1) != 0;
    return x < 0 && odd ? SinglePrecision.negate(magnitude) : magnitude;
  }

  private static double polynomial(double x, double[] coefficients, FloatFaults faults) {
    double sum = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      sum = SinglePrecision.add(coefficients[i], SinglePrecision.multiply(x, sum, faults), faults);
    }
    return sum;
  }

  private static double oddPolynomial(double x, double[] coefficients, FloatFaults faults) {
    double square = SinglePrecision.multiply(x, x, faults);
    return SinglePrecision.multiply(x, polynomial(square, coefficients, faults), faults);
  }

  private static double[] constants(int... bits) {
    double[] values = new double[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = constant(bits[i]);
    }
    return values;
  }

  private static double constant(int bits) {
    return SinglePrecision.fromBits(bits);
  }
}
