package org.mbasic.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) over what leaves the server and must come back unchanged.
 *
 * <p>All nodes with the same secret make the same signatures. Without a secret the key is a
 * constant: what is signed is then protected by the 128 random bits in it alone. Safe for use by
 * many threads.
 */
final class Signatures {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String NO_SECRET = "mbasic without a secret";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  Signatures(Optional<String> secret) {
    key = new SecretKeySpec(bytes(secret.orElse(NO_SECRET)), ALGORITHM);
  }

  /**
   * The signature of a text.
   *
   * @param purpose keeps a signature made for one thing from being good for another
   * @return 43 characters of A-Z, a-z, 0-9, - and _
   */
  String sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return BASE64.encodeToString(mac.doFinal(bytes(purpose + '\n' + text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Compares in a time that does not tell where the difference is. */
  boolean matches(String purpose, String text, String signature) {
    return MessageDigest.isEqual(bytes(sign(purpose, text)), bytes(signature));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
