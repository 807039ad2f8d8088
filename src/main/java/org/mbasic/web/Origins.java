package org.mbasic.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages of ours from foreign ones by what browsers say of a request's origin (RFC 6454). All
 * browsers say it with a WebSocket handshake and with a POST, so a request without one is foreign.
 */
public final class Origins {
  private final Set<String> allowed;

  /**
   * @param allowed as {@link #parse} gives them; empty for pages of the host a request goes to
   */
  Origins(Set<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * Reads a list of origins with commas between them.
   *
   * @throws IllegalArgumentException for a part that is none; its message is that part
   */
  public static Set<String> parse(String list) {
    Set<String> origins = new TreeSet<>();
    for (String part : list.split(",", -1)) {
      if (!part.isBlank()) {
        origins.add(
            plain(part.strip()).orElseThrow(() -> new IllegalArgumentException(part.strip())));
      }
    }
    return origins;
  }

  /**
   * Whether a request comes from a page of ours.
   *
   * @param host that the request went to
   * @param secure whether it came by TLS, as far as this server knows: behind a proxy that ends TLS
   *     it may not, but what came by TLS is from no page that did not
   */
  boolean ours(@Nullable String origin, @Nullable String host, boolean secure) {
    Optional<String> page = origin == null ? Optional.empty() : plain(origin);
    if (page.isEmpty()) {
      return false;
    }
    if (!allowed.isEmpty()) {
      return allowed.contains(page.get());
    }
    return host != null
        && (page.equals(plain("https://" + host))
            || (!secure && page.equals(plain("http://" + host))));
  }

  /** An origin in lower case and without the port that its scheme implies; empty if it is none. */
  private static Optional<String> plain(String origin) {
    try {
      URI page = URI.create(origin.toLowerCase(Locale.ROOT));
      String scheme = page.getScheme();
      String host = page.getHost();
      if (host == null
          || page.getUserInfo() != null
          || !(page.getPath().isEmpty() && page.getQuery() == null && page.getFragment() == null)
          || !("http".equals(scheme) || "https".equals(scheme))) {
        return Optional.empty();
      }
      int standard = scheme.equals("https") ? 443 : 80;
      boolean implied = page.getPort() < 0 || page.getPort() == standard;
      return Optional.of(scheme + "://" + host + (implied ? "" : ":" + page.getPort()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
