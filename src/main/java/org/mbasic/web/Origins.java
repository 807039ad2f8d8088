package org.mbasic.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages of this host from foreign ones by what browsers say of a request's origin (RFC 6454).
 */
final class Origins {
  private Origins() {}

  /**
   * Whether a request comes from a page of the host it goes to. A request without an origin does
   * not: all browsers send one with a WebSocket handshake and with a POST. The scheme is not
   * compared, for behind a proxy that ends TLS this server does not know it.
   */
  static boolean same(@Nullable String origin, @Nullable String host) {
    if (origin == null || host == null) {
      return false;
    }
    try {
      URI page = URI.create(origin);
      String scheme = page.getScheme();
      String authority = page.getAuthority();
      if (scheme == null || authority == null) {
        return false;
      }
      String standard = scheme.equals("https") ? ":443" : ":80";
      return plain(authority, standard).equals(plain(host, standard));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static String plain(String authority, String standardPort) {
    String lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(standardPort)
        ? lower.substring(0, lower.length() - standardPort.length())
        : lower;
  }
}
