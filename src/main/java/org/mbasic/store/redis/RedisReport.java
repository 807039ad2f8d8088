package org.mbasic.store.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one server of Redis says of itself (INFO), as far as workspaces depend on it.
 *
 * @param version its own
 * @param policy what it does when its memory is full, when it says so
 * @param appendOnly whether it writes down each change, when it says so
 * @param usedBytes of its memory
 * @param mostBytes that it may use; 0 for no limit of its own
 * @param clock its time, when it says so
 */
public record RedisReport(
    String version,
    Optional<String> policy,
    Optional<Boolean> appendOnly,
    long usedBytes,
    long mostBytes,
    Optional<Instant> clock) {

  /** Reads an answer; what is missing in it is empty or 0. */
  static RedisReport parse(String info) {
    Map<String, String> said = new HashMap<>();
    info.lines()
        .map(line -> line.split(":", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> said.put(pair[0], pair[1].strip()));
    return new RedisReport(
        said.getOrDefault("redis_version", ""),
        Optional.ofNullable(said.get("maxmemory_policy")),
        Optional.ofNullable(said.get("aof_enabled")).map("1"::equals),
        number(said.get("used_memory")).orElse(0L),
        number(said.get("maxmemory")).orElse(0L),
        number(said.get("server_time_usec")).map(RedisReport::moment));
  }

  private static Optional<Long> number(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Long.parseLong(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Instant moment(long micros) {
    return Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(micros));
  }

  /** Whether it never drops a workspace, full or not. */
  public Optional<Boolean> keeps() {
    return policy.map("noeviction"::equals);
  }

  /** What is not as it should be, of all servers, each once. */
  static List<String> warnings(List<RedisReport> reports) {
    List<String> warnings = new ArrayList<>();
    for (RedisReport report : reports) {
      if (!report.keeps().orElse(true)) {
        warnings.add(
            "Redis has maxmemory-policy "
                + report.policy.orElse("")
                + " and may drop workspaces; noeviction is safe.");
      }
      if (!report.appendOnly.orElse(true)) {
        warnings.add(
            "Redis has appendonly off: when it restarts, workspaces that are not open are as old"
                + " as its last snapshot, or gone.");
      }
    }
    return warnings.stream().distinct().toList();
  }
}
