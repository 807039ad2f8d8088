package org.mbasic.store.redis;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A redis-server on a free loopback port that keeps nothing on disk: the machine's own, else the
 * binary of embedded-redis.
 */
public final class RedisServer implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final List<String> options;
  private Process process;

  public RedisServer(String... options) throws IOException {
    folder = Files.createTempDirectory("mbasic-redis");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    this.options = List.of(options);
    process = start();
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(executable(), "--port", Integer.toString(port)));
    command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
    command.addAll(List.of("--dir", folder.toString()));
    command.addAll(options);
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (!answers()) {
      if (!started.isAlive() || Instant.now().isAfter(end)) {
        throw new IOException("redis-server: " + Files.readString(folder.resolve("log")));
      }
    }
    return started;
  }

  /** The one on the PATH, else the one that comes in a jar for the common systems. */
  private static String executable() throws IOException {
    for (String entry : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
      Path candidate = Path.of(entry, "redis-server");
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    return bundled();
  }

  /** The binary of embedded-redis, unpacked. */
  static String bundled() throws IOException {
    return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Ends it as a power cut does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again, empty. */
  public void restart() throws IOException {
    process = start();
  }

  /** Lets it sleep or wakes it, by a signal. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(folder.resolve("log"));
    Files.deleteIfExists(folder);
  }
}
