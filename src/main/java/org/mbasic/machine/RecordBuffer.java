package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * The record buffer of a channel number, and the string variables that show parts of it. It
 * outlives CLOSE, RUN and NEW with all its bytes, as the original only ever marks the file as
 * closed: what a FIELD has bound stays bound until the variable is given another value.
 */
final class RecordBuffer {
  /** A string variable that shows a part of the buffer. */
  static final class Field {
    Place place;
    final int offset;
    final int width;

    /**
     * The very string object last put into the variable: any assignment puts another there, and the
     * variable no longer belongs to the field.
     */
    String shown;

    Field(Place place, int offset, int width, String shown) {
      this.place = place;
      this.offset = offset;
      this.width = width;
      this.shown = shown;
    }

    @SuppressWarnings("ReferenceEquality")
    boolean bound() {
      return place.exists() && place.string() == shown;
    }
  }

  /** The place of a string that is not in the buffer. */
  static final int NOWHERE = -1;

  final StringBuilder bytes = new StringBuilder(0);
  private final List<Field> fields = new ArrayList<>(0);

  private final StringBuilder markedBytes = new StringBuilder(0);
  private final List<Field> markedFields = new ArrayList<>(0);

  /** A file is opened with records of so many bytes: those that it never had are zero. */
  void open(int recordLength) {
    bytes.setLength(Math.max(recordLength, bytes.length()));
    fields.removeIf(field -> !field.bound());
  }

  /** The fields whose variables still show them. */
  List<Field> fields() {
    fields.removeIf(field -> !field.bound());
    return fields;
  }

  /**
   * Where the bytes of a string lie in the buffer, or {@link #NOWHERE}: in it are those of the very
   * string that a field's variable has.
   */
  @SuppressWarnings("ReferenceEquality")
  int offset(String text) {
    for (Field field : fields) {
      if (field.shown == text) {
        return field.offset;
      }
    }
    return NOWHERE;
  }

  /** Whether it is as a new one: zeros that no variable shows. */
  boolean blank() {
    return fields().isEmpty() && bytes.chars().allMatch(c -> c == 0);
  }

  /** Makes a variable show a part of the buffer. */
  void bind(Place place, int offset, int width) {
    String shown = new String(bytes.substring(offset, offset + width));
    place.assign(shown);
    fields.add(new Field(place, offset, width, shown));
  }

  /** Shows the buffer in the variables that still belong to it. */
  void show() {
    for (Field field : fields()) {
      field.shown = new String(bytes.substring(field.offset, field.offset + field.width));
      field.place.assign(field.shown);
    }
  }

  /** Overwrites bytes from {@code at} on with the first ones of a string. */
  void write(int at, String text, int count) {
    bytes.replace(at, at + count, text.substring(0, count));
    show();
  }

  /**
   * Overwrites bytes with others of the buffer, one after the other as the original does: where
   * both overlap, those that are copied have been overwritten already.
   */
  void copy(int at, int from, int count) {
    for (int i = 0; i < count; i++) {
      bytes.setCharAt(at + i, bytes.charAt(from + i));
    }
    show();
  }

  /** Marks what it is now. */
  void mark() {
    markedFields.clear();
    markedFields.addAll(fields);
    markedBytes.setLength(0);
    markedBytes.append(bytes);
  }

  /** Goes back to {@link #mark}. The variables must have gone back before. */
  void undo() {
    bytes.setLength(0);
    bytes.append(markedBytes);
    fields.clear();
    fields.addAll(markedFields);
    show();
  }
}
