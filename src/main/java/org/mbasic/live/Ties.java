package org.mbasic.live;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.workspace.CorruptField;

/**
 * What ties a saved workspace to the pages that use it; fields beside the desk's own.
 *
 * @param browser the browser that it belongs to; no other is let in
 * @param lastKeys number of the last typed keys that were consumed
 * @param life what tells a workspace from one that was begun under the same id when the store had
 *     lost it; 0 where nobody knows, for the field was damaged
 */
record Ties(String browser, long lastKeys, long life) {
  static final String FIELD = "ties";

  /** A field of its own: servers of a release that knows of no lives read the other one. */
  static final String LIFE = "life";

  /** The life of all workspaces that a release before lives began. */
  private static final long FIRST = 1;

  private static final String VERSION = "1";
  private static final Pattern COUNT = Pattern.compile("\\d{1,16}");

  /** Those of a workspace that begins now. */
  static Ties begin(String browser) {
    long life = ThreadLocalRandom.current().nextLong(FIRST + 1, ClientMessage.MAX_COUNT);
    return new Ties(browser, 0, life);
  }

  /**
   * @throws CorruptField when a field is none, or the first is missing
   */
  static Ties decode(Map<String, byte[]> fields) {
    Ties ties = salvage(fields, "");
    boolean begun = fields.containsKey(LIFE);
    if (ties.browser.isEmpty() || (begun && !COUNT.matcher(text(fields, LIFE)).matches())) {
      throw new CorruptField("a workspace without its owner");
    }
    return begun ? ties : new Ties(ties.browser, ties.lastKeys, FIRST);
  }

  /**
   * What can be read of damaged fields.
   *
   * @param browser that it is for when they do not say whose it is
   */
  static Ties salvage(Map<String, byte[]> fields, String browser) {
    String life = text(fields, LIFE);
    long known = COUNT.matcher(life).matches() ? Long.parseLong(life) : 0;
    String[] parts = text(fields, FIELD).split(" ", -1);
    return parts.length == 3 && parts[0].equals(VERSION) && COUNT.matcher(parts[2]).matches()
        ? new Ties(parts[1], Long.parseLong(parts[2]), known)
        : new Ties(browser, 0, known);
  }

  private static String text(Map<String, byte[]> fields, String name) {
    return new String(fields.getOrDefault(name, new byte[0]), StandardCharsets.US_ASCII);
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
