package org.mbasic.app;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.store.redis.RedisUris;

/** What the log says when the application starts. */
final class StartBanner {
  private static final String RULE = "=".repeat(70);

  private StartBanner() {}

  static List<String> lines(String version, String node, Settings settings) {
    List<String> lines = new ArrayList<>();
    lines.add(RULE);
    lines.add("MBASIC Web " + version + " on " + node);
    lines.add("");
    if (settings.redisUrl().isPresent()) {
      lines.add("Storage: Redis at " + RedisUris.masked(settings.redisUrl().get()));
      lines.add("Keys begin with " + settings.redisPrefix());
      lines.add("State is shared across all servers that use this Redis.");
      lines.add(
          settings.secrets().isPresent()
              ? "Saved state is encrypted."
              : "NOT FOR PRODUCTION: without "
                  + Setting.STORAGE_SECRET.key()
                  + " anybody can read saved state and forge cookies.");
    } else {
      lines.add("Storage: HTTP session");
      lines.add("State lives as long as the container keeps its sessions.");
      lines.add(
          "To share it across servers set "
              + Setting.REDIS_URL.variables().get(0)
              + ", for instance to redis://localhost:6379");
    }
    lines.add(RULE);
    return lines;
  }
}
