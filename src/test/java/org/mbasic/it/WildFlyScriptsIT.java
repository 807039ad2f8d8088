package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mbasic.store.redis.RedisServer;

/** A running WildFly is given other settings by the scripts of this project. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WildFlyScriptsIT {
  private static final Path SCRIPTS = Path.of("server-config/wildfly");
  private static final Pattern MANAGEMENT =
      Pattern.compile("management interface listening on http://([^/]+)/");
  private static final String IN_REDIS = "Storage: Redis at ";
  private static final String IN_SESSIONS = "Storage: HTTP session";

  @TempDir private Path folder;
  private RedisServer redis;
  private ServerProcess server;

  @BeforeAll
  void start() throws Exception {
    redis = new RedisServer();
    server = WildFly.start("scripts", InRedis.at(redis.url()));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    redis.close();
  }

  private String run(String script) throws Exception {
    return script(SCRIPTS.resolve(script));
  }

  /** Has WildFly's command line run a script; returns what it says. */
  private String script(Path file) throws Exception {
    Matcher management = MANAGEMENT.matcher(server.log());
    assertTrue(management.find());
    Process cli =
        new ProcessBuilder(
                WildFly.HOME.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=" + management.group(1),
                "--file=" + file.toAbsolutePath())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, cli.waitFor(), said);
    return said;
  }

  /** Where the log says last that workspaces are kept. */
  private void assertStorage(String wanted) {
    String log = server.log();
    int last = Math.max(log.lastIndexOf(IN_REDIS), log.lastIndexOf(IN_SESSIONS));
    assertTrue(log.startsWith(wanted, last), log.substring(last));
    try (DeskClient tab = DeskClient.open(server.page())) {
      tab.type("PRINT 6*7\r").awaitOutput(" 42 \r\nOk\r\n");
    }
  }

  @Test
  void scripts_choose_the_store_again_and_again() throws Exception {
    assertStorage(IN_REDIS);
    for (int i = 0; i < 2; i++) {
      assertTrue(run("http-session.cli").contains("http-session now"));
      assertStorage(IN_SESSIONS);
    }
    for (int i = 0; i < 2; i++) {
      assertTrue(run("redis.cli").contains("redis now"));
      assertStorage(IN_REDIS);
    }
    script(command("/system-property=mbasic.session.store:remove"));
  }

  @Test
  void an_overlay_replaces_the_settings_in_the_descriptor() throws Exception {
    String descriptor = descriptor();
    Files.writeString(
        folder.resolve("web.xml"),
        descriptor.replace(
            "<env-entry-value></env-entry-value>",
            "<env-entry-value>http-session</env-entry-value>"));
    for (int i = 0; i < 2; i++) {
      run("overlay.cli");
      assertStorage(IN_SESSIONS);
    }
    script(command("deployment-overlay remove --name=mbasic --redeploy-affected"));
    assertStorage(IN_REDIS);
  }

  private static String descriptor() throws IOException {
    try (ZipFile war = new ZipFile(System.getProperty("mbasic.test.war", "target/mbasic.war"));
        InputStream descriptor = war.getInputStream(war.getEntry("WEB-INF/web.xml"))) {
      return new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path command(String line) throws IOException {
    return Files.writeString(folder.resolve("command.cli"), line + "\n");
  }
}
