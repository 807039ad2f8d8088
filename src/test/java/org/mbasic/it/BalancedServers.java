package org.mbasic.it;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.mbasic.store.redis.RedisServer;

/**
 * Three servers with one Redis, run with this project's file, and a browser for what they serve.
 */
final class BalancedServers implements AutoCloseable {
  final List<ServerProcess> all;
  final Browser browser;
  private final RedisServer redis;

  /** Their names begin with this one, as their folder does. */
  BalancedServers(String name) throws Exception {
    redis = RedisServer.asShipped();
    all =
        TwoServers.startAll(
            Stream.of("one", "two", "three").map(each -> name + "/" + each).toList(),
            InRedis.at(redis.shippedUrl(), "mbasic.proxies", "127.0.0.1"));
    browser = Browser.start();
  }

  @Override
  public void close() throws IOException {
    browser.close();
    all.forEach(ServerProcess::close);
    redis.close();
  }
}
