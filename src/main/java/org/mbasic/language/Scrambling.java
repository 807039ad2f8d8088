package org.mbasic.language;

/**
 * How the original hides the bytes of a file saved with {@code ,P}: each is mixed with bytes of the
 * tables it keeps for SIN and ATN and with two counters, which run down from 13 and from 11 and
 * start again. Source: the behaviour of BASIC-80 5.21, as files saved by it show.
 */
final class Scrambling {
  private static final int LONG_CYCLE = 13;
  private static final int SHORT_CYCLE = 11;

  /** Coefficients of SIN as the original stores them, from the first counter's 1 on. */
  private static final int[] SIN = {
    0xFB, 0xD7, 0x1E, 0x86, 0x65, 0x26, 0x99, 0x87, 0x58, 0x34, 0x23, 0x87, 0xE1
  };

  /** Coefficients of ATN, from the second counter's 1 on. */
  private static final int[] ATN = {
    0x4A, 0xD7, 0x3B, 0x78, 0x02, 0x6E, 0x84, 0x7B, 0xFE, 0xC1, 0x2F
  };

  private Scrambling() {}

  static String scramble(String bytes) {
    StringBuilder scrambled = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      int mixed = bytes.charAt(i) - first(i) ^ SIN[first(i) - 1] ^ ATN[second(i) - 1];
      scrambled.append((char) (mixed + second(i) & 0xFF));
    }
    return scrambled.toString();
  }

  static String restore(String scrambled) {
    StringBuilder bytes = new StringBuilder(scrambled.length());
    for (int i = 0; i < scrambled.length(); i++) {
      int mixed = scrambled.charAt(i) - second(i) ^ SIN[first(i) - 1] ^ ATN[second(i) - 1];
      bytes.append((char) (mixed + first(i) & 0xFF));
    }
    return bytes.toString();
  }

  private static int first(int offset) {
    return LONG_CYCLE - offset % LONG_CYCLE;
  }

  private static int second(int offset) {
    return SHORT_CYCLE - offset % SHORT_CYCLE;
  }
}
