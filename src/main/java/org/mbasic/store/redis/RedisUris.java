package org.mbasic.store.redis;

import io.lettuce.core.RedisURI;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.time.Duration;
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

  /** Lettuce takes what is no port for a part of the host. */
  private static final Pattern FORM =
      Pattern.compile(
          "(rediss?|redis-sentinel)://([^/]*@)?HOST(,HOST)*([/?#].*)?"
              .replace("HOST", "(\\[[0-9A-Fa-f:.]+]|[^/:,@?#\\s]+)(:\\d{1,5})?"));

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  // Netty would look for SLF4J and Log4j, find halves of both in a server, and log stack traces.
  static {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
  }

  private RedisUris() {}

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException for anything else; its message shows nothing of the address,
   *     which may hold a password
   */
  public static RedisURI parse(String url) {
    Matcher sentinels = SENTINELS.matcher(url);
    String known =
        sentinels.matches()
            ? "redis-sentinel://" + sentinels.group("hosts") + "/0#" + sentinels.group("master")
            : url;
    if (!FORM.matcher(known).matches()) {
      throw new IllegalArgumentException(
          "not of the form redis://host:port, rediss://host:port or"
              + " redis-sentinel://host:port,host:port/0#master");
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

  /** The address without its password, to be shown. A name alone counts as a password too. */
  public static String masked(String url) {
    int begin = url.indexOf("//") + 2;
    int end = url.lastIndexOf('@');
    if (end < begin) {
      return url;
    }
    int colon = url.indexOf(':', begin);
    String user = colon >= 0 && colon < end ? url.substring(begin, colon + 1) : "";
    return url.substring(0, begin) + user + "****" + url.substring(end);
  }
}
