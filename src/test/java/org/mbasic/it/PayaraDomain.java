package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A domain of Payara Server, and the group of two servers in it that the files of {@code
 * server-config/payara} make. There is one at a time: its ports are those of the files.
 */
final class PayaraDomain implements AutoCloseable {
  static final String ONE = "one";
  static final String TWO = "two";

  private static final Path HOME =
      Path.of(System.getProperty("mbasic.test.payara", "target/payara6")).toAbsolutePath();
  private static final Path FILES = Path.of("server-config/payara").toAbsolutePath();
  private static final Path DOMAIN = HOME.resolve("glassfish/domains/mbasic");
  private static final Path NODE = HOME.resolve("glassfish/nodes/localhost-mbasic");
  private static final String PORT_BASE = "19000";
  private static final String ADMIN_PORT = "19048";

  /** The one that a domain has of itself: there its servers find it even before it knows better. */
  private static final String HAZELCAST_PORT = "4900";

  private static final Map<String, Integer> PORTS = Map.of(ONE, 28080, TWO, 29080);

  private final Map<String, String> environment;
  private final Path work;

  private PayaraDomain(Map<String, String> environment) throws IOException {
    this.environment = environment;
    work = Files.createDirectories(ServerProcess.base("payara"));
    clear(DOMAIN);
    clear(NODE);
    Files.copy(ServerProcess.WAR, work.resolve("mbasic.war"), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Makes a new domain with the settings of domain.asadmin and starts it; it has no other server
   * yet.
   *
   * @param environment variables of its process, which its servers inherit
   */
  static PayaraDomain start(Map<String, String> environment)
      throws IOException, InterruptedException {
    PayaraDomain domain = new PayaraDomain(environment);
    domain.asadmin(
        "create-domain",
        "--nopassword",
        "--portbase",
        PORT_BASE,
        "--hazelcastdasport",
        HAZELCAST_PORT,
        "mbasic");
    domain.asadmin("start-domain", "mbasic");
    domain.run("domain.asadmin");
    domain.asadmin("restart-domain", "mbasic");
    return domain;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Runs the commands of a file of {@code server-config/payara}, whether they succeed or not. */
  String run(String file) throws IOException, InterruptedException {
    return asadmin("multimode", "--file", FILES.resolve(file).toString());
  }

  private String asadmin(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(HOME.resolve("bin/asadmin").toString(), "--port", ADMIN_PORT));
    command.addAll(List.of(arguments));
    Path output = work.resolve("asadmin.out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    int status = builder.start().waitFor();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, status, said);
    return said;
  }

  /** Adds a user of the group's servers, as the README does. */
  void addUser(String name, String password, String group)
      throws IOException, InterruptedException {
    Path file = Files.writeString(work.resolve("password"), "AS_ADMIN_USERPASSWORD=" + password);
    asadmin(
        "--passwordfile",
        file.toString(),
        "create-file-user",
        "--target",
        "mbasic-config",
        "--groups",
        group,
        name);
  }

  /** Replaces the web.xml beside the WAR. */
  void describe(String descriptor) throws IOException {
    Files.writeString(work.resolve("web.xml"), descriptor);
  }

  /** The address of a server's page. */
  URI page(String server) {
    return URI.create("http://127.0.0.1:" + PORTS.get(server) + "/");
  }

  /** What a server has written so far. */
  String log(String server) throws IOException {
    return Files.readString(NODE.resolve(server).resolve("logs/server.log"));
  }

  /** SIGKILL. */
  void kill(String server) throws IOException {
    kill(NODE.resolve(server));
  }

  private static void kill(Path server) throws IOException {
    Path pid = server.resolve("config/pid");
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(
              process -> {
                process.destroyForcibly();
                process.onExit().join();
              });
    }
  }

  /** Kills all its servers. */
  @Override
  public void close() {
    try {
      kill(ONE);
      kill(TWO);
      kill(DOMAIN);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
