package org.mbasic.workspace;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * The fields of one part of a desk: its head, NAME, and the blocks it is cut into, NAME/0, NAME/1
 * and so on. Knows a fingerprint of each that is in the store, so that only what differs is written
 * again. The head tells which blocks belong to it: others are left-overs of an older save.
 */
final class FieldGroup {
  private static final long[] NONE = {};
  private static final long ABSENT = 0;

  private final String name;
  private long head = ABSENT;
  private long[] blocks = NONE;

  FieldGroup(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  String blockName(int block) {
    return name + '/' + block;
  }

  /**
   * Writes the head when the store does not have it.
   *
   * @return its fingerprint, as {@link #fingerprint} finds it in the saved field
   */
  long writeHead(FieldWriter field, FieldChanges changes) {
    byte[] bytes = field.toBytes(name);
    long mark = fingerprint(bytes);
    if (changes.all() || mark != head) {
      changes.write(name, bytes);
      head = changes.saved() ? mark : head;
    }
    return mark;
  }

  void writeBlock(int block, FieldWriter field, FieldChanges changes) {
    byte[] bytes = field.toBytes(blockName(block));
    long mark = fingerprint(bytes);
    if (changes.all() || !holds(block) || mark != blocks[block]) {
      changes.write(blockName(block), bytes);
      if (changes.saved()) {
        note(block, mark);
      }
    }
  }

  /** Whether the store has the block. */
  boolean holds(int block) {
    return block < blocks.length && blocks[block] != ABSENT;
  }

  void removeBlock(int block, FieldChanges changes) {
    if (holds(block) && changes.saved()) {
      blocks[block] = ABSENT;
      changes.remove(blockName(block));
    }
  }

  /** Removes a block and all behind it. */
  void removeFrom(int block, FieldChanges changes) {
    for (int i = block; i < blocks.length; i++) {
      removeBlock(i, changes);
    }
    if (changes.saved()) {
      blocks = Arrays.copyOf(blocks, Math.min(block, blocks.length));
    }
  }

  /** Reads the head, which is in the store as it is now. */
  <T> Optional<T> readHead(SavedFields saved, int version, Function<FieldReader, T> decoder) {
    Optional<T> value = saved.read(name, version, decoder);
    head = value.isPresent() ? fingerprint(saved.bytes(name)) : ABSENT;
    return value;
  }

  /** Reads a block, which is in the store as it is now. */
  <T> Optional<T> readBlock(
      SavedFields saved, int block, int version, Function<FieldReader, T> decoder) {
    String field = blockName(block);
    Optional<T> value = saved.read(field, version, decoder);
    if (value.isPresent()) {
      note(block, fingerprint(saved.bytes(field)));
    }
    return value;
  }

  private void note(int block, long mark) {
    if (block >= blocks.length) {
      blocks = Arrays.copyOf(blocks, Math.max(block + 1, blocks.length + blocks.length / 2));
    }
    blocks[block] = mark;
  }

  /** The field's own checksum and another one: 64 bits together, and never {@link #ABSENT}. */
  static long fingerprint(byte[] field) {
    CRC32C sum = new CRC32C();
    sum.update(field);
    long mark = (sum.getValue() << Integer.SIZE) | FieldReader.checksum(field);
    return mark == ABSENT ? 1 : mark;
  }
}
