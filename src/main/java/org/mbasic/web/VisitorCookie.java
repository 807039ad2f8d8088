package org.mbasic.web;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mbasic.keys.KeyRing;
import org.mbasic.live.Identity;
import org.mbasic.live.Signatures;

/**
 * The cookie by which a browser is known again: {@code BROWSER.WORKSPACE.SECONDS.KEY.HMAC}, where
 * SECONDS says when it was issued. It counts for thirty days from then. Its values open nothing
 * without the signature; one that is cut, changed, expired, or signed with another secret is as
 * good as none.
 *
 * <p>Over TLS its name begins with {@code __Host-}: then browsers take it from this very host by
 * TLS alone, and no neighbour can plant one. Such a cookie goes before one without. Both names end
 * with the application's path, for a cookie of that kind belongs to the whole host.
 */
final class VisitorCookie {
  private static final String HOST = "__Host-";
  private static final Pattern BETWEEN = Pattern.compile(";\\s*");
  private static final Duration LIFE = Duration.ofDays(30);

  private final Signatures signatures;
  private final Clock clock;
  private final String name;

  /**
   * @param context path of the application
   */
  VisitorCookie(KeyRing keys, Clock clock, String context) {
    signatures = new Signatures(keys);
    this.clock = clock;
    name = "mbasic" + context.replace('/', '.');
  }

  /** The cookie of a browser, issued now by the current key. */
  Cookie of(Identity identity, boolean secure) {
    String value =
        identity.browser() + '.' + identity.workspace() + '.' + clock.instant().getEpochSecond();
    Cookie cookie = new Cookie((secure ? HOST : "") + name, value + '.' + signatures.sign(value));
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) LIFE.toSeconds());
    cookie.setPath("/");
    return cookie;
  }

  /**
   * Reads who the browser is from a request's header {@code Cookie}.
   *
   * @param secure whether only a cookie set by TLS counts
   */
  Optional<Identity> read(String header, boolean secure) {
    Optional<String> own = value(header, HOST + name);
    return own.isPresent() || secure ? own.flatMap(this::identity) : identity(header, name);
  }

  private Optional<Identity> identity(String header, String wanted) {
    return value(header, wanted).flatMap(this::identity);
  }

  private static Optional<String> value(String header, String wanted) {
    for (String cookie : BETWEEN.split(header, -1)) {
      if (cookie.startsWith(wanted + '=')) {
        String value = cookie.substring(wanted.length() + 1);
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return Optional.empty();
  }

  private Optional<Identity> identity(String value) {
    String[] parts = value.split("\\.", 4);
    if (parts.length < 4
        || !signatures.matches(parts[0] + '.' + parts[1] + '.' + parts[2], parts[3])) {
      return Optional.empty();
    }
    // A clock that is ahead of ours makes a cookie no worse.
    long age = clock.instant().getEpochSecond() - Long.parseLong(parts[2]);
    return age <= LIFE.toSeconds()
        ? Optional.of(new Identity(parts[0], parts[1]))
        : Optional.empty();
  }
}
