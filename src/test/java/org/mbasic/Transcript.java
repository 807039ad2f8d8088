package org.mbasic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.mbasic.machine.Stop;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskImage;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.FieldChanges;

/** Types the keys of a recorded case at a desk, strictly on demand, and keeps what it shows. */
public final class Transcript {
  private static final char LITERAL = 1;
  private static final int MOST_SLICES = 4_000_000;

  private final String keys;
  private final int budget;
  private Desk desk = Desk.fresh(DeskLimits.DEFAULT);
  private final long start = desk.output().end();
  private final Map<String, byte[]> store = new HashMap<>();
  private int restores;
  private int at;

  private Transcript(String keys, int budget, int restores) {
    this.keys = keys;
    this.budget = budget;
    this.restores = restores;
  }

  /**
   * Runs a case to its end.
   *
   * @param keys as in an {@code .in} file
   * @param budget statements of a slice
   * @param restores how many times, after a slice each, the desk is saved and restored
   */
  public static Transcript of(String keys, int budget, int restores) {
    Transcript transcript = new Transcript(keys, budget, restores);
    transcript.run();
    return transcript;
  }

  private void run() {
    for (int slices = 0; slices < MOST_SLICES; slices++) {
      Stop stop = desk.run(budget);
      if (stop == Stop.SYSTEM) {
        return;
      }
      if (restores > 0) {
        restores--;
        saveAndRestore();
      }
      if (stop != Stop.BUDGET) {
        if (at >= keys.length()) {
          return;
        }
        desk.type(String.valueOf(nextKey()));
      }
    }
    throw new AssertionError("the case does not end");
  }

  /**
   * What all changes together have left in the store is what the desk is, and it is taken as a
   * stranger's as well.
   */
  private void saveAndRestore() {
    FieldChanges changes = desk.changes();
    store.putAll(changes.written());
    store.keySet().removeAll(changes.removed());
    Map<String, byte[]> whole = desk.fields();
    assertEquals(whole.keySet(), store.keySet());
    whole.forEach((name, bytes) -> assertArrayEquals(bytes, store.get(name), name));
    Desk taken = DeskImage.read(DeskImage.of(desk), DeskLimits.DEFAULT);
    taken.fields().forEach((name, bytes) -> assertArrayEquals(bytes, store.get(name), name));
    desk = Desk.restore(store, DeskLimits.DEFAULT);
  }

  private char nextKey() {
    char key = keys.charAt(at++);
    if (key == LITERAL) {
      return keys.charAt(at++);
    }
    return key == '\n' ? '\r' : key;
  }

  /** The console stream, CR dropped as in an {@code .out} file. */
  public String console() {
    return desk.output().from(start).replace("\r", "");
  }

  /** The printer's, in the form of an {@code .lpt} file. */
  public String printer() {
    return desk.printed().from(0);
  }
}
