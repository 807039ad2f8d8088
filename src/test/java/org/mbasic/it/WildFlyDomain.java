package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A domain of WildFly, and the group of two servers in it that the scripts of {@code
 * server-config/wildfly} make, on loopback. There is one at a time.
 */
final class WildFlyDomain implements AutoCloseable {
  static final String ONE = "one";
  static final String TWO = "two";

  private static final Path HOME =
      Path.of(System.getProperty("mbasic.test.wildfly", "target/wildfly-39.0.1.Final"))
          .toAbsolutePath();
  private static final Path SCRIPTS = Path.of("server-config/wildfly");
  private static final String STARTED = "(Host Controller) started in";
  private static final long PATIENCE_MILLIS = 120_000;

  private final Path base = ServerProcess.base("domain");
  private final int management = ServerProcess.freePort();
  private final Map<String, Integer> offsets =
      Map.of(ONE, WildFly.freeOffset(), TWO, WildFly.freeOffset());
  private final Process process;

  /**
   * Starts a new domain; it has no other servers than WildFly's examples yet.
   *
   * @param environment variables of its process, which its servers inherit
   */
  WildFlyDomain(Map<String, String> environment) throws IOException, InterruptedException {
    copyConfiguration();
    Files.copy(ServerProcess.WAR, base.resolve("mbasic.war"), StandardCopyOption.REPLACE_EXISTING);
    ProcessBuilder builder =
        new ProcessBuilder(
                HOME.resolve("bin/domain.sh").toString(),
                "-Djboss.domain.base.dir=" + base,
                "-Djboss.management.http.port=" + management,
                "-Djboss.default.multicast.address=230.0.2." + (1 + management % 250))
            .redirectErrorStream(true)
            .redirectOutput(output().toFile());
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // The script passes signals on.
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    process = builder.start();
    awaitController();
  }

  private void copyConfiguration() throws IOException {
    Path pristine = HOME.resolve("domain/configuration");
    Path own = Files.createDirectories(base.resolve("configuration"));
    try (Stream<Path> files = Files.list(pristine)) {
      for (Path file : files.toList()) {
        Files.copy(file, own.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path output() {
    return base.resolve("domain.out");
  }

  private void awaitController() throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!Files.readString(output()).contains(STARTED)) {
      if (!process.isAlive() || System.currentTimeMillis() > end) {
        close();
        throw new AssertionError("it does not start:\n" + Files.readString(output()));
      }
      Thread.sleep(200);
    }
  }

  /**
   * Has WildFly's command line run a script of {@code server-config/wildfly}, in a folder with the
   * WAR; the servers get free ports in place of the script's.
   *
   * @return what it says
   */
  String run(String script) throws IOException, InterruptedException {
    Path copy =
        Files.writeString(
            base.resolve(script),
            Files.readString(SCRIPTS.resolve(script))
                .replace("port-offset=0)", "port-offset=" + offsets.get(ONE) + ")")
                .replace("port-offset=100)", "port-offset=" + offsets.get(TWO) + ")"));
    Process cli =
        new ProcessBuilder(
                HOME.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + management,
                "--file=" + copy)
            .directory(base.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, cli.waitFor(), said);
    return said;
  }

  /** The address of a server's page. */
  URI page(String server) {
    return URI.create("http://127.0.0.1:" + (WildFly.PAGE_PORT + offsets.get(server)) + "/");
  }

  /** What a server has written so far. */
  String log(String server) throws IOException {
    return Files.readString(base.resolve("servers").resolve(server).resolve("log/server.log"));
  }

  /** SIGKILL. */
  void kill(String server) {
    ProcessHandle victim =
        process
            .descendants()
            .filter(each -> arguments(each).contains("-D[Server:" + server + "]"))
            .findAny()
            .orElseThrow();
    victim.destroyForcibly();
    victim.onExit().join();
  }

  private static List<String> arguments(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of());
  }

  /** SIGTERM, which ends its servers too, and SIGKILL for all that it does not end. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
