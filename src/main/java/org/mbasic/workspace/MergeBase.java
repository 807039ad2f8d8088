package org.mbasic.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.LineImage;
import org.mbasic.language.Program;

/**
 * The base of a three-way merge of an editor's text with what others have made of the program: how
 * lines were before others changed them, at versions that the editor may still show. It lives as
 * long as its desk is in memory: an edit of an older version is not merged.
 */
final class MergeBase implements Program.Watch {
  /** More changes than are typed in the time a page takes to learn of them. */
  private static final int MOST_CHANGES = 1_024;

  /**
   * @param version that pages knew the program by before this change
   * @param before null where it had no line of that number
   * @param after null where it has none any more
   */
  private record Change(
      long version, int number, @Nullable LineImage before, @Nullable LineImage after) {}

  private final Edits edits;

  /** By rising versions, for the program may change more than once between two; null for none. */
  private @Nullable Deque<Change> changes;

  /** The oldest version that edits can be merged from. */
  private long oldest;

  MergeBase(Edits edits) {
    this.edits = edits;
    oldest = edits.programVersion();
  }

  @Override
  public void changed(int number, @Nullable LineImage before, @Nullable LineImage after) {
    Deque<Change> known = changes;
    if (known != null && known.size() == MOST_CHANGES) {
      beginWith(known.getFirst().version() + 1);
    }
    if (reaches(edits.programVersion())) {
      known = changes == null ? new ArrayDeque<>() : changes;
      known.add(new Change(edits.programVersion(), number, before, after));
      changes = known;
    }
  }

  /** Another program comes, with which lines of this one have nothing to do. */
  @Override
  public void cleared() {
    beginWith(edits.programVersion() + 1);
  }

  /** Edits of an older version are not to be merged. */
  void beginWith(long version) {
    oldest = version;
    Deque<Change> known = changes;
    while (known != null && !known.isEmpty() && known.getFirst().version() < oldest) {
      known.removeFirst();
    }
    changes = known == null || known.isEmpty() ? null : known;
  }

  /** The page that types bases its edits on this version or a later one. */
  void forget(long version) {
    if (version > oldest) {
      beginWith(Math.min(version, edits.programVersion()));
    }
  }

  /** Whether all is known that others have changed since a version. */
  boolean reaches(long version) {
    return version >= oldest;
  }

  /** Lines of an edit, but where others have changed what it has as its base had it, as theirs. */
  List<LineImage> merged(List<LineImage> edited, long base) {
    Deque<Change> known = changes;
    if (!reaches(base) || known == null) {
      return edited;
    }
    Map<Integer, @Nullable LineImage> were = new HashMap<>();
    Map<Integer, @Nullable LineImage> theirs = new HashMap<>();
    for (Change change : known) {
      if (change.version() >= base) {
        if (!were.containsKey(change.number())) {
          were.put(change.number(), change.before());
        }
        theirs.put(change.number(), change.after());
      }
    }
    TreeMap<Integer, LineImage> lines = new TreeMap<>();
    edited.forEach(line -> lines.put(line.number(), line));
    theirs.forEach(
        (number, line) -> {
          if (Objects.equals(lines.get(number), were.get(number))) {
            if (line == null) {
              lines.remove(number);
            } else {
              lines.put(number, line);
            }
          }
        });
    return List.copyOf(lines.values());
  }
}
