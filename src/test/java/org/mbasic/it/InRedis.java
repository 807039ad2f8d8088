package org.mbasic.it;

import java.util.Map;
import java.util.TreeMap;

/** Settings of servers whose workspaces are in Redis. */
final class InRedis {
  static final String SECRET = "a secret of the tests, long enough for all";

  private InRedis() {}

  /** For the Redis at this address; others may be put to them. */
  static Map<String, String> at(String url) {
    return new TreeMap<>(Map.of("mbasic.redis.url", url, "mbasic.storage.secret", SECRET));
  }

  /** The same, and another one. */
  static Map<String, String> at(String url, String setting, String value) {
    Map<String, String> settings = at(url);
    settings.put(setting, value);
    return settings;
  }

  /** The same as variables of a server's environment. */
  static Map<String, String> environment(String url) {
    return Map.of("MBASIC_REDIS_URL", url, "MBASIC_STORAGE_SECRET", SECRET);
  }
}
