package org.mbasic.store.redis;

import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Redis is and how to be let in, made by {@link RedisUris}.
 *
 * @param nodes some of a cluster's nodes; else one server, or one master and its sentinels
 * @param cluster whether they are a cluster
 * @param authorities file of the certificates, PEM, that may sign the server's; without one the
 *     JDK's
 */
public record RedisAddress(List<RedisURI> nodes, boolean cluster, Optional<Path> authorities) {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127[.].*|\\[?::1]?");

  /** Copies the list. */
  public RedisAddress {
    nodes = List.copyOf(nodes);
  }

  /** Whether connections are by TLS. */
  public boolean encrypted() {
    return nodes.stream().allMatch(RedisURI::isSsl);
  }

  /** Whether connections stay on this machine. */
  public boolean local() {
    return nodes.stream()
        .allMatch(uri -> LOOPBACK.matcher(String.valueOf(uri.getHost())).matches());
  }
}
