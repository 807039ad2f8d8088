package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.mbasic.store.redis.RedisServer;

/**
 * A domain of WildFly with a server group of two servers, made and changed by the scripts that
 * administrators are given. Each test goes on from what the one before has left.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WildFlyDomainIT {
  private static final List<String> BOTH = List.of(WildFlyDomain.ONE, WildFlyDomain.TWO);
  private static final String STORAGE = "Storage: ";
  private static final String SESSIONS = "HTTP session";
  private static final String REDIS = "Redis at ";

  /** Characters. */
  private static final int MUCH = 1_000;

  private static final String ASK =
      "10 A$=\"KEPT\":PRINT \"BEFORE\"\n20 INPUT \"NAME\";N$\n30 PRINT \"HELLO \";N$;\" \";A$\n";

  private RedisServer redis;
  private WildFlyDomain domain;

  @BeforeAll
  void start() throws Exception {
    redis = new RedisServer();
    domain = new WildFlyDomain(InRedis.environment(redis.url()));
    assertTrue(domain.run("domain.cli").contains("the group mbasic is made"));
    for (String server : BOTH) {
      assertEquals(404, get(server).statusCode());
    }
    domain.run("domain-deploy.cli");
  }

  @AfterAll
  void stop() throws Exception {
    if (domain != null) {
      domain.close();
    }
    redis.close();
  }

  /** Both servers serve the application, which said last that it keeps workspaces so. */
  private void assertStorage(String wanted) throws Exception {
    for (String server : BOTH) {
      String log = domain.log(server);
      assertTrue(log.startsWith(STORAGE + wanted, log.lastIndexOf(STORAGE)), log);
      try (DeskClient tab = open(server)) {
        assertEquals(server, tab.node());
        tab.type("PRINT 6*7\r").awaitOutput(" 42 \r\nOk\r\n");
      }
    }
  }

  private HttpResponse<String> get(String server) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(domain.page(server)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private DeskClient open(String server) {
    return DeskClient.open(domain.page(server));
  }

  @Test
  @Order(1)
  void both_servers_serve_and_the_group_that_is_there_is_left_alone() throws Exception {
    assertStorage(REDIS);
    String again = domain.run("domain.cli");
    assertFalse(again.contains("is made") || again.contains("removed"), again);
    assertStorage(REDIS);
  }

  @Test
  @Order(2)
  void a_script_keeps_workspaces_in_sessions_whose_cookies_name_the_server() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertTrue(domain.run("domain-http-session.cli").contains("http-session now"));
      assertStorage(SESSIONS);
    }
    for (String server : BOTH) {
      String cookie = get(server).headers().firstValue("Set-Cookie").orElseThrow();
      assertTrue(cookie.matches("JSESSIONID=[\\w-]+\\." + server + ";.*"), cookie);
    }
  }

  /** A page whose program waits for an answer, with all of it saved at both servers. */
  private DeskClient asked(String server) {
    DeskClient tab = open(server);
    tab.edit(ASK).press("run").awaitMode("line").awaitOutput("NAME? ");
    // A session is replicated after the answer has gone: by the second one the first save is.
    assertEquals(204, tab.checkpoint());
    assertEquals(204, tab.checkpoint());
    return tab;
  }

  private void answersAt(String server, DeskClient tab) {
    String workspace = tab.workspace();
    tab.awaitLosses(1).reconnect(domain.page(server));
    assertEquals(server, tab.node());
    assertEquals(workspace, tab.workspace());
    tab.type("ADA\r").awaitOutput("BEFORE\r\nNAME? ADA\r\nHELLO ADA KEPT\r\nOk\r\n");
  }

  @Test
  @Order(3)
  void the_last_save_in_an_http_session_outlives_its_server() throws Exception {
    try (DeskClient tab = asked(WildFlyDomain.ONE)) {
      domain.kill(WildFlyDomain.ONE);
      answersAt(WildFlyDomain.TWO, tab);
    }
  }

  @Test
  @Order(4)
  void a_new_deployment_goes_from_server_to_server_and_sessions_outlive_it() throws Exception {
    domain.run("domain.cli");
    try (DeskClient tab = asked(WildFlyDomain.TWO)) {
      domain.run("domain-deploy.cli");
      answersAt(WildFlyDomain.ONE, tab);
    }
    assertStorage(SESSIONS);
  }

  @Test
  @Order(5)
  void a_script_keeps_workspaces_in_redis_where_programs_run_on_when_a_server_dies()
      throws Exception {
    for (int i = 0; i < 2; i++) {
      assertTrue(domain.run("domain-redis.cli").contains("redis now"));
      assertStorage(REDIS);
    }
    try (DeskClient tab = open(WildFlyDomain.TWO)) {
      tab.edit(Counted.PROGRAM).press("run").awaitShown(MUCH);
      domain.kill(WildFlyDomain.TWO);
      long shown = tab.awaitLosses(1).shownAtLoss();
      tab.reconnect(domain.page(WildFlyDomain.ONE));
      assertEquals(WildFlyDomain.ONE, tab.node());
      tab.awaitShown(shown + MUCH).press("stop").awaitMode("ready");
      Counted.assertWithoutGap(tab);
    }
  }
}
