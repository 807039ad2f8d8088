package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.mbasic.store.redis.Certificate;

/**
 * A real nginx or HAProxy before servers of a test, with a file of {@code server-config} as it is
 * but for the addresses, ports and folders.
 */
final class Proxy implements AutoCloseable {
  /** The kinds there are. */
  enum Kind {
    NGINX,
    HAPROXY
  }

  private static final long PATIENCE_MILLIS = 20_000;
  private static final List<String> SERVERS = List.of("one", "two", "three");

  /** Ways to write a path: NAME stands for its name, CODED for it with a letter in hexadecimal. */
  private static final List<String> SPELLINGS =
      List.of(
          "NAME",
          "CODED",
          "/NAME",
          "a/../NAME",
          "NAME;x",
          ";a/NAME",
          ";/NAME",
          "/;a/;b/CODED",
          "a;/..;b/NAME",
          "%3b/NAME",
          "a%3bb/../NAME",
          "a%5c..%5cNAME",
          "NAME;%2f..%2f",
          "CODED;%2F..%2F");

  private final Path folder;
  private final int secure = ServerProcess.freePort();
  private final int plain = ServerProcess.freePort();
  private final Process process;

  /**
   * Starts it and waits until it listens; the test is skipped by name where there is none.
   *
   * @param configuration name of the file, without its ending
   * @param servers those that the file calls one, two and three
   */
  Proxy(Kind kind, String configuration, List<ServerProcess> servers) throws Exception {
    String program = kind == Kind.NGINX ? "nginx" : "haproxy";
    String executable = find(program);
    folder = Files.createTempDirectory("mbasic-" + program);
    Map<String, String> places = new TreeMap<>();
    for (int i = 0; i < SERVERS.size(); i++) {
      places.put("mbasic-" + SERVERS.get(i) + ":8080", servers.get(i).page().getAuthority());
    }
    Certificate certificate = new Certificate(folder, "ip:127.0.0.1");
    List<String> command =
        kind == Kind.NGINX
            ? nginx(executable, configuration, places)
            : haproxy(executable, configuration, places, certificate);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    awaitDoor();
  }

  private static String find(String program) {
    return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> Assumptions.abort("no " + program + " on the PATH"));
  }

  private List<String> nginx(String executable, String configuration, Map<String, String> places)
      throws IOException {
    places.put("listen 443", "listen 127.0.0.1:" + secure);
    places.put("listen 80", "listen 127.0.0.1:" + plain);
    places.put("/etc/nginx/mbasic", folder.toString());
    copy("nginx/" + configuration + ".conf", places);
    copy("nginx/proxy.conf", places);
    String folders =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(use -> "%s_temp_path %s/temp;\n".formatted(use, folder))
            .reduce("", String::concat);
    Path main = folder.resolve("nginx.conf");
    Files.writeString(
        main,
        """
        daemon off;
        # Who may not read the folder cannot keep a long request there.
        user root;
        pid %1$s/pid;
        error_log stderr;
        events {}
        http {
        access_log off;
        %2$s
        include %1$s/%3$s.conf;
        }
        """
            .formatted(folder, folders, configuration));
    return List.of(executable, "-e", "stderr", "-p", folder.toString(), "-c", main.toString());
  }

  private List<String> haproxy(
      String executable, String configuration, Map<String, String> places, Certificate certificate)
      throws IOException {
    places.put("bind :443", "bind 127.0.0.1:" + secure);
    places.put("bind :80", "bind 127.0.0.1:" + plain);
    places.put("/etc/haproxy/mbasic.pem", folder.resolve("mbasic.pem").toString());
    places.put("/run/haproxy/admin.sock", folder.resolve("admin.sock").toString());
    Files.writeString(
        folder.resolve("mbasic.pem"),
        Files.readString(certificate.file()) + Files.readString(certificate.key()));
    Path file = copy("haproxy/" + configuration + ".cfg", places);
    return List.of(executable, "-db", "-f", file.toString());
  }

  private Path copy(String name, Map<String, String> places) throws IOException {
    Path from = Path.of("server-config", name);
    String text = Files.readString(from);
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace(place.getKey(), place.getValue());
    }
    return Files.writeString(folder.resolve(from.getFileName()), text);
  }

  private Path log() {
    return folder.resolve("log");
  }

  private void awaitDoor() throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), secure).close();
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.currentTimeMillis() > end) {
          throw new AssertionError("it does not listen:\n" + Files.readString(log()), notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  /** What is for who runs the servers stays inside, however its path is written. */
  void assertHides(Page tab) {
    for (String name : List.of("metrics", "status", "status.xhtml")) {
      for (String spelling : SPELLINGS) {
        String coded = "%%%02x".formatted((int) name.charAt(0)) + name.substring(1);
        String address = page() + spelling.replace("NAME", name).replace("CODED", coded);
        assertEquals(404, tab.request().get(address).status(), address);
      }
    }
  }

  /** Where browsers go. */
  URI page() {
    return URI.create("https://127.0.0.1:" + secure + "/");
  }

  /** Where browsers go that do not ask for TLS. */
  URI plainPage() {
    return URI.create("http://127.0.0.1:" + plain + "/");
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.forEach(file -> files.add(0, file));
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
