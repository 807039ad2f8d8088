package org.mbasic.workspace;

import java.nio.charset.StandardCharsets;
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

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
    }
  }

  private void put(int value) {
    reserve(1);
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
    return word((int) value).word((int) (value >>> Integer.SIZE));
  }

  /** Four bytes, for values that use all of them. */
  FieldWriter word(int value) {
    reserve(Integer.BYTES);
    for (int shift = 0; shift < Integer.SIZE; shift += 8) {
      bytes[size++] = (byte) (value >> shift);
    }
    return this;
  }

  FieldWriter text(String value) {
    int length = value.length();
    int wide = 0;
    for (int i = 0; i < length; i++) {
      wide |= value.charAt(i);
    }
    boolean narrow = wide <= 0xFF;
    number(narrow ? length : ~length);
    reserve(narrow ? length : 2 * length);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      bytes[size++] = (byte) c;
      if (!narrow) {
        bytes[size++] = (byte) (c >> 8);
      }
    }
    return this;
  }

  /** The length of an array, and the array. */
  FieldWriter bytes(byte[] value) {
    number(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** The field, with its checksum, which covers the name so that no field passes for another. */
  byte[] toBytes(String name) {
    CRC32 checksum = checksum(name);
    checksum.update(bytes, 0, size);
    word((int) checksum.getValue());
    return Arrays.copyOf(bytes, size);
  }

  static CRC32 checksum(String name) {
    CRC32 checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    return checksum;
  }
}
