package org.mbasic.live;

import java.time.Duration;
import org.mbasic.keys.Secrets;
import org.mbasic.protocol.ClientMessage;

/**
 * What the deployment decided about the browser's side.
 *
 * @param storage name of the store, shown
 * @param node name of this server
 * @param scope which workspace a tab gets
 * @param life of a workspace in a shared store after its last use
 * @param saveSeconds between two saves of a desk that goes on changing
 * @param stay of the workspaces on this server
 * @param secrets whose keys sign cookies and tokens
 * @param access who may come in, and how often
 * @param load what is asked of the store at most
 * @param openMetrics whether others than this machine may read the metrics
 */
public record WebSettings(
    String storage,
    String node,
    Scope scope,
    Duration life,
    int saveSeconds,
    Stay stay,
    Secrets secrets,
    Access access,
    Load load,
    boolean openMetrics) {
  /** Characters of the longest program that a page can send. */
  public static final int MOST_PROGRAM_CHARACTERS = ClientMessage.MAX_PROGRAM;

  /**
   * What this server asks of a store at most.
   *
   * @param savesUnderWay at once
   * @param savesPerSecond when the store is back after it was away
   * @param unsavedWorkspaces that may live here while the store is away, before new ones are
   *     refused
   */
  public record Load(int savesUnderWay, int savesPerSecond, int unsavedWorkspaces) {}

  /**
   * How many workspaces are on this server, for how long, and what their programs may take.
   *
   * @param workspaces at which no new one begins, those in HTTP sessions that no page has open
   *     counted; those that there are come back nevertheless
   * @param idleMinutes after which a desk that nobody uses leaves memory, its pages staying
   * @param detachedSeconds after which one without a page does
   * @param unattendedSeconds that a program goes on without a page
   * @param runSeconds that it may run, waiting not counted, while its user does nothing
   * @param unshown characters that the page that types may be behind before the program waits
   */
  public record Stay(
      int workspaces,
      int idleMinutes,
      int detachedSeconds,
      int unattendedSeconds,
      int runSeconds,
      int unshown) {
    /** As it is when nothing is set. */
    public static final Stay DEFAULT = new Stay(10_000, 10, 300, 10, 3_600, 1 << 18);
  }

  /** Which workspace a tab gets. */
  public enum Scope {
    /** Each tab its own; the tab keeps the id. */
    TAB,
    /** All tabs of a browser the same; the cookie or the HTTP session keeps the id. */
    BROWSER
  }

  /** Checks the seconds between saves. */
  public WebSettings {
    if (saveSeconds < 1) {
      throw new IllegalArgumentException("saves must be at least a second apart");
    }
  }
}
