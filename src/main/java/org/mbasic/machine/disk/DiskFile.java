package org.mbasic.machine.disk;

import java.util.Arrays;
import java.util.BitSet;
import org.mbasic.numbers.BasicError;

/** A file's name and bytes. The machine reads and writes open files in place. */
public final class DiskFile {
  /** Bytes of a chunk, which is what a change of the content is counted in. */
  public static final int CHUNK = 1 << 16;

  /** Bytes of a CP/M record: the unit of LOC and LOF of sequential files. */
  public static final int SECTOR = 128;

  /** Ends a text before its last record does. */
  public static final char CONTROL_Z = 26;

  /** How the names of hidden files begin. */
  public static final String HIDDEN = "[";

  /** What space a disk has left, asked before a file grows. */
  @FunctionalInterface
  public interface Space {
    /** Whether that many bytes more may be stored. */
    boolean grant(int bytes);
  }

  private final Space space;
  private String name;
  private byte[] bytes;
  private int size;

  /**
   * Whether a channel that is open for output writes it: its last bytes are not on the disk yet.
   */
  private boolean growing;

  /** The chunks written to since {@link #settle}. */
  private final BitSet touched = new BitSet(1);

  /**
   * @param content its bytes, which the file takes over
   */
  public DiskFile(String name, byte[] content, Space space) {
    this.name = name;
    this.bytes = content;
    this.size = content.length;
    this.space = space;
    touch(0, size);
  }

  /** Its name on the disk, or a {@link #hidden} one. */
  public String name() {
    return name;
  }

  /** A name no program can say, for a file that only the channels which opened it still know. */
  public static String hiddenName(int number, String name) {
    return HIDDEN + number + "]" + name;
  }

  /** Whether the file is not listed, and goes away when the last channel closes it. */
  public boolean hidden() {
    return name.startsWith(HIDDEN);
  }

  /** Gives it another name, under which all of it counts as new. */
  public void rename(String newName) {
    name = newName;
    touch(0, size);
  }

  private void touch(int from, int to) {
    if (to > from) {
      touched.set(from / CHUNK, (to - 1) / CHUNK + 1);
    }
  }

  /** Chunks of {@value #CHUNK} bytes it has, the last one perhaps not full. */
  public int chunks() {
    return (size + CHUNK - 1) / CHUNK;
  }

  /** Whether the chunk was written to since {@link #settle}. */
  public boolean touched(int chunk) {
    return touched.get(chunk);
  }

  /** All chunks count as seen. */
  public void settle() {
    touched.clear();
  }

  /** A copy of a chunk. */
  public byte[] chunk(int chunk) {
    return Arrays.copyOfRange(bytes, chunk * CHUNK, Math.min(size, (chunk + 1) * CHUNK));
  }

  /** Its length in bytes. */
  public int size() {
    return size;
  }

  /** A channel is open for output, until {@link #complete}. */
  public void begin() {
    growing = true;
  }

  /**
   * The bytes that can be read: of a file that is being written the sectors behind which more has
   * come, since the original writes a full one when it needs its buffer again.
   */
  public int readable() {
    return growing ? Math.max(0, size - 1) / SECTOR * SECTOR : size;
  }

  /** A copy of the content. */
  public byte[] content() {
    return Arrays.copyOf(bytes, size);
  }

  /** The byte at an offset below {@link #size}, 0 to 255. */
  public int at(int offset) {
    return bytes[offset] & 0xFF;
  }

  /** Disk full unless the file may have so many bytes: to be asked before they are made. */
  public void checkRoom(int end) {
    if (end < 0 || (end > size && !space.grant(end - size))) {
      throw BasicError.DISK_FULL.raise();
    }
  }

  /** Writes text at an offset, growing the file as needed: Disk full beyond the quota. */
  public void write(int offset, String text) {
    int end = offset + text.length();
    checkRoom(end);
    reserve(end);
    for (int i = 0; i < text.length(); i++) {
      bytes[offset + i] = (byte) text.charAt(i);
    }
    size = Math.max(size, end);
    touch(offset, end);
  }

  private void reserve(int end) {
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, Math.min(2 * bytes.length, end + (1 << 16))));
    }
  }

  private void append(char c) {
    reserve(size + 1);
    bytes[size] = (byte) c;
    size++;
    touch(size - 1, size);
  }

  /**
   * The bytes from an offset as text. What follows the end in its sector is a Ctrl-Z, unless that
   * is the last byte, and, as the original had only one buffer to fill, what stands there in the
   * sector before; zeros stand for all other bytes that are not there.
   */
  public String read(int offset, int length) {
    StringBuilder text = new StringBuilder(length);
    int end = readable();
    for (int i = offset; i < offset + length; i++) {
      text.append((char) (i < end ? at(i) : behind(i, end)));
    }
    return text.toString();
  }

  private int behind(int offset, int end) {
    int used = end % SECTOR;
    int before = offset - SECTOR;
    if (used == 0 || offset / SECTOR != end / SECTOR) {
      return 0;
    }
    if (offset == end && at(end - 1) != CONTROL_Z) {
      return CONTROL_Z;
    }
    return before < 0 ? 0 : at(before);
  }

  /**
   * The last byte was written: a Ctrl-Z follows, which begins a sector of its own where the bytes
   * fill theirs, and needs none in the file where it can be told from the size. A full disk has to
   * do without it.
   */
  public void complete() {
    growing = false;
    if (size % SECTOR == 0 && space.grant(1)) {
      append(CONTROL_Z);
    }
  }
}
