package org.mbasic.keys;

import at.favre.lib.hkdf.HKDF;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits for one purpose. Immutable, and safe for use by many threads. */
public final class Key {
  private static final int KEY_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final int id;
  private final byte[] bytes;

  private Key(int id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  /**
   * @param extract of a secret
   */
  static Key of(byte[] extract, String purpose) {
    byte[] made = expand(extract, purpose, KEY_BYTES + Integer.BYTES);
    byte[] bytes = Arrays.copyOf(made, KEY_BYTES);
    return new Key(ByteBuffer.wrap(made, KEY_BYTES, Integer.BYTES).getInt(), bytes);
  }

  /** Says which key something was made with, and nothing of the key itself. */
  public int id() {
    return id;
  }

  /** Another 256 bits, which tell nothing of this key, for one use of it. */
  public byte[] derive(String use) {
    return expand(bytes, use, KEY_BYTES);
  }

  /** HMAC-SHA256 (RFC 2104): 32 bytes that who does not have the key can neither make nor check. */
  public byte[] hmac(byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] expand(byte[] from, String info, int length) {
    return HKDF.fromHmacSha256().expand(from, info.getBytes(StandardCharsets.UTF_8), length);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "Key[" + Integer.toHexString(id) + "]";
  }
}
