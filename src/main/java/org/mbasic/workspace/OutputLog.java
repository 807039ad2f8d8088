package org.mbasic.workspace;

import java.util.TreeMap;

/**
 * What a console has shown, addressed by absolute offset from its first character ever. The oldest
 * part is forgotten in whole chunks once more is kept than the limit allows. Characters 0 to 255.
 */
public final class OutputLog {
  /** Characters of a chunk; chunk n holds the offsets from n times this on. */
  static final int CHUNK = 4096;

  private final TreeMap<Long, StringBuilder> chunks = new TreeMap<>();
  private final int limit;
  private long end;

  OutputLog(int limit) {
    this.limit = limit;
  }

  /** Offset of the oldest character kept. */
  public long base() {
    return chunks.isEmpty() ? end : chunks.firstKey() * CHUNK;
  }

  /** Offset behind the newest character. */
  public long end() {
    return end;
  }

  /** What was shown from an offset on; from the base if that was forgotten. */
  public String from(long offset) {
    return from(offset, Integer.MAX_VALUE);
  }

  /** At most so many characters from an offset on. */
  public String from(long offset, int most) {
    long at = Math.max(offset, base());
    long until = Math.min(end, at + most);
    StringBuilder text = new StringBuilder((int) Math.max(0, until - at));
    while (at < until) {
      StringBuilder chunk = chunk(at / CHUNK);
      int first = (int) (at % CHUNK);
      int last = (int) Math.min(chunk.length(), first + until - at);
      text.append(chunk, first, last);
      at += last - first;
    }
    return text.toString();
  }

  private StringBuilder chunk(long number) {
    return chunks.computeIfAbsent(number, n -> new StringBuilder());
  }

  void append(String text) {
    int at = 0;
    while (at < text.length()) {
      StringBuilder chunk = chunk(end / CHUNK);
      int taken = Math.min(text.length() - at, CHUNK - chunk.length());
      chunk.append(text, at, at + taken);
      at += taken;
      end += taken;
    }
    while (end - base() > limit && chunks.size() > 1) {
      chunks.pollFirstEntry();
    }
  }

  /** Gives back spare room of the newest chunk. */
  void trim() {
    if (!chunks.isEmpty()) {
      chunks.lastEntry().getValue().trimToSize();
    }
  }

  /** Number of the oldest chunk kept. */
  long firstChunk() {
    return chunks.isEmpty() ? end / CHUNK : chunks.firstKey();
  }

  /** Text of a chunk that is kept. */
  String chunkText(long number) {
    StringBuilder chunk = chunks.get(number);
    return chunk == null ? "" : chunk.toString();
  }

  /** Puts a saved chunk back; they come in order, and the newest one sets the end. */
  void restore(long number, String text) {
    chunks.put(number, new StringBuilder(text));
    end = number * CHUNK + text.length();
  }
}
