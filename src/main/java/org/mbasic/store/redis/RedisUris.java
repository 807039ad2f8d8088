package org.mbasic.store.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the addresses that a deployment may name: {@code redis://}, {@code rediss://} (TLS) and
 * {@code redis-sentinel://host:port,host:port/db#master}, as Lettuce knows them, and {@code
 * redis://host:port,host:port/master} for the same sentinels.
 */
public final class RedisUris {
  private static final Pattern SENTINELS =
      Pattern.compile("redis://(?<hosts>[^/#]*,[^/#]*)/(?<master>[A-Za-z][^/#?]*)");

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private RedisUris() {}

  /**
   * @throws IllegalArgumentException for anything else; its message shows nothing of the address,
   *     which may hold a password
   */
  public static RedisURI parse(String url) {
    Matcher sentinels = SENTINELS.matcher(url);
    String known =
        sentinels.matches()
            ? "redis-sentinel://" + sentinels.group("hosts") + "/0#" + sentinels.group("master")
            : url;
    if (!known.toLowerCase(Locale.ROOT).matches("(rediss?|redis-sentinel)://.+")) {
      throw new IllegalArgumentException("not a redis://, rediss:// or redis-sentinel:// address");
    }
    RedisURI uri;
    try {
      uri = RedisURI.create(known);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a complete Redis address");
    }
    uri.setTimeout(TIMEOUT);
    uri.setClientName("mbasic");
    return uri;
  }

  /** The address without its password, to be shown. */
  public static String masked(String url) {
    return url.replaceAll("(?<=//)([^:/@]*):[^/]*@", "$1:****@");
  }
}
