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

  /** Starts both; each connection goes to the next one in turn. */
  static TwoServers roundRobin(String name, Map<String, String> settings) throws IOException {
    List<ServerProcess> both = startAll(List.of(name + "-one", name + "-two"), settings);
    return new TwoServers(both.get(0), both.get(1), Balancer.roundRobin(both.get(0), both.get(1)));
  }

  /** Starts both; a browser stays with the server its HTTP session is of. */
  static TwoServers sticky(String name, Map<String, String> settings) throws IOException {
    List<ServerProcess> both = startAll(List.of(name + "-one", name + "-two"), settings);
    return new TwoServers(both.get(0), both.get(1), Balancer.sticky(both.get(0), both.get(1)));
  }

  /** Starts servers of these names side by side; all or none. */
  static List<ServerProcess> startAll(List<String> names, Map<String, String> settings) {
    List<CompletableFuture<ServerProcess>> all =
        names.stream().map(name -> starting(name, settings)).toList();
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
      String name, Map<String, String> settings) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return ServerProcess.start(name, new TreeMap<>(settings));
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

  @Override
  public void close() {
    balancer.close();
    one.close();
    two.close();
  }
}
