package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The recorded results under {@code vectors}: lines of bytes in hexadecimal, the lowest first. An
 * expected result that is an error is {@code E} and its number; a zero is zero whatever its
 * mantissa.
 */
final class Vectors {
  private Vectors() {}

  /** The lines of a file of vectors, none of them empty. */
  static List<String> lines(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      List<String> lines = text.lines().filter(line -> !line.startsWith("# ")).toList();
      assertFalse(lines.isEmpty(), name);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds every line {@code operands RESULT} of a file against what the operands give. Where the
   * program stopped, a line ends in the message with underscores.
   */
  static void check(String name, Function<String[], String> operation) {
    for (String line : lines(name)) {
      String[] words = line.split(" ", -1);
      String last = words[words.length - 1];
      String expected = last.startsWith("STOP:Division_by_zero") ? "E11" : canonical(last);
      assertEquals(expected, attempt(() -> operation.apply(words)), line);
    }
  }

  /** The same for results that are integers, whose last byte says nothing about zero. */
  static void checkIntegers(String name, Function<String[], String> operation) {
    for (String line : lines(name)) {
      String[] words = line.split(" ", -1);
      assertEquals(words[words.length - 1], attempt(() -> operation.apply(words)), line);
    }
  }

  /** The text of a result, or of the error that came instead. */
  static String attempt(Supplier<String> result) {
    try {
      return result.get();
    } catch (BasicException e) {
      return "E" + e.code();
    }
  }

  /** All zeros are one. */
  static String canonical(String hex) {
    return hex.endsWith("00") ? "0".repeat(hex.length()) : hex;
  }

  static double single(String hex) {
    return SinglePrecision.fromBits(Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16)));
  }

  static String hex(double single) {
    return String.format("%08X", Integer.reverseBytes(SinglePrecision.toBits(single)));
  }

  static long precise(String hex) {
    return DoublePrecision.fromBits(Long.reverseBytes(Long.parseUnsignedLong(hex, 16)));
  }

  static String hex(long precise) {
    return String.format("%016X", Long.reverseBytes(precise));
  }

  static int whole(String hex) {
    return Short.reverseBytes((short) Integer.parseInt(hex, 16));
  }

  static String hex(int whole) {
    return String.format("%04X", Short.reverseBytes((short) whole) & 0xFFFF);
  }

  /** Characters given as hexadecimal bytes. */
  static String characters(String hex) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 2) {
      text.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
    }
    return text.toString();
  }
}
