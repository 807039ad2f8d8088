package org.mbasic.it;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A WildFly of a test's own: the provisioned server with a base folder under {@code target/it}, the
 * WAR deployed, on free loopback ports.
 */
final class WildFly implements ServerProcess.Launch {
  /** Of each server. */
  private static final String HEAP = System.getProperty("mbasic.test.heap", "512m");

  static final Path HOME =
      Path.of(System.getProperty("mbasic.test.server", "target/server")).toAbsolutePath();

  /** Ports of WildFly's configurations: of the page, and where the servers of a cluster meet. */
  static final int PAGE_PORT = 8080;

  private static final int TLS_PORT = 8443;
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

  private WildFly(
      Path base, int http, Map<String, String> properties, Map<String, String> environment)
      throws IOException {
    this.base = base;
    this.http = http;
    this.properties = properties;
    this.environment = environment;
    management = ServerProcess.freePort();
    offset = freeOffset();
  }

  /**
   * Starts a server and waits until its page is served.
   *
   * @param name of its base folder
   * @param properties system properties of its process
   */
  static ServerProcess start(String name, Map<String, String> properties)
      throws IOException, InterruptedException {
    return start(name, properties, Map.of());
  }

  /** The same with variables for the environment of its process. */
  static ServerProcess start(
      String name, Map<String, String> properties, Map<String, String> environment)
      throws IOException, InterruptedException {
    return launch(name, properties, environment).awaitPage();
  }

  /** Starts a server whose deployment is expected to fail, and waits until it has. */
  static ServerProcess startFailing(String name, Map<String, String> properties)
      throws IOException, InterruptedException {
    Path marker = ServerProcess.base(name).resolve("deployments/mbasic.war.failed");
    return launch(name, properties, Map.of())
        .await(() -> Files.exists(marker), "the deployment to fail");
  }

  /** Takes the application out of a running server and puts it in again. */
  static void redeploy(ServerProcess server) throws IOException, InterruptedException {
    Path deployments = ServerProcess.base(server.name()).resolve("deployments");
    Path marker = deployments.resolve("mbasic.war.deployed");
    Files.delete(marker);
    Files.writeString(deployments.resolve("mbasic.war.dodeploy"), "");
    server.await(() -> Files.exists(marker), "the deployment").awaitPage();
  }

  private static ServerProcess launch(
      String name, Map<String, String> properties, Map<String, String> environment)
      throws IOException {
    Path base = ServerProcess.base(name);
    int http = ServerProcess.freePort();
    layOut(base);
    return new ServerProcess(base, http, new WildFly(base, http, properties, environment));
  }

  /**
   * Servers find one another on ports that only an offset moves; it moves the others too. Chosen by
   * chance: a server of another process may have taken the next one and not bound its ports yet.
   *
   * @return an offset that makes them free
   */
  static int freeOffset() throws IOException {
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
        ServerSocket watch = new ServerSocket(WATCH_PORT + offset, 1, loopback);
        ServerSocket page = new ServerSocket(PAGE_PORT + offset, 1, loopback);
        ServerSocket tls = new ServerSocket(TLS_PORT + offset, 1, loopback)) {
      return Stream.of(watch, page, tls).allMatch(ServerSocket::isBound) && messages.isBound();
    } catch (BindException taken) {
      return false;
    }
  }

  @Override
  public ProcessBuilder prepare() throws IOException {
    toBeDeployed(base);
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Lays out a server's folder: a configuration as provisioned, and the WAR to be deployed. */
  static void layOut(Path base) throws IOException {
    copy(ServerProcess.base("pristine").resolve("configuration"), base.resolve("configuration"));
    Files.createDirectories(base.resolve("deployments"));
    replaceWar(base, ServerProcess.WAR);
    toBeDeployed(base);
  }

  /** Puts another WAR in place of a server's, which is not running. */
  static void replaceWar(Path base, Path war) throws IOException {
    Files.copy(war, base.resolve("deployments/mbasic.war"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Markers of an earlier process would make it deploy twice. */
  private static void toBeDeployed(Path base) throws IOException {
    Path deployments = base.resolve("deployments");
    try (Stream<Path> files = Files.list(deployments)) {
      for (Path marker : files.filter(file -> !file.endsWith("mbasic.war")).toList()) {
        Files.delete(marker);
      }
    }
    Files.writeString(deployments.resolve("mbasic.war.dodeploy"), "");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ServerProcess.JAVA);
    command.addAll(List.of("-Xmx" + HEAP, "-Djava.net.preferIPv4Stack=true"));
    command.addAll(moduleOptions());
    command.add("-Djboss.home.dir=" + HOME);
    command.add("-Djboss.server.base.dir=" + base);
    command.add(
        "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
    // Without it the log of the first moments lands in the working directory.
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/boot.log"));
    command.addAll(ports(http, management, offset));
    command.add("-Djboss.node.name=" + base.getFileName());
    // Servers of other tests must not join it.
    command.add("-Djboss.default.multicast.address=230.0.0." + (1 + http % 250));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", HOME.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", HOME.resolve("modules").toString()));
    command.addAll(
        List.of("org.jboss.as.standalone", "-b", "127.0.0.1", "-bmanagement", "127.0.0.1"));
    return command;
  }

  /** Options that have a server listen at free ports, and at one for its page. */
  static List<String> ports(int http) throws IOException {
    return ports(http, ServerProcess.freePort(), freeOffset());
  }

  private static List<String> ports(int http, int management, int offset) throws IOException {
    return List.of(
        "-Djboss.socket.binding.port-offset=" + offset,
        "-Djboss.http.port=" + (http - offset),
        "-Djboss.management.http.port=" + (management - offset),
        "-Djboss.https.port=" + (ServerProcess.freePort() - offset));
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
}
