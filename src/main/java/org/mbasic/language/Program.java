package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;

/** The lines of a program in order of their numbers. Mutable; confined to one thread at a time. */
public final class Program {
  private final List<LineImage> lines = new ArrayList<>();
  private long version;

  public int size() {
    return lines.size();
  }

  /** The line at an index, 0 to {@link #size} - 1. */
  public LineImage at(int index) {
    return lines.get(index);
  }

  /** A number that grows with every change. */
  public long version() {
    return version;
  }

  /** The index of a line by number, or -(where it would be inserted) - 1. */
  public int find(int number) {
    int low = 0;
    int high = lines.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = lines.get(middle).number();
      if (found == number) {
        return middle;
      }
      if (found < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Adds a line, in place of one with the same number. */
  public void put(LineImage line) {
    int index = find(line.number());
    if (index >= 0) {
      lines.set(index, line);
    } else {
      lines.add(-index - 1, line);
    }
    version++;
  }

  /** Adds all lines of another program. */
  public void putAll(Program other) {
    other.lines.forEach(this::put);
  }

  /** Takes a line away; false when there is none of that number. */
  public boolean remove(int number) {
    int index = find(number);
    if (index < 0) {
      return false;
    }
    lines.remove(index);
    version++;
    return true;
  }

  /** Takes away all lines from one number to another. */
  public void removeRange(int from, int to) {
    lines.removeIf(line -> line.number() >= from && line.number() <= to);
    version++;
  }

  public void clear() {
    lines.clear();
    version++;
  }

  /** All lines in order: a copy. */
  public List<LineImage> lines() {
    return List.copyOf(lines);
  }
}
