package org.mbasic.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.mbasic.workspace.CorruptField;

/**
 * What ties a saved workspace to the pages that use it; a field beside the desk's own.
 *
 * @param browser the browser that it belongs to; no other is let in
 * @param lastKeys number of the last typed keys that were consumed
 */
record Ties(String browser, long lastKeys) {
  static final String FIELD = "ties";

  private static final String VERSION = "1";
  private static final Pattern COUNT = Pattern.compile("\\d{1,16}");

  /**
   * @throws CorruptField when the field is missing or is none
   */
  static Ties decode(Map<String, byte[]> fields) {
    byte[] bytes = fields.get(FIELD);
    if (bytes != null) {
      String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
      if (parts.length == 3 && parts[0].equals(VERSION) && COUNT.matcher(parts[2]).matches()) {
        return new Ties(parts[1], Long.parseLong(parts[2]));
      }
    }
    throw new CorruptField("a workspace without its owner");
  }

  byte[] encode() {
    return String.join(" ", VERSION, browser, Long.toString(lastKeys))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Shows no id. */
  @Override
  public String toString() {
    return "Ties[" + lastKeys + "]";
  }
}
