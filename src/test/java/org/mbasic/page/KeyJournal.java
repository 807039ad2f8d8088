package org.mbasic.page;

import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Typed keys and pressed buttons in order until the server has them on record: {@code KeyJournal}
 * of {@code journal.js}, in Java. Confined to one thread at a time.
 */
public final class KeyJournal {
  private final TreeMap<Long, String> pending = new TreeMap<>();
  private long last;

  /**
   * Keeps a message.
   *
   * @param message makes the frame with its number
   * @param now milliseconds; numbers follow the clock where they can
   * @return the frame
   */
  public String add(LongFunction<String> message, long now) {
    last = Math.max(last + 1, now);
    String frame = message.apply(last);
    pending.put(last, frame);
    return frame;
  }

  /** The server takes no number up to this one any more. */
  public void follow(long seq) {
    last = Math.max(last, seq);
  }

  /** The server has all up to this number on record. */
  public void recorded(long seq) {
    pending.headMap(seq, true).clear();
  }

  /** Messages that nobody will take any more. */
  public void forget() {
    pending.clear();
  }

  /** The frames that are not on record, in order. */
  public List<String> pending() {
    return List.copyOf(pending.values());
  }
}
