package org.mbasic.numbers;

import java.math.BigInteger;

/**
 * The four operations as numbers.md section 2 describes them, step by step on raw mantissas: slow,
 * one for both types, and with nothing in common with the fast ones that are held against it. A
 * number is its exponent byte, sign and mantissa with the leading bit; exponent 0 is zero.
 */
final class ExactArithmetic {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final int GUARD = 8;

  private final int bits;

  /**
   * @param bits of the mantissa: 24 or 56
   */
  ExactArithmetic(int bits) {
    this.bits = bits;
  }

  record Raw(boolean negative, int exponent, BigInteger mantissa) {
    static final Raw ZERO = new Raw(false, 0, BigInteger.ZERO);

    Raw negated() {
      return new Raw(!negative && exponent != 0, exponent, mantissa);
    }
  }

  Raw add(Raw x, Raw y) {
    if (x.exponent == 0) {
      return y;
    }
    if (y.exponent == 0) {
      return x;
    }
    boolean ordered = x.exponent >= y.exponent;
    Raw big = ordered ? x : y;
    Raw small = ordered ? y : x;
    int distance = big.exponent - small.exponent;
    if (distance > bits) {
      return big;
    }
    BigInteger upper = big.mantissa.shiftLeft(GUARD);
    BigInteger lower = small.mantissa.shiftLeft(GUARD).shiftRight(distance);
    if (big.negative == small.negative) {
      return rounded(big.negative, big.exponent, upper.add(lower));
    }
    if (bits == 56) {
      lower = lower.shiftRight(GUARD).shiftLeft(GUARD);
    }
    BigInteger difference = upper.subtract(lower);
    return rounded(big.negative ^ difference.signum() < 0, big.exponent, difference.abs());
  }

  Raw subtract(Raw x, Raw y) {
    return add(x, y.negated());
  }

  Raw multiply(Raw x, Raw y) {
    int sum = x.exponent + y.exponent;
    if (x.exponent == 0 || y.exponent == 0 || sum <= 128) {
      return Raw.ZERO;
    }
    if (sum >= 384) {
      throw BasicError.OVERFLOW.raise();
    }
    BigInteger product = x.mantissa.multiply(y.mantissa);
    int exponent = sum - 128;
    if (product.bitLength() < 2 * bits) {
      product = product.shiftLeft(1);
      exponent--;
    }
    return rounded(x.negative ^ y.negative, exponent, product.shiftRight(bits - GUARD));
  }

  Raw divide(Raw x, Raw y) {
    if (y.exponent == 0) {
      throw BasicError.DIVISION_BY_ZERO.raise();
    }
    int difference = x.exponent - y.exponent;
    boolean nothing = bits == 56 && y.exponent == 255;
    if (x.exponent == 0 || nothing || difference <= -127) {
      return Raw.ZERO;
    }
    if (difference >= 127 && (bits == 24 || difference != 128)) {
      throw BasicError.OVERFLOW.raise();
    }
    int exponent = (difference + 129) % 256;
    BigInteger dividend = x.mantissa;
    if (dividend.compareTo(y.mantissa) < 0) {
      dividend = dividend.shiftLeft(1);
      exponent--;
    }
    BigInteger quotient = dividend.shiftLeft(bits + GUARD - 1).divide(y.mantissa);
    return rounded(x.negative ^ y.negative, exponent, quotient);
  }

  /** From a mantissa with guard bits, possibly too long by one or too short by any number. */
  private Raw rounded(boolean negative, int exponent, BigInteger guarded) {
    if (guarded.signum() == 0) {
      return Raw.ZERO;
    }
    int shift = bits + GUARD - guarded.bitLength();
    int e = exponent - shift;
    if (e <= 0) {
      return Raw.ZERO;
    }
    BigInteger normal = guarded.shiftLeft(shift);
    BigInteger mantissa = normal.shiftRight(GUARD);
    if (normal.testBit(GUARD - 1)) {
      mantissa = mantissa.add(ONE);
    }
    if (mantissa.bitLength() > bits) {
      mantissa = mantissa.shiftRight(1);
      e++;
    }
    if (e > 255) {
      throw BasicError.OVERFLOW.raise();
    }
    return new Raw(negative, e, mantissa);
  }

  /** The number in bytes, the exponent highest. */
  Raw raw(long bytes) {
    int exponent = (int) (bytes >>> bits) & 0xFF;
    if (exponent == 0) {
      return Raw.ZERO;
    }
    long sign = 1L << (bits - 1);
    long mantissa = (bytes & (sign - 1)) | sign;
    return new Raw((bytes & sign) != 0, exponent, BigInteger.valueOf(mantissa));
  }

  /** The bytes of a number, the exponent highest; zero is all zeros. */
  long bytes(Raw x) {
    if (x.exponent == 0) {
      return 0;
    }
    long sign = 1L << (bits - 1);
    long fraction = x.mantissa.longValueExact() & (sign - 1);
    return (long) x.exponent << bits | (x.negative ? sign : 0) | fraction;
  }
}
