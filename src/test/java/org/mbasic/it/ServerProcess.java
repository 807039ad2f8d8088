package org.mbasic.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A WildFly process of a test's own: the provisioned server with a base folder under {@code
 * target/it}, the WAR deployed, on free loopback ports.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Path HOME =
      Path.of(System.getProperty("mbasic.test.server", "target/server"));
  private static final Path WAR =
      Path.of(System.getProperty("mbasic.test.war", "target/mbasic.war"));
  private static final Path BASES = Path.of(System.getProperty("mbasic.test.bases", "target/it"));
  private static final long PATIENCE_MILLIS = 240_000;

  /** Ports of WildFly's standalone.xml where the servers of a cluster meet. */
  private static final int CLUSTER_PORT = 55200;

  private static final int WATCH_PORT = 54200;
  private static final int CLUSTER_OFFSETS = 10_000;

  /** Given to servers of this process, which may not have bound them yet. */
  private static final Set<Integer> OFFSETS = ConcurrentHashMap.newKeySet();

  private final Path base;
  private final int http;
  private final int management;
  private final int offset;
  private final Map<String, String> properties;
  private final Map<String, String> environment;
  private Process process;

  private ServerProcess(
      String name, Map<String, String> properties, Map<String, String> environment)
      throws IOException {
    this.properties = properties;
    this.environment = environment;
    base = BASES.resolve(name).toAbsolutePath();
    http = freePort();
    management = freePort();
    offset = freeOffset();
    prepare();
    process = launch();
  }

  /**
   * Starts a server and waits until its page is served.
   *
   * @param name of its base folder
   * @param properties system properties of its process
   */
  public static ServerProcess start(String name, Map<String, String> properties)
      throws IOException, InterruptedException {
    return start(name, properties, Map.of());
  }

  /** The same with variables for the environment of its process. */
  static ServerProcess start(
      String name, Map<String, String> properties, Map<String, String> environment)
      throws IOException, InterruptedException {
    ServerProcess server = new ServerProcess(name, properties, environment);
    try {
      server.awaitPage();
    } catch (AssertionError inVain) {
      server.kill();
      throw inVain;
    }
    return server;
  }

  /** Starts a server whose deployment is expected to fail, and waits until it has. */
  public static ServerProcess startFailing(String name, Map<String, String> properties)
      throws IOException, InterruptedException {
    ServerProcess server = new ServerProcess(name, properties, Map.of());
    server.awaitFile("mbasic.war.failed");
    return server;
  }

  /**
   * Servers find one another on ports that only an offset moves; it moves the others too. Chosen by
   * chance: a server of another process may have taken the next one and not bound its ports yet.
   *
   * @return an offset that makes them free
   */
  private static int freeOffset() throws IOException {
    int start = ThreadLocalRandom.current().nextInt(CLUSTER_OFFSETS);
    for (int i = 0; i < CLUSTER_OFFSETS; i++) {
      int offset = 1 + (start + i) % CLUSTER_OFFSETS;
      if (isFree(offset) && OFFSETS.add(offset)) {
        return offset;
      }
    }
    throw new IOException("no free ports for a cluster");
  }

  private static boolean isFree(int offset) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket messages = new DatagramSocket(CLUSTER_PORT + offset, loopback);
        ServerSocket watch = new ServerSocket(WATCH_PORT + offset, 1, loopback)) {
      return messages.isBound() && watch.isBound();
    } catch (BindException taken) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void prepare() throws IOException {
    copy(BASES.resolve("pristine/configuration"), base.resolve("configuration"));
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    // Markers of an earlier process would make it deploy twice.
    clear(deployments);
    Files.copy(
        WAR, deployments.resolve("mbasic.war"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(deployments.resolve("mbasic.war.dodeploy"), "");
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            to.resolve(from.relativize(file)),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-Djava.net.preferIPv4Stack=true"));
    command.addAll(moduleOptions());
    command.add("-Djboss.home.dir=" + HOME.toAbsolutePath());
    command.add("-Djboss.server.base.dir=" + base.toAbsolutePath());
    command.add(
        "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
    // Without it the log of the first moments lands in the working directory.
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/boot.log"));
    command.add("-Djboss.socket.binding.port-offset=" + offset);
    command.add("-Djboss.http.port=" + (http - offset));
    command.add("-Djboss.management.http.port=" + (management - offset));
    command.add("-Djboss.https.port=" + (freePort() - offset));
    command.add("-Djboss.node.name=" + base.getFileName());
    // Servers of other tests must not join it.
    command.add("-Djboss.default.multicast.address=230.0.0." + (1 + http % 250));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", HOME.resolve("jboss-modules.jar").toAbsolutePath().toString()));
    command.addAll(List.of("-mp", HOME.resolve("modules").toAbsolutePath().toString()));
    command.addAll(
        List.of("org.jboss.as.standalone", "-b", "127.0.0.1", "-bmanagement", "127.0.0.1"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile())).start();
  }

  /** What WildFly's own script gives a modular JDK. */
  private static List<String> moduleOptions() {
    return Stream.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming")
        .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
        .toList();
  }

  private Path logFile() {
    return base.resolve("server.out");
  }

  /** What the server has written so far. */
  public String log() {
    try {
      return Files.readString(logFile(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The page's address. */
  public URI page() {
    return URI.create("http://127.0.0.1:" + http + "/");
  }

  /** Name of the server, which its base folder has too. */
  public String name() {
    return base.getFileName().toString();
  }

  private void awaitPage() throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!served()) {
      give(end, "the page");
    }
  }

  private void awaitFile(String name) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!Files.exists(base.resolve("deployments").resolve(name))) {
      give(end, name);
    }
  }

  private void give(long end, String what) throws InterruptedException {
    if (!process.isAlive() || System.currentTimeMillis() > end) {
      throw new AssertionError("waited in vain for " + what + ":\n" + log());
    }
    Thread.sleep(200);
  }

  private boolean served() {
    try {
      HttpURLConnection connection = (HttpURLConnection) page().toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(10_000);
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; waits for the end. */
  public void terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it does not end:\n" + log());
    }
  }

  /** Lets it sleep by STOP, or wakes it by CONT. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Starts it again after its end, on the same ports. */
  public void restart() throws IOException, InterruptedException {
    prepare();
    process = launch();
    awaitPage();
  }

  /** SIGTERM, and SIGKILL when that does not help. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
