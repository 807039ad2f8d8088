package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server process of a test's own, on free loopback ports, with the WAR deployed. */
public final class ServerProcess implements AutoCloseable {
  /** Ports that this process of tests has given out. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** The WAR that was built. */
  static final Path WAR =
      Path.of(System.getProperty("mbasic.test.war", "target/mbasic.war")).toAbsolutePath();

  /** Close codes of an application that is being stopped: its own word, or its container's. */
  static final Set<Integer> STOPPED = Set.of(1012, 1001);

  /** The program that runs this test, and the servers. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Path BASES = Path.of(System.getProperty("mbasic.test.bases", "target/it"));
  private static final long PATIENCE_MILLIS = 240_000;

  private final Path base;
  private final int http;
  private final Launch launch;
  private Process process;

  /** How a kind of server is launched. */
  @FunctionalInterface
  interface Launch {
    /** Makes the server's folder ready, anew after its end, and says what its process is. */
    ProcessBuilder prepare() throws IOException;
  }

  /**
   * Starts it.
   *
   * @param base its folder, whose name it has too
   * @param http port of its page
   */
  ServerProcess(Path base, int http, Launch launch) throws IOException {
    this.base = base;
    this.http = http;
    this.launch = launch;
    process = begin();
  }

  private Process begin() throws IOException {
    ProcessBuilder builder = launch.prepare().redirectErrorStream(true);
    Files.createDirectories(base);
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile())).start();
  }

  /** The folder of a server of this name. */
  static Path base(String name) {
    return BASES.resolve(name).toAbsolutePath();
  }

  /** A port that nothing listens at, another one each time: the system may give one out twice. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      return GIVEN.add(port) ? port : freePort();
    }
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

  /** What its counter of this name says. */
  long counted(String name) throws IOException, InterruptedException {
    HttpRequest metrics = HttpRequest.newBuilder(page().resolve("metrics")).build();
    return HttpClient.newHttpClient()
        .send(metrics, HttpResponse.BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith(name + ' '))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findAny()
        .orElseThrow();
  }

  /** Waits until its page is served. */
  ServerProcess awaitPage() throws InterruptedException {
    return await(() -> PageRequests.isServed(page()), "the page");
  }

  /** Waits for something; what has come to its end before is killed. */
  ServerProcess await(BooleanSupplier there, String what) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!there.getAsBoolean()) {
      if (!process.isAlive() || System.currentTimeMillis() > end) {
        kill();
        throw new AssertionError("waited in vain for " + what + ":\n" + log());
      }
      Thread.sleep(200);
    }
    return this;
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; waits for the end. */
  public void terminate() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  /** Waits until it has ended by itself, and returns its exit status. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it does not end:\n" + log());
    }
    return process.exitValue();
  }

  /** Its process, to be measured. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What the JDK's jcmd tells of its process. */
  String diagnose(String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command).start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return answer;
  }

  /** Lets it sleep by STOP, or wakes it by CONT. */
  public void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor());
  }

  /** Starts it again after its end, on the same ports. */
  public void restart() throws IOException, InterruptedException {
    process = begin();
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
