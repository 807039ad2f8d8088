package org.mbasic.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two servers with the same settings, behind a balancer. */
final class TwoServers implements AutoCloseable {
  final ServerProcess one;
  final ServerProcess two;
  final Balancer balancer;

  private TwoServers(ServerProcess one, ServerProcess two, Balancer balancer) {
    this.one = one;
    this.two = two;
    this.balancer = balancer;
  }

  /** What starts a server of some kind. */
  @FunctionalInterface
  interface Starter {
    /** Starts a server of this name and waits until its page is served. */
    ServerProcess start(String name, Map<String, String> settings)
        throws IOException, InterruptedException;
  }

  /** Starts two WildFlys; each connection goes to the next one in turn. */
  static TwoServers roundRobin(String name, Map<String, String> settings) throws IOException {
    return roundRobin(WildFly::start, name, settings);
  }

  /** Starts both; each connection goes to the next one in turn. */
  static TwoServers roundRobin(Starter kind, String name, Map<String, String> settings)
      throws IOException {
    List<ServerProcess> both = start(kind, name, settings);
    return new TwoServers(both.get(0), both.get(1), Balancer.roundRobin(both.get(0), both.get(1)));
  }

  /** Starts two WildFlys; a browser stays with the server its HTTP session is of. */
  static TwoServers sticky(String name, Map<String, String> settings) throws IOException {
    return sticky(WildFly::start, name, settings);
  }

  /** Starts both; a browser stays with the server its HTTP session is of. */
  static TwoServers sticky(Starter kind, String name, Map<String, String> settings)
      throws IOException {
    List<ServerProcess> both = start(kind, name, settings);
    return new TwoServers(both.get(0), both.get(1), Balancer.sticky(both.get(0), both.get(1)));
  }

  private static List<ServerProcess> start(
      Starter kind, String name, Map<String, String> settings) {
    return startAll(kind, List.of(name + "-one", name + "-two"), settings);
  }

  /** Starts WildFlys of these names side by side; all or none. */
  static List<ServerProcess> startAll(List<String> names, Map<String, String> settings) {
    return startAll(WildFly::start, names, settings);
  }

  private static List<ServerProcess> startAll(
      Starter kind, List<String> names, Map<String, String> settings) {
    List<CompletableFuture<ServerProcess>> all =
        names.stream().map(name -> starting(kind, name, settings)).toList();
    try {
      return all.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException inVain) {
      all.forEach(TwoServers::end);
      throw inVain;
    }
  }

  private static void end(CompletableFuture<ServerProcess> starting) {
    try {
      starting.join().close();
    } catch (CompletionException inVain) {
      // It has ended itself.
    }
  }

  private static CompletableFuture<ServerProcess> starting(
      Starter kind, String name, Map<String, String> settings) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return kind.start(name, new TreeMap<>(settings));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
          }
        });
  }

  /** The server that a page was welcomed by last. */
  ServerProcess serverOf(DeskClient tab) {
    return tab.node().equals(one.name()) ? one : two;
  }

  /** The one that is not this one. */
  ServerProcess other(ServerProcess server) {
    return server == one ? two : one;
  }

  @Override
  public void close() {
    balancer.close();
    one.close();
    two.close();
  }
}
