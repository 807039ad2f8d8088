package org.mbasic.store.httpsession;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many workspaces are in the HTTP sessions of this server. The container tells one of its
 * servers alone that a session has ended: so one counts for as long as it lives after its last use
 * here. Safe for use by many threads.
 */
public final class KeptWorkspaces {
  private final LongSupplier nanoTime;
  private final Map<String, Kept> sessions = new ConcurrentHashMap<>();

  /**
   * What a session has.
   *
   * @param until it lives without use, by the stopwatch
   */
  private record Kept(int workspaces, long until) {}

  /**
   * @param nanoTime {@link System#nanoTime}, or a test's
   */
  public KeptWorkspaces(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The session is used, and has so many now. */
  void count(HttpSession session, int workspaces) {
    sessions.put(session.getId(), new Kept(workspaces, end(session)));
  }

  /** The session is used, and has as many as before. */
  void used(HttpSession session) {
    sessions.computeIfPresent(
        session.getId(), (id, kept) -> new Kept(kept.workspaces(), end(session)));
  }

  /** Those of all sessions. */
  public int all() {
    long now = nanoTime.getAsLong();
    sessions.values().removeIf(kept -> kept.until() - now < 0);
    return sessions.values().stream().mapToInt(Kept::workspaces).sum();
  }

  /** A session without an end has one in a hundred years. */
  private long end(HttpSession session) {
    int seconds = session.getMaxInactiveInterval();
    Duration life = seconds > 0 ? Duration.ofSeconds(seconds) : Duration.ofDays(36_500);
    return nanoTime.getAsLong() + life.toNanos();
  }
}
