package org.mbasic.workspace;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** An output log and the fields it is saved in: one a chunk, of which only the last ones change. */
final class LogFields {
  private static final int VERSION = 1;

  private final String prefix;
  private final OutputLog log;
  private final Set<Long> savedChunks = new HashSet<>();
  private long saved;

  /**
   * @param prefix of the fields' names
   */
  LogFields(String prefix, int limit) {
    this.prefix = prefix;
    log = new OutputLog(limit);
  }

  OutputLog log() {
    return log;
  }

  /** Takes back a saved chunk, if the field is one of this log's. */
  boolean restore(String name, byte[] bytes) {
    if (!name.startsWith(prefix)) {
      return false;
    }
    FieldReader chunk = new FieldReader(bytes, VERSION);
    log.restore(chunk.number(), chunk.text());
    return true;
  }

  boolean dirty() {
    return saved < log.end();
  }

  /** Adds the fields of all chunks. */
  void addAll(Map<String, byte[]> fields) {
    addFrom(log.firstChunk(), fields);
  }

  /** Adds the fields of the chunks that changed. */
  void addChanged(Map<String, byte[]> fields) {
    if (dirty()) {
      addFrom(Math.max(log.firstChunk(), saved / OutputLog.CHUNK), fields);
    }
  }

  private void addFrom(long first, Map<String, byte[]> fields) {
    for (long chunk = first; chunk * OutputLog.CHUNK < log.end(); chunk++) {
      byte[] bytes = new FieldWriter(VERSION).number(chunk).text(log.chunkText(chunk)).toBytes();
      fields.put(prefix + chunk, bytes);
    }
  }

  /** Adds the names of saved fields whose chunks were forgotten. */
  void addRemoved(Set<String> removed) {
    for (long chunk : savedChunks) {
      if (chunk < log.firstChunk()) {
        removed.add(prefix + chunk);
      }
    }
  }

  void saved() {
    saved = log.end();
    savedChunks.clear();
    for (long chunk = log.firstChunk(); chunk * OutputLog.CHUNK < log.end(); chunk++) {
      savedChunks.add(chunk);
    }
  }

  /** Everything counts as changed. */
  void unsaved() {
    saved = log.base();
  }
}
