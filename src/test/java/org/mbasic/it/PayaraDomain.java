package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A domain of Payara Server, and the group of two servers in it that the files of {@code
 * server-config/payara} make, on loopback. There is one at a time in its installation.
 */
final class PayaraDomain implements AutoCloseable {
  static final String ONE = "one";
  static final String TWO = "two";

  private static final Path HOME =
      Path.of(System.getProperty("mbasic.test.payara", "target/payara6")).toAbsolutePath();
  private static final Path FILES = Path.of("server-config/payara").toAbsolutePath();
  private static final Path DOMAIN = HOME.resolve("glassfish/domains/mbasic");
  private static final Path NODE = HOME.resolve("glassfish/nodes/localhost-mbasic");

  /** Above the ports of other tests' servers, and below those that connections begin at. */
  private static final int LOWEST_BASE = 20_000;

  private static final int HIGHEST_BASE = 32_000;

  /** A server has so many ports to itself; it uses those that are so far from their base. */
  private static final int SPAN = 100;

  private static final int ADMIN = 48;

  /** The domain's is there of itself: its servers find it even before it knows better. */
  private static final int HAZELCAST = 49;

  private static final int PAGE = 80;

  private final Map<String, String> environment;
  private final Path work;
  private final int base;
  private final Map<String, Integer> bases;

  private PayaraDomain(Map<String, String> environment) throws IOException {
    this.environment = environment;
    work = Files.createDirectories(ServerProcess.base("payara"));
    clear(DOMAIN);
    clear(NODE);
    List<Integer> free = freeBases().limit(3).toList();
    base = free.get(0);
    bases = Map.of(ONE, free.get(1), TWO, free.get(2));
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
        "create-domain", "--nopassword", "--portbase", Integer.toString(domain.base), "mbasic");
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

  /** Chosen by chance: a run of other tests may have taken the next ones and not bound them yet. */
  private static Stream<Integer> freeBases() {
    List<Integer> all = new ArrayList<>();
    for (int base = LOWEST_BASE; base <= HIGHEST_BASE; base += SPAN) {
      all.add(base);
    }
    Collections.shuffle(all);
    return all.stream()
        .filter(base -> IntStream.range(base, base + SPAN).allMatch(PayaraDomain::isFree));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Runs the commands of a file of {@code server-config/payara}, whether they succeed or not; the
   * domain and its servers get free ports in place of the file's.
   */
  String run(String file) throws IOException, InterruptedException {
    Map<String, Integer> ports =
        Map.of(
            "4900", base + HAZELCAST,
            "5900", bases.get(ONE) + HAZELCAST,
            "5901", bases.get(TWO) + HAZELCAST,
            "28000", bases.get(ONE),
            "29000", bases.get(TWO));
    String commands =
        Pattern.compile("\\b(" + String.join("|", ports.keySet()) + ")\\b")
            .matcher(Files.readString(FILES.resolve(file)))
            .replaceAll(port -> ports.get(port.group()).toString());
    return asadmin(
        "multimode", "--file", Files.writeString(work.resolve(file), commands).toString());
  }

  private String asadmin(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("bin/asadmin").toString());
    command.addAll(List.of("--port", Integer.toString(base + ADMIN)));
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
    return URI.create("http://127.0.0.1:" + (bases.get(server) + PAGE) + "/");
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
