package org.mbasic.live;

import java.util.Set;

/**
 * What the deployment decided about who may come in, and how often.
 *
 * @param origins of pages that may talk to this server, as browsers write them; empty for those of
 *     the host that a request goes to
 * @param proxies whose word about the browser behind them is taken
 * @param requests a minute for each address
 * @param workspaces new ones a minute for each address
 * @param handshakes a minute for each address
 * @param messages a second from each socket, on an average of ten seconds
 * @param characters a second from each socket, on an average of ten seconds
 */
public record Access(
    Set<String> origins,
    Networks proxies,
    int requests,
    int workspaces,
    int handshakes,
    int messages,
    int characters) {
  /** As it is when nothing is set. */
  public static final Access DEFAULT =
      new Access(Set.of(), Networks.parse(""), 60_000, 120, 1_200, 100, 1 << 20);

  /** Copies the set. */
  public Access {
    origins = Set.copyOf(origins);
  }
}
