package org.mbasic.machine;

import java.util.Arrays;
import org.mbasic.numbers.BasicError;

/** A file's name and bytes. The machine reads and writes open files in place. */
public final class DiskFile {
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
  private long version;

  /**
   * @param content its bytes, which the file takes over
   */
  public DiskFile(String name, byte[] content, Space space) {
    this.name = name;
    this.bytes = content;
    this.size = content.length;
    this.space = space;
  }

  public String name() {
    return name;
  }

  public void rename(String newName) {
    name = newName;
  }

  /** A number that grows with every write. */
  public long version() {
    return version;
  }

  public int size() {
    return size;
  }

  /** A copy of the content. */
  public byte[] content() {
    return Arrays.copyOf(bytes, size);
  }

  /** The byte at an offset below {@link #size}, 0 to 255. */
  int at(int offset) {
    return bytes[offset] & 0xFF;
  }

  /** Writes text at an offset, growing the file as needed: Disk full beyond the quota. */
  void write(int offset, String text) {
    int end = offset + text.length();
    if (end < offset || (end > size && !space.grant(end - size))) {
      throw BasicError.DISK_FULL.raise();
    }
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, Math.min(2 * bytes.length, end + (1 << 16))));
    }
    for (int i = 0; i < text.length(); i++) {
      bytes[offset + i] = (byte) text.charAt(i);
    }
    size = Math.max(size, end);
    version++;
  }

  /** The bytes from an offset as text; zeros stand for what lies behind the end. */
  String read(int offset, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = offset; i < offset + length; i++) {
      text.append(i < size ? (char) at(i) : '\0');
    }
    return text.toString();
  }
}
