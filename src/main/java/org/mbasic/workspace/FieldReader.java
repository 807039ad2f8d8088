package org.mbasic.workspace;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Reads what {@link FieldWriter} wrote. Damage is found before anything is made of it: the checksum
 * is compared first, and every length against the bytes that are left before memory is taken. Where
 * version and checksum stand never changes, so that any version knows a newer one's field.
 */
final class FieldReader {
  private final String name;
  private final byte[] bytes;
  private final int end;
  private final int version;
  private boolean narrow;
  private int at;

  /**
   * @param name of the field, which its checksum covers
   * @param newest the highest version this program reads
   * @throws CorruptField when the bytes are damaged or another field's
   * @throws NewerState when they are of a newer version
   */
  FieldReader(String name, byte[] bytes, int newest) {
    this.name = name;
    this.bytes = bytes;
    end = bytes.length - FieldWriter.CHECKSUM_BYTES;
    if (end < 1) {
      throw damage("too short");
    }
    CRC32 checksum = FieldWriter.checksum(name);
    checksum.update(bytes, 0, end);
    if (checksum(bytes) != checksum.getValue()) {
      throw damage("wrong checksum");
    }
    version = count(Integer.MAX_VALUE);
    if (version > newest) {
      throw new NewerState(name);
    }
  }

  /** The checksum that a field ends with. */
  static long checksum(byte[] field) {
    long stored = 0;
    for (int i = 1; i <= FieldWriter.CHECKSUM_BYTES; i++) {
      stored = (stored << 8) | (field[field.length - i] & 0xFF);
    }
    return stored;
  }

  private CorruptField damage(String reason) {
    return new CorruptField(name + ": " + reason);
  }

  /** Nothing may be left. */
  void end() {
    if (at < end) {
      throw damage("longer than its values");
    }
  }

  /** From now on only texts of characters 0 to 255 are taken, which is all that BASIC knows. */
  void narrow() {
    narrow = true;
  }

  int version() {
    return version;
  }

  private int take() {
    if (at >= end) {
      throw damage("ends too early");
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
    throw damage("a number without an end");
  }

  int integer() {
    long value = number();
    if (value != (int) value) {
      throw damage("a number out of range");
    }
    return (int) value;
  }

  /** A number of 0 to a limit. */
  int count(int most) {
    long value = number();
    if (value < 0 || value > most) {
      throw damage("a count out of range");
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
    long low = word() & 0xFFFFFFFFL;
    return low | ((long) word() << Integer.SIZE);
  }

  int word() {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 8) {
      value |= take() << shift;
    }
    return value;
  }

  /** What {@link FieldWriter#bytes} wrote. */
  byte[] bytes() {
    int length = count(end - at);
    if (length > end - at) {
      throw damage("bytes longer than their field");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  String text() {
    int length = integer();
    boolean isNarrow = length >= 0;
    if (!isNarrow && narrow) {
      throw damage("a text of other characters than BASIC's");
    }
    int characters = isNarrow ? length : ~length;
    if (characters > (end - at) / (isNarrow ? 1 : 2)) {
      throw damage("a text longer than its field");
    }
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      int low = take();
      text.append((char) (isNarrow ? low : low | take() << 8));
    }
    return text.toString();
  }
}
