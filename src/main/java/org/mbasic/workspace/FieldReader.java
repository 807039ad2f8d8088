package org.mbasic.workspace;

import java.util.zip.CRC32;

/**
 * Reads what {@link FieldWriter} wrote. Damage is found before anything is made of it: the checksum
 * is compared first, and every length against the bytes that are left before memory is taken.
 */
final class FieldReader {
  private final byte[] bytes;
  private final int end;
  private final int version;
  private int at;

  /**
   * @param newest the highest version this program reads
   * @throws CorruptField when the bytes are damaged or of a newer version
   */
  FieldReader(byte[] bytes, int newest) {
    this.bytes = bytes;
    end = bytes.length - FieldWriter.CHECKSUM_BYTES;
    if (end < 1) {
      throw new CorruptField("too short");
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, end);
    long stored = 0;
    for (int i = FieldWriter.CHECKSUM_BYTES - 1; i >= 0; i--) {
      stored = (stored << 8) | (bytes[end + i] & 0xFF);
    }
    if (stored != checksum.getValue()) {
      throw new CorruptField("wrong checksum");
    }
    version = count(Integer.MAX_VALUE);
    if (version > newest) {
      throw new CorruptField("written by a newer version");
    }
  }

  int version() {
    return version;
  }

  private int take() {
    if (at >= end) {
      throw new CorruptField("ends too early");
    }
    return bytes[at++] & 0xFF;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = take();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new CorruptField("a number without an end");
  }

  int integer() {
    long value = number();
    if (value != (int) value) {
      throw new CorruptField("a number out of range");
    }
    return (int) value;
  }

  /** A number of 0 to a limit. */
  int count(int most) {
    long value = number();
    if (value < 0 || value > most) {
      throw new CorruptField("a count out of range");
    }
    return (int) value;
  }

  /** A number of elements of which each takes at least a byte. */
  int elements() {
    return count(end - at);
  }

  boolean flag() {
    return take() != 0;
  }

  long bits() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      value |= (long) take() << shift;
    }
    return value;
  }

  String text() {
    int length = integer();
    boolean narrow = length >= 0;
    int characters = narrow ? length : ~length;
    if (characters > (end - at) / (narrow ? 1 : 2)) {
      throw new CorruptField("a text longer than its field");
    }
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      int low = take();
      text.append((char) (narrow ? low : low | take() << 8));
    }
    return text.toString();
  }
}
