package org.mbasic.keys;

import at.favre.lib.hkdf.HKDF;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The secrets of a deployment, the current one first and previous ones behind it. Of each only what
 * the first step of HKDF-SHA256 (RFC 5869) makes of it is kept. Immutable.
 */
public final class Secrets {
  /**
   * What stands in for a secret where there is none. Everybody knows it: it protects nothing, but
   * servers agree on it.
   */
  public static final Secrets NONE = new Secrets(List.of("mbasic without a secret"));

  private static final byte[] SALT = "org.mbasic".getBytes(StandardCharsets.UTF_8);

  private final List<byte[]> extracts = new ArrayList<>();

  /**
   * Takes secrets over.
   *
   * @param secrets the current one first; at least one
   */
  public Secrets(List<String> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("no secret");
    }
    for (String secret : secrets) {
      extracts.add(HKDF.fromHmacSha256().extract(SALT, secret.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The keys for one purpose, one of each secret. The same secrets give the same keys. */
  public KeyRing ring(String purpose) {
    return new KeyRing(extracts.stream().map(extract -> Key.of(extract, purpose)).toList());
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "Secrets[" + extracts.size() + "]";
  }
}
