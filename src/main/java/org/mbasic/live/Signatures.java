package org.mbasic.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.mbasic.keys.Key;
import org.mbasic.keys.KeyRing;

/**
 * Signatures of what leaves the server and must come back unchanged: the id of a key, a full stop,
 * and its HMAC-SHA256 of the text. All servers with the same secrets make the same ones. Safe for
 * use by many threads.
 */
public final class Signatures {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyRing keys;

  /** Those made with the keys. */
  public Signatures(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * The signature of a text by the current key.
   *
   * @return 52 characters of A-Z, a-z, 0-9, -, _ and one full stop
   */
  public String sign(String text) {
    return sign(keys.current(), text);
  }

  private static String sign(Key key, String text) {
    byte[] hmac = key.hmac(text.getBytes(StandardCharsets.UTF_8));
    return name(key) + '.' + BASE64.encodeToString(hmac);
  }

  private static String name(Key key) {
    return HexFormat.of().toHexDigits(key.id());
  }

  /** Whether it is the text's signature by any of the keys. */
  public boolean matches(String text, String signature) {
    return named(signature).filter(key -> equal(sign(key, text), signature)).isPresent();
  }

  /** The key that a signature names, if it is one of ours. */
  private Optional<Key> named(String signature) {
    try {
      return keys.find(HexFormat.fromHexDigits(signature, 0, 8));
    } catch (IllegalArgumentException | IndexOutOfBoundsException none) {
      return Optional.empty();
    }
  }

  /** Compares in a time that does not tell where the difference is. */
  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
