package org.mbasic.workspace;

import java.util.List;
import java.util.Optional;

/**
 * An output log as saved: the head tells where it begins and ends, each chunk is a block, of which
 * only the last ones change.
 */
final class LogFields implements DeskPart {
  private static final int VERSION = 1;

  /** More output than a workspace can come to in its life. */
  private static final long MOST = 1L << 50;

  private final FieldGroup head;
  private final OutputLog log;

  /** The first chunk in the store, and the end of the output there. */
  private long savedFirst;

  private long savedEnd;

  /**
   * @param name of the head
   * @param limit characters that are kept
   */
  LogFields(String name, int limit) {
    head = new FieldGroup(name);
    log = new OutputLog(limit);
  }

  OutputLog log() {
    return log;
  }

  @Override
  public List<String> heads() {
    return List.of(head.name());
  }

  @Override
  public int version() {
    return VERSION;
  }

  private String blockName(long chunk) {
    return head.name() + '/' + chunk;
  }

  /** The chunk behind the last one, when the output ends there. */
  private static long chunksTo(long end) {
    return (end + OutputLog.CHUNK - 1) / OutputLog.CHUNK;
  }

  @Override
  public void collect(FieldChanges changes) {
    long first = log.firstChunk();
    long changed = changes.all() ? first : Math.max(first, savedEnd / OutputLog.CHUNK);
    if (changes.all() || log.end() > savedEnd) {
      for (long chunk = changed; chunk < chunksTo(log.end()); chunk++) {
        FieldWriter block = new FieldWriter(VERSION).text(log.chunkText(chunk));
        changes.write(blockName(chunk), block.toBytes(blockName(chunk)));
      }
    }
    head.writeHead(new FieldWriter(VERSION).number(first).number(log.end()), changes);
    if (changes.saved()) {
      for (long chunk = savedFirst; chunk < Math.min(first, chunksTo(savedEnd)); chunk++) {
        changes.remove(blockName(chunk));
      }
      savedFirst = first;
      savedEnd = log.end();
    }
  }

  /** Output beyond the limit is forgotten, as it is when more comes. */
  @Override
  public void check(DeskLimits limits) {
    log.append("");
  }

  @Override
  public void restore(SavedFields saved) {
    Span span =
        head.readHead(saved, VERSION, field -> new Span(field.number(), field.number()))
            .orElse(new Span(0, 0));
    if (chunksTo(span.end) - span.first > saved.size()) {
      saved.lose(head.name(), new CorruptField("output with a gap"));
      return;
    }
    savedFirst = span.first;
    savedEnd = span.end;
    for (long chunk = savedFirst; chunk < chunksTo(savedEnd); chunk++) {
      restore(saved, chunk);
    }
  }

  /** What is lost is shown as blanks, so that all that follows keeps its place. */
  private void restore(SavedFields saved, long chunk) {
    int length = (int) Math.min(OutputLog.CHUNK, savedEnd - chunk * OutputLog.CHUNK);
    Optional<String> text = saved.read(blockName(chunk), VERSION, field -> text(field, length));
    log.restore(chunk, text.orElse(" ".repeat(length)));
  }

  private static String text(FieldReader field, int length) {
    String text = field.text();
    if (text.length() != length) {
      throw new CorruptField("output that is not as long as it should be");
    }
    return text;
  }

  /** What the head says. */
  private record Span(long first, long end) {
    Span {
      if (first < 0 || end < 0 || end > MOST || first > chunksTo(end)) {
        throw new CorruptField("output that cannot be");
      }
    }
  }
}
