package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbasic.store.redis.RedisServer;

/** What systemd would do with the unit of this project. */
@Tag("cluster")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SystemdIT {
  private static final Path UNIT = Path.of("server-config/systemd/mbasic.service");
  private static final Path ENVIRONMENT = Path.of("server-config/systemd/mbasic.env");

  @TempDir private Path folder;

  @Test
  void systemd_finds_no_fault_in_the_unit() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "no systemd-analyze");
    Path unit = folder.resolve("mbasic.service");
    Files.writeString(
        unit,
        Files.readString(UNIT)
            .replace("/opt/mbasic", WildFly.HOME.toString())
            .replace("User=mbasic", "User=root"));
    Process check =
        new ProcessBuilder("/usr/bin/systemd-analyze", "verify", "--man=no", unit.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, check.waitFor(), said);
    assertEquals("", said);
  }

  @Test
  void the_unit_s_command_serves_the_workspace_with_its_settings_and_saves_when_it_ends()
      throws Exception {
    try (RedisServer redis = RedisServer.asShipped()) {
      ServerProcess server = service("systemd", redis);
      try (DeskClient tab = DeskClient.open(server.awaitPage().page())) {
        tab.type("A=6*7\r").awaitOutput("A=6*7\r\nOk\r\n");
        assertEquals("one", tab.node());
        server.terminate();
        assertTrue(ServerProcess.STOPPED.contains(tab.awaitClose()));
      } finally {
        server.close();
      }
    }
  }

  /** Of the manual systemd.service: when the end of the main process brings another one. */
  @Test
  void a_server_that_is_killed_is_started_anew() throws Exception {
    try (RedisServer redis = RedisServer.asShipped()) {
      ServerProcess service = service("systemd-killed", redis).awaitPage();
      try {
        ProcessHandle java =
            service.handle().descendants().filter(SystemdIT::isJava).findFirst().orElseThrow();
        assertTrue(java.destroyForcibly());
        int status = service.awaitEnd();
        boolean success =
            status == 0 || line("SuccessExitStatus=").equals(Integer.toString(status));
        List<String> restarting = success ? List.of("always") : List.of("always", "on-failure");
        assertTrue(restarting.contains(line("Restart=")), "ended with " + status);
      } finally {
        service.close();
      }
    }
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/java");
  }

  /** Started as systemd does. */
  private static ServerProcess service(String name, RedisServer redis) throws IOException {
    Path base = ServerProcess.base(name);
    WildFly.layOut(base);
    int http = ServerProcess.freePort();
    String command =
        line("ExecStart=")
            .replace("/opt/mbasic", WildFly.HOME.toString())
            .replace("/var/lib/mbasic", base.toString());
    Map<String, String> environment = environment(redis, http);
    return new ServerProcess(
        base,
        http,
        () -> {
          ProcessBuilder service = new ProcessBuilder("sh", "-c", "exec " + command);
          service.environment().putAll(environment);
          return service;
        });
  }

  private static String line(String start) throws IOException {
    return Files.readAllLines(UNIT).stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow()
        .substring(start.length());
  }

  /** As systemd reads the file; with the test's Redis and ports. */
  private static Map<String, String> environment(RedisServer redis, int http) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    String[] own = line("Environment=").split("=", 2);
    environment.put(own[0], own[1]);
    for (String line : Files.readAllLines(ENVIRONMENT)) {
      if (!line.startsWith("#")) {
        String[] parts = line.split("=", 2);
        environment.put(parts[0], parts[1].replace("\"", ""));
      }
    }
    // The secret of the file is refused, as it should be.
    environment.putAll(InRedis.environment(redis.shippedUrl()));
    environment.merge("JAVA_OPTS", " " + String.join(" ", WildFly.ports(http)), String::concat);
    return environment;
  }
}
