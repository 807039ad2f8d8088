package org.mbasic.app;

import static org.mbasic.web.Finding.good;
import static org.mbasic.web.Finding.note;
import static org.mbasic.web.Finding.wrong;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.mbasic.store.redis.RedisAddress;
import org.mbasic.store.redis.RedisReport;
import org.mbasic.store.redis.RedisUris;
import org.mbasic.web.Finding;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;

/** What an administrator should know of a Redis that workspaces are in. Any thread may call. */
final class RedisFindings {
  /** Seconds that two clocks may differ unnoticed. */
  private static final int SKEW_SECONDS = 2;

  private static final int FULL_PERCENT = 80;
  private static final String UNTOLD = "it does not tell what it does";
  private static final String MEMORY = "Memory of Redis";

  private final Settings settings;
  private final RedisAddress address;
  private final Clock clock;

  /**
   * @param address of {@code settings}
   */
  RedisFindings(Settings settings, RedisAddress address, Clock clock) {
    this.settings = settings;
    this.address = address;
    this.clock = clock;
  }

  /**
   * Looks at all points.
   *
   * @param away whether Redis cannot be used, as far as is known
   * @param reports of its servers, as they come
   * @return never fails
   */
  CompletionStage<List<Finding>> look(boolean away, CompletionStage<List<RedisReport>> reports) {
    return reports.handle(
        (told, failure) -> {
          List<Finding> findings = new ArrayList<>();
          findings.add(storage(away || silent(failure)));
          findings.add(secret());
          findings.add(password());
          findings.add(way());
          if (told == null) {
            findings.add(
                note(
                    "Settings of Redis",
                    "it does not tell them",
                    "Allow INFO, as server-config/redis/redis.conf does."));
          } else {
            told.forEach(report -> add(report, findings));
          }
          findings.add(good("Balancing", "any: round robin will do"));
          return findings;
        });
  }

  /** Whether Redis has not answered; one that answers may still refuse to tell. */
  private static boolean silent(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof StoreUnavailable unavailable && unavailable.reason() != Reason.REFUSED;
  }

  private Finding storage(boolean away) {
    String where = settings.redisUrl().map(RedisUris::masked).orElse("Redis");
    return away
        ? wrong("Storage", where + " does not answer as it should", "The log says what is missing.")
        : good("Storage", where + " answers");
  }

  private Finding secret() {
    String point = "Secret";
    if (settings.secrets().isEmpty()) {
      return wrong(
          point,
          "none: anybody can read saved state and forge cookies",
          "Set MBASIC_STORAGE_SECRET, and MBASIC_DEVELOPMENT no more.");
    }
    return settings.development()
        ? wrong(
            point,
            "not checked, for this is a server for development",
            "Set MBASIC_DEVELOPMENT no more.")
        : good(point, "set; saved state is encrypted");
  }

  private Finding password() {
    String point = "Password of Redis";
    String url = settings.redisUrl().orElse("");
    return RedisUris.masked(url).equals(url)
        ? wrong(
            point,
            "none: whoever reaches Redis can delete workspaces",
            "Give Redis users, as server-config/redis/redis.conf does.")
        : good(point, "set");
  }

  private Finding way() {
    String point = "Way to Redis";
    if (address.encrypted()) {
      return good(point, "TLS; the certificate is checked");
    }
    return address.local()
        ? good(point, "does not leave this machine")
        : wrong(
            point,
            "without TLS: the network sees the password and who is at work",
            "Use rediss://, and mbasic.redis.ca-file for an authority of your own.");
  }

  private void add(RedisReport report, List<Finding> findings) {
    findings.add(eviction(report));
    findings.add(persistence(report));
    findings.add(memory(report));
    report
        .clock()
        .map(time -> Duration.between(time, clock.instant()))
        .ifPresent(ahead -> findings.add(clock(ahead)));
    findings.add(note("Version of Redis", report.version(), ""));
  }

  private static Finding eviction(RedisReport report) {
    String point = "When Redis is full";
    if (report.policy().isEmpty()) {
      return note(point, UNTOLD, "Its maxmemory-policy must be noeviction.");
    }
    return report.keeps().orElseThrow()
        ? good(point, "it drops nothing (noeviction)")
        : wrong(
            point,
            "it may drop workspaces (" + report.policy().get() + ")",
            "Set maxmemory-policy noeviction.");
  }

  private static Finding persistence(RedisReport report) {
    String point = "When Redis starts anew";
    if (report.appendOnly().isEmpty()) {
      return note(point, UNTOLD, "Its appendonly must be yes.");
    }
    return report.appendOnly().get()
        ? good(point, "it has all but the last second (appendonly)")
        : wrong(
            point,
            "workspaces that are not open are as old as its last snapshot, or gone",
            "Set appendonly yes.");
  }

  private static Finding memory(RedisReport report) {
    long used = report.usedBytes() >> 20;
    long most = report.mostBytes() >> 20;
    if (report.mostBytes() == 0) {
      return note(
          MEMORY, used + " MB of as much as there is", "Set maxmemory below the machine's.");
    }
    long percent = 100 * report.usedBytes() / report.mostBytes();
    String seen = "%d of %d MB, %d %%".formatted(used, most, percent);
    return percent < FULL_PERCENT
        ? good(MEMORY, seen)
        : wrong(MEMORY, seen, "Raise maxmemory; a full Redis refuses saves.");
  }

  private static Finding clock(Duration ahead) {
    String point = "Clock";
    return ahead.abs().toSeconds() < SKEW_SECONDS
        ? good(point, "the same as that of Redis")
        : note(
            point,
            "%d seconds %s that of Redis"
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"),
            "Nothing depends on it but the times that pages and the log show. Use NTP.");
  }
}
