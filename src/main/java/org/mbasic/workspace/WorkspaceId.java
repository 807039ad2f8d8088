package org.mbasic.workspace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names a workspace for its whole life. It is not a secret that opens anything by itself: the web
 * checks who may use it.
 *
 * @param value 128 random bits as 32 lower-case hexadecimal digits
 */
public record WorkspaceId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int BYTES = 16;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException for any other form; the message does not repeat the value
   */
  public WorkspaceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a workspace id");
    }
  }

  /** A new one, from the system's secure random numbers. */
  public static WorkspaceId random() {
    byte[] bits = new byte[BYTES];
    new SecureRandom().nextBytes(bits);
    return new WorkspaceId(HexFormat.of().formatHex(bits));
  }

  /**
   * Of the workspace in which a browser goes on when it has deleted this one: the same at every
   * server, so that all its tabs come together there. Who knows this id can tell it, so it counts
   * only for a browser to which this one belonged.
   */
  public WorkspaceId successor() {
    try {
      byte[] bits = MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
      return new WorkspaceId(HexFormat.of().formatHex(bits, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has it", e);
    }
  }

  /**
   * Reads an id as a browser sends it, in either case.
   *
   * @throws IllegalArgumentException when it has not the form of an id
   */
  public static WorkspaceId parse(String text) {
    return new WorkspaceId(text.toLowerCase(Locale.ROOT));
  }
}
