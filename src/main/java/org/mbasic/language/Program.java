package org.mbasic.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a program in order of their numbers. Mutable; confined to one thread at a time. */
public final class Program {
  /** Is told what becomes of lines. */
  public interface Watch {
    /**
     * A line comes, changes or goes.
     *
     * @param before what there was of it; null for nothing
     * @param after what there is of it now; null for nothing
     */
    void changed(int number, @Nullable LineImage before, @Nullable LineImage after);

    /** All lines go. */
    void cleared();
  }

  private final List<LineImage> lines = new ArrayList<>();
  private @Nullable Watch watch;
  private long version;
  private long characters;

  public int size() {
    return lines.size();
  }

  /** The line at an index, 0 to {@link #size} - 1. */
  public LineImage at(int index) {
    return lines.get(index);
  }

  /** Characters of all images. */
  public long characters() {
    return characters;
  }

  /** A number that grows with every change. */
  public long version() {
    return version;
  }

  /** Has somebody told of changes from now on, in place of whoever was; null for nobody. */
  public void watch(@Nullable Watch who) {
    watch = who;
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
    tell(line.number(), index < 0 ? null : lines.get(index), line);
    if (index >= 0) {
      characters -= lines.set(index, line).image().length();
    } else {
      lines.add(-index - 1, line);
    }
    characters += line.image().length();
    version++;
  }

  /** Takes a line away; false when there is none of that number. */
  public boolean remove(int number) {
    int index = find(number);
    if (index < 0) {
      return false;
    }
    tell(number, lines.get(index), null);
    characters -= lines.remove(index).image().length();
    version++;
    return true;
  }

  /** Takes away all lines from one number to another. */
  public void removeRange(int from, int to) {
    for (LineImage line : lines) {
      if (line.number() >= from && line.number() <= to) {
        tell(line.number(), line, null);
      }
    }
    lines.removeIf(line -> line.number() >= from && line.number() <= to);
    characters = lines.stream().mapToLong(line -> line.image().length()).sum();
    version++;
  }

  /** Takes away all lines. */
  public void clear() {
    Watch who = watch;
    if (who != null) {
      who.cleared();
    }
    lines.clear();
    characters = 0;
    version++;
  }

  private void tell(int number, @Nullable LineImage before, @Nullable LineImage after) {
    Watch who = watch;
    if (who != null) {
      who.changed(number, before, after);
    }
  }

  /** All lines in order: a copy. */
  public List<LineImage> lines() {
    return List.copyOf(lines);
  }
}
