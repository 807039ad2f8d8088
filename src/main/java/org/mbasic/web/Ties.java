package org.mbasic.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.mbasic.workspace.CorruptField;

/**
 * What ties a saved workspace to the pages that use it; fields beside the desk's own.
 *
 * @param browser the browser that it belongs to; no other is let in
 * @param lastKeys number of the last typed keys that were consumed
 * @param life what tells a workspace from one that was begun under the same id when the store had
 *     lost it; 0 where nobody knows: an older release began it, or the field was damaged
 */
record Ties(String browser, long lastKeys, long life) {
  static final String FIELD = "ties";

  /** A field of its own: servers of a release that knows of no lives read the other one. */
  static final String LIFE = "life";

  private static final String VERSION = "1";
  private static final Pattern COUNT = Pattern.compile("\\d{1,16}");

  /** Those of a workspace that begins now. */
  static Ties begin(String browser) {
    return new Ties(browser, 0, ThreadLocalRandom.current().nextLong(1, ClientMessage.MAX_COUNT));
  }

  /**
   * @throws CorruptField when a field is none, or the first is missing
   */
  static Ties decode(Map<String, byte[]> fields) {
    String[] parts = text(fields, FIELD, "").split(" ", -1);
    String life = text(fields, LIFE, "0");
    if (parts.length == 3
        && parts[0].equals(VERSION)
        && COUNT.matcher(parts[2]).matches()
        && COUNT.matcher(life).matches()) {
      return new Ties(parts[1], Long.parseLong(parts[2]), Long.parseLong(life));
    }
    throw new CorruptField("a workspace without its owner");
  }

  private static String text(Map<String, byte[]> fields, String name, String absent) {
    byte[] bytes = fields.get(name);
    return bytes == null ? absent : new String(bytes, StandardCharsets.US_ASCII);
  }

  /** What changes as keys are typed: the content of {@link #FIELD}. */
  byte[] encode() {
    return bytes(String.join(" ", VERSION, browser, Long.toString(lastKeys)));
  }

  /** All fields. */
  Map<String, byte[]> fields() {
    return Map.of(FIELD, encode(), LIFE, bytes(Long.toString(life)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Shows no id. */
  @Override
  public String toString() {
    return "Ties[" + lastKeys + "]";
  }
}
