package org.mbasic.store.redis;

import io.lettuce.core.RedisURI;
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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A redis-server on a free loopback port that keeps nothing on disk unless an option says so: the
 * machine's own, else the binary of embedded-redis. With a certificate it is reached by TLS only.
 */
public final class RedisServer implements AutoCloseable {
  /** A cluster's nodes also listen at a port that is 10,000 higher. */
  private static final int HIGHEST_PORT = 55_000;

  /** What this project has for who runs a Redis. */
  static final Path SHIPPED = Path.of("server-config/redis");

  private final Path folder;
  private final int port;
  private final boolean tls;
  private final List<String> arguments = new ArrayList<>();
  private Process process;

  public RedisServer(String... options) throws IOException {
    this(List.of(), List.of(options));
  }

  private RedisServer(List<String> configuration, List<String> options) throws IOException {
    this(executable(), configuration, options);
  }

  private RedisServer(String executable, List<String> configuration, List<String> options)
      throws IOException {
    arguments.add(executable);
    tls = options.contains("--tls-cert-file");
    folder = Files.createTempDirectory("mbasic-redis");
    port = freePort();
    if (configuration.isEmpty()) {
      arguments.addAll(List.of("--save", "", "--appendonly", "no"));
    } else {
      arguments.add(Files.write(folder.resolve("redis.conf"), configuration).toString());
    }
    arguments.addAll(List.of("--port", "0", tls ? "--tls-port" : "--port", Integer.toString(port)));
    arguments.addAll(List.of("--bind", "127.0.0.1", "--dir", folder.toString()));
    arguments.addAll(options);
    process = start();
  }

  /** One with the file of {@code server-config}. */
  public static RedisServer asShipped(String... options) throws IOException {
    return new RedisServer(Files.readAllLines(SHIPPED.resolve("redis.conf")), List.of(options));
  }

  /** One before Redis 7, whatever the machine has. */
  static RedisServer older(String... options) throws IOException {
    return new RedisServer(bundled(), List.of(), List.of(options));
  }

  /** A sentinel, which keeps its configuration in a file. */
  static RedisServer sentinel(List<String> configuration, List<String> options) throws IOException {
    List<String> all = new ArrayList<>(options);
    all.add("--sentinel");
    return new RedisServer(configuration, all);
  }

  private static int freePort() throws IOException {
    while (true) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (free.getLocalPort() < HIGHEST_PORT) {
          return free.getLocalPort();
        }
      }
    }
  }

  private Process start() throws IOException {
    Process started =
        new ProcessBuilder(arguments)
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
    return (tls ? "rediss" : "redis") + "://127.0.0.1:" + port;
  }

  /** As the application's own user of the file of {@code server-config} reaches it. */
  public String shippedUrl() {
    return url().replace("//", "//web:change-web-password@");
  }

  /** As its tests look into it: whoever signed its certificate. */
  RedisURI uri() {
    RedisURI uri = RedisURI.create(url());
    uri.setVerifyPeer(false);
    return uri;
  }

  int port() {
    return port;
  }

  /** Ends it as a power cut does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again, empty but for what it keeps on disk. */
  public void restart() throws IOException {
    process = start();
  }

  /** Lets it sleep or wakes it, by a signal. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Its process, to be measured. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
