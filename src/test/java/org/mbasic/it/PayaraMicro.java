package org.mbasic.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Payara Micros of a test's own that keep each other's HTTP sessions, all on free loopback ports,
 * started as the README says. Any thread may start one.
 */
final class PayaraMicro {
  private static final Path JAR =
      Path.of(System.getProperty("mbasic.test.payara-micro", "target/payara-micro.jar"));
  private static final Path SETTINGS = Path.of("server-config/payara/micro.asadmin");

  private final Queue<Integer> ports;
  private final String members;

  private PayaraMicro(List<Integer> ports) {
    this.ports = new ConcurrentLinkedQueue<>(ports);
    members =
        ports.stream()
            .map(port -> "127.0.0.1:" + port)
            .collect(Collectors.joining(",", "tcpip:", ""));
  }

  /** A cluster of so many, of which none is started yet. */
  static PayaraMicro cluster(int size) throws IOException {
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < size) {
      int port = ServerProcess.freePort();
      if (!ports.contains(port)) {
        ports.add(port);
      }
    }
    return new PayaraMicro(ports);
  }

  /**
   * Starts the next one and waits until its page is served.
   *
   * @param name of its folder, and of the server in the session cookie
   * @param properties system properties of its process
   */
  ServerProcess start(String name, Map<String, String> properties)
      throws IOException, InterruptedException {
    Path base = ServerProcess.base(name);
    int http = ServerProcess.freePort();
    int member = ports.remove();
    return new ServerProcess(base, http, () -> prepare(base, http, member, properties)).awaitPage();
  }

  private ProcessBuilder prepare(Path base, int http, int member, Map<String, String> properties)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ServerProcess.JAVA, "-Xmx512m", "-DjvmRoute=" + base.getFileName()));
    command.add("-Dhazelcast.socket.bind.any=false");
    // What it unpacks stays there when it is killed.
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(base.resolve("tmp")));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", JAR.toString(), "--nohostaware", "--interfaces", "127.0.0.1"));
    command.addAll(List.of("--clustermode", members, "--startport", Integer.toString(member)));
    command.addAll(List.of("--port", Integer.toString(http)));
    command.addAll(List.of("--prebootcommandfile", SETTINGS.toString()));
    command.addAll(List.of("--deploy", ServerProcess.WAR.toString(), "--contextroot", "/"));
    return new ProcessBuilder(command);
  }
}
