package org.mbasic.machine;

import org.jspecify.annotations.Nullable;

/**
 * The characters of a string variable where LSET, RSET and MID$ change them, one after the other as
 * the original does: a string that overlaps the one it is put into lends characters that have been
 * overwritten already.
 */
final class StoredText {
  private final Place place;
  private final StringBuilder bytes;
  private final int offset;
  private final int length;
  private final @Nullable RecordBuffer record;

  /**
   * @param record the buffer whose bytes they are, or null for a string of its own
   */
  StoredText(
      Place place, StringBuilder bytes, int offset, int length, @Nullable RecordBuffer record) {
    this.place = place;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.record = record;
  }

  /** A string that lies nowhere else, to be copied from. */
  static StoredText copy(Place place, String text) {
    return new StoredText(place, new StringBuilder(text), 0, text.length(), null);
  }

  Place place() {
    return place;
  }

  int length() {
    return length;
  }

  /** Overwrites characters from {@code at} on with the first ones of another string. */
  void take(StoredText source, int at, int count) {
    for (int i = 0; i < count; i++) {
      bytes.setCharAt(offset + at + i, source.bytes.charAt(source.offset + i));
    }
  }

  /** Overwrites characters with blanks. */
  void blank(int at, int count) {
    for (int i = 0; i < count; i++) {
      bytes.setCharAt(offset + at + i, ' ');
    }
  }

  /** Shows the change in the variable, and in all that show the same record buffer. */
  void show() {
    if (record != null) {
      record.show();
    } else {
      place.assign(bytes.toString());
    }
  }
}
