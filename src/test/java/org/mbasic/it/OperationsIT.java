package org.mbasic.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/**
 * What who runs a server sees of it: its health, its metrics, and its log, in which nobody's secret
 * is.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperationsIT {
  private static final String SECRET = "planted-secret-0123456789-abcdefghijkl";
  private static final String OPERATOR = "operator";
  private static final long PATIENCE_MILLIS = 15_000;

  private static RedisServer redis;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    List<String> clerk = List.of("--user", "clerk", "on", ">planted-password", "~*", "+exists");
    List<String> options = new ArrayList<>(List.of("--requirepass", "planted-password"));
    options.addAll(clerk);
    options.add("--user");
    options.addAll(List.of(shippedOperator().split(" ")));
    redis = new RedisServer(options.toArray(String[]::new));
    String url = redis.url().replace("//", "//:planted-password@");
    server =
        WildFly.start(
            "operations", Map.of("mbasic.redis.url", url, "mbasic.storage.secret", SECRET));
  }

  /** The user that the file of server-config has for the script. */
  private static String shippedOperator() throws IOException {
    String start = "user ";
    return Files.readAllLines(Path.of("server-config/redis/redis.conf")).stream()
        .filter(line -> line.startsWith(start + OPERATOR))
        .findFirst()
        .orElseThrow()
        .substring(start.length())
        .replace("change-operator-password", "planted-password");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    redis.close();
  }

  private static HttpResponse<String> get(String path, String header, String value)
      throws Exception {
    return get(server, path, header, value);
  }

  private static HttpResponse<String> get(
      ServerProcess from, String path, String header, String value) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(from.page().resolve(path)).header(header, value).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static int status(String path) throws Exception {
    return get(path, "Accept", "*/*").statusCode();
  }

  private static void awaitReady(int status) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (status("health/ready") != status) {
      assertTrue(System.currentTimeMillis() < end, "never " + status);
      Thread.sleep(100);
    }
  }

  /** The visitor's id in the cookie that a page was served with. */
  private static String visitor(String cookie) {
    return cookie.split("[.]", 3)[1];
  }

  private static String cookie(String brought) throws Exception {
    HttpResponse<String> page = get("", "Cookie", brought);
    assertEquals(200, page.statusCode());
    return page.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
  }

  @Test
  void metrics_are_for_this_machine_and_not_for_whom_a_proxy_brings() throws Exception {
    try (DeskClient tab = DeskClient.open(server.page())) {
      tab.type("PRINT 6*7\r").awaitOutput(" 42 \r\nOk\r\n");
      String text = get("metrics", "Accept", "*/*").body();
      assertTrue(text.matches("(?s).*\nmbasic_saves_total [1-9].*"), text);
      assertTrue(text.matches("(?s).*\nmbasic_live_workspaces [1-9].*"), text);
      assertTrue(text.contains("\nmbasic_passive_workspaces 0\n"), text);
      assertTrue(
          text.matches("(?s).*\nmbasic_save_seconds_bucket[{]le=\"[+]Inf\"[}] [1-9].*"), text);
    }
    assertEquals(403, get("metrics", "X-Forwarded-For", "192.0.2.1").statusCode());
    assertEquals(403, get("metrics", "Forwarded", "for=192.0.2.1").statusCode());
  }

  @Test
  void metrics_are_for_all_where_the_deployment_says_so() throws Exception {
    try (ServerProcess open = WildFly.start("operations-open", Map.of("mbasic.metrics", "all"))) {
      HttpResponse<String> brought = get(open, "metrics", "X-Forwarded-For", "192.0.2.1");
      assertEquals(200, brought.statusCode());
      assertTrue(brought.body().contains("\nmbasic_live_workspaces 0\n"), brought.body());
      assertEquals(200, get(open, "metrics", "Forwarded", "for=192.0.2.1").statusCode());
    }
  }

  @Test
  void a_server_has_limits_for_programs_workspaces_and_requests() throws Exception {
    Map<String, String> limits =
        Map.of(
            "mbasic.limit.run-seconds", "1",
            "mbasic.limit.workspaces", "1",
            "mbasic.limit.requests", "200");
    try (ServerProcess small = WildFly.start("operations-small", limits)) {
      PageRequests page = new PageRequests();
      String token = page.load(small.page());
      try (DeskClient tab = DeskClient.open(small.page())) {
        tab.edit("10 A=A+1\n20 GOTO 10\n").press("run").awaitFrames("problem", 1);
        tab.awaitOutput("0\r\nOk\r\n");
        assertTrue(tab.output().matches("(?s).*\\^C\r\nBreak in [12]0\r\nOk\r\n"), tab.output());
        HttpResponse<String> crowded = get(small, "", "Accept", "*/*");
        assertEquals(503, crowded.statusCode());
        assertEquals("30", crowded.headers().firstValue("Retry-After").orElse(""));
        assertTrue(crowded.body().startsWith("This server is full"), crowded.body());
        String origin = "http://" + small.page().getAuthority();
        assertEquals(503, page.post(small.page(), "import", Map.of("t", token), origin));
      }
      HttpResponse<String> answer = get(small, "help", "Accept", "*/*");
      for (int i = 0; i < 300 && answer.statusCode() != 429; i++) {
        answer = get(small, "help", "Accept", "*/*");
      }
      assertEquals(429, answer.statusCode());
      assertTrue(answer.headers().firstValue("Retry-After").isPresent());
      assertEquals(200, get(small, "health/ready", "Accept", "*/*").statusCode());
    }
  }

  @Test
  void without_redis_the_server_lives_and_is_not_ready_and_no_secret_comes_into_its_log()
      throws Exception {
    try (DeskClient tab = DeskClient.open(server.page())) {
      String cookie = cookie("none=1");
      assertEquals(visitor(cookie), visitor(cookie(cookie)));
      String forged = cookie.substring(0, cookie.length() - 1) + '!';
      assertNotEquals(visitor(cookie), visitor(cookie(forged)));
      tab.edit("10 INPUT PLANTED$\n20 OPEN \"I\",1,PLANTED$\n30 PRINT \"PLANTED-PROGRAM\"\n");
      tab.press("run").awaitMode("line").type("PLANTEDF\r");
      tab.awaitOutput("File not found in 20\r\nOk\r\n");
      tab.say("{\"type\":\"PLANTED-FRAME\"}").awaitFrames("problem", 1);
      assertEquals(403, tab.refusedHandshake("http://planted-origin.example"));
      awaitReady(200);
      redis.kill();
      tab.type("PRINT \"PLANTED-INPUT\"\r");
      awaitReady(503);
      assertEquals(200, status("health/live"));
      redis.restart();
      awaitReady(200);
      String log = server.log();
      assertTrue(log.contains("Redis is back"), log);
      // WildFly itself writes the system properties of its process.
      String own = log.replaceAll("-D\\S*", "").replaceAll("(?m)^\\s*mbasic[.]\\S+ = .*$", "");
      for (String planted :
          List.of("planted", "PLANTED", tab.token(), cookie.substring(cookie.indexOf('=') + 1))) {
        assertFalse(own.contains(planted), planted + " in the log:\n" + own);
      }
    }
  }

  /** Has the script of an administrator do something with a workspace; returns what it writes. */
  private byte[] script(String what, String id, byte[] input) throws Exception {
    Process script = start(OPERATOR, what, id);
    try (OutputStream in = script.getOutputStream()) {
      in.write(input);
    }
    byte[] written = script.getInputStream().readAllBytes();
    assertEquals(0, script.waitFor());
    return written;
  }

  private static Process start(String user, String what, String id) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of("server-config/redis/workspace").toString(), what, id)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    int port = URI.create(redis.url()).getPort();
    builder.environment().put("REDIS_CLI", "redis-cli --user " + user + " -p " + port);
    builder.environment().put("REDISCLI_AUTH", "planted-password");
    return builder.start();
  }

  @Test
  void a_script_that_redis_refuses_fails_and_writes_no_backup() throws Exception {
    try (DeskClient tab = DeskClient.open(server.page())) {
      for (String what : List.of("save", "restore", "delete")) {
        Process refused = start("clerk", what, tab.workspace());
        refused.getOutputStream().close();
        assertEquals(0, refused.getInputStream().readAllBytes().length, what);
        assertEquals(1, refused.waitFor(), what);
      }
      tab.type("A=7\r").awaitOutput("A=7\r\nOk\r\n");
    }
  }

  @Test
  void one_workspace_is_backed_up_restored_and_deleted_while_its_page_is_open() throws Exception {
    try (DeskClient tab = DeskClient.open(server.page())) {
      String id = tab.workspace();
      tab.type("A=7\r").awaitOutput("A=7\r\nOk\r\n").awaitSaved();
      byte[] backup = script("save", id, new byte[0]);
      assertFalse(new String(backup, ISO_8859_1).contains("A=7"), "it is sealed");
      tab.type("A=8\r").awaitOutput("A=8\r\nOk\r\n");
      script("restore", id, backup);
      assertEquals(DeskClient.ELSEWHERE, tab.awaitClose());
      try (DeskClient back = tab.openDuplicate()) {
        assertEquals(id, back.workspace());
        back.type("PRINT A\r").awaitOutput("PRINT A\r\n 7 \r\nOk\r\n");
        script("delete", id, new byte[0]);
        assertEquals(DeskClient.ELSEWHERE, back.awaitClose());
        for (String what : List.of("save", "delete")) {
          Process gone = start(OPERATOR, what, id);
          assertEquals(0, gone.getInputStream().readAllBytes().length, what);
          assertEquals(1, gone.waitFor(), what);
        }
      }
    }
  }

  /** What a restore leaves that ended before the workspace had its name. */
  private static void endedHalfway(String id) {
    RedisClient client = RedisClient.create(redis.url().replace("//", "//:planted-password@"));
    client.connect().sync().hset("mbasic:{" + id + "}:restored", "ver", "1");
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
  }

  @Test
  void a_restored_workspace_that_nobody_has_opened_can_be_restored_and_deleted() throws Exception {
    try (DeskClient tab = DeskClient.open(server.page())) {
      String id = tab.workspace();
      tab.type("A=7\r").awaitOutput("A=7\r\nOk\r\n").awaitSaved();
      byte[] backup = script("save", id, new byte[0]);
      script("restore", id, backup);
      assertEquals(DeskClient.ELSEWHERE, tab.awaitClose());
      endedHalfway(id);
      script("restore", id, backup);
      script("delete", id, new byte[0]);
    }
  }
}
