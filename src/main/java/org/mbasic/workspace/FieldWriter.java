package org.mbasic.workspace;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Writes the bytes of one saved field: a version, values in order, and a checksum over all of it.
 * The counterpart is {@link FieldReader}.
 *
 * <p>Whole numbers take one byte for each seven bits, small ones of either sign few; texts are
 * their length and their characters, one byte each when all are below 256.
 */
final class FieldWriter {
  /** Bytes of the checksum at the end of a field. */
  static final int CHECKSUM_BYTES = 4;

  private byte[] bytes = new byte[256];
  private int size;

  /**
   * @param version of the values' layout; a number never changes its meaning
   */
  FieldWriter(int version) {
    number(version);
  }

  private void put(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  FieldWriter number(long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      put((int) rest | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
    return this;
  }

  FieldWriter flag(boolean value) {
    put(value ? 1 : 0);
    return this;
  }

  /** Eight bytes, for values that use all of them. */
  FieldWriter bits(long value) {
    for (int shift = 0; shift < 64; shift += 8) {
      put((int) (value >> shift));
    }
    return this;
  }

  FieldWriter text(String value) {
    boolean narrow = value.chars().allMatch(c -> c <= 0xFF);
    number(narrow ? value.length() : ~value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      put(c);
      if (!narrow) {
        put(c >> 8);
      }
    }
    return this;
  }

  /** The field, with its checksum. */
  byte[] toBytes() {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, size);
    long value = checksum.getValue();
    for (int shift = 0; shift < 8 * CHECKSUM_BYTES; shift += 8) {
      put((int) (value >> shift));
    }
    return Arrays.copyOf(bytes, size);
  }
}
