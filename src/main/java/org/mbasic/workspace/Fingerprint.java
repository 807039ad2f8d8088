package org.mbasic.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Tells a save that is tried again from another save of the same version. Two checksums make 64
 * bits: against accidents, not against forgers, who cannot save at all.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of one save, the same for the same content in any order. */
  public static long of(Map<String, byte[]> changed, Set<String> removed) {
    return ((long) sum(new CRC32C(), changed, removed) << 32)
        | Integer.toUnsignedLong(sum(new CRC32(), changed, removed));
  }

  private static int sum(Checksum sum, Map<String, byte[]> changed, Set<String> removed) {
    for (Map.Entry<String, byte[]> field : new TreeMap<>(changed).entrySet()) {
      text(sum, field.getKey());
      number(sum, field.getValue().length);
      sum.update(field.getValue());
    }
    number(sum, removed.size());
    for (String name : new TreeSet<>(removed)) {
      text(sum, name);
    }
    return (int) sum.getValue();
  }

  private static void text(Checksum sum, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(sum, bytes.length);
    sum.update(bytes);
  }

  private static void number(Checksum sum, int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      sum.update(number >>> shift);
    }
  }
}
