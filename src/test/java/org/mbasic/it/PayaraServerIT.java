package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
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
 * A domain of Payara Server with a deployment group of two servers, made and changed by the files
 * that administrators are given. Each test goes on from what the one before has left.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayaraServerIT {
  private static final String STORAGE = "Storage: ";
  private static final String SESSIONS = "HTTP session";
  private static final String REDIS = "Redis";
  private static final String ENTRY = "<env-entry-value></env-entry-value>";

  private static final long PATIENCE_MILLIS = 60_000;

  /** Characters. */
  private static final int MUCH = 1_000;

  private static final String ASK =
      "10 A$=\"KEPT\":PRINT \"BEFORE\"\n20 INPUT \"NAME\";N$\n30 PRINT \"HELLO \";N$;\" \";A$\n";

  /** Where in each server's log the application said last that it has started. */
  private final Map<String, Integer> known = new HashMap<>();

  private RedisServer redis;
  private PayaraDomain domain;

  @BeforeAll
  void start() throws Exception {
    redis = new RedisServer();
    domain = PayaraDomain.start(InRedis.environment(redis.url()));
    domain.run("deployment-group.asadmin");
    domain.run("store-property.asadmin");
    domain.run("deploy.asadmin");
  }

  @AfterAll
  void stop() throws Exception {
    if (domain != null) {
      domain.close();
    }
    redis.close();
  }

  /** Waits until the application has started on both servers since this was asked last. */
  private void assertStartsWith(String storage) throws Exception {
    for (String server : List.of(PayaraDomain.ONE, PayaraDomain.TWO)) {
      int before = known.getOrDefault(server, -1);
      await(() -> domain.log(server).lastIndexOf(STORAGE) > before, server);
      await(() -> PageRequests.isServed(domain.page(server)), server);
      String log = domain.log(server);
      known.put(server, log.lastIndexOf(STORAGE));
      assertTrue(log.startsWith(STORAGE + storage, log.lastIndexOf(STORAGE)), log);
    }
  }

  private void await(Callable<Boolean> there, String server) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!there.call()) {
      assertTrue(System.currentTimeMillis() < end, server + ":\n" + domain.log(server));
      Thread.sleep(200);
    }
  }

  private DeskClient open(String server) {
    return DeskClient.open(domain.page(server));
  }

  @Test
  @Order(1)
  void a_system_property_chooses_the_store_and_programs_outlive_a_new_deployment()
      throws Exception {
    assertStartsWith(REDIS);
    try (DeskClient tab = open(PayaraDomain.ONE)) {
      assertEquals(PayaraDomain.ONE, tab.node());
      tab.edit(Counted.PROGRAM).press("run").awaitShown(MUCH);
      domain.run("deploy.asadmin");
      assertStartsWith(REDIS);
      goesOn(tab.awaitLosses(1), PayaraDomain.ONE);
    }
  }

  /** A program that counted is stopped after it has counted on at a server. */
  private void goesOn(DeskClient tab, String server) {
    long shown = tab.shownAtLoss();
    tab.reconnect(domain.page(server));
    assertEquals(server, tab.node());
    tab.awaitShown(shown + MUCH).press("stop").awaitMode("ready");
    Counted.assertWithoutGap(tab);
  }

  @Test
  @Order(2)
  void the_status_is_for_who_has_the_role() throws Exception {
    String password = "a-password-of-the-tests";
    domain.addUser("anna", password, "mbasic-admin");
    domain.addUser("bert", password, "teacher");
    URI status = domain.page(PayaraDomain.ONE).resolve("status");
    assertEquals(401, PageRequests.as("anna", "another password", status).statusCode());
    assertEquals(403, PageRequests.as("bert", password, status).statusCode());
    HttpResponse<String> page = PageRequests.as("anna", password, status);
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("Password of Redis"), page.body());
  }

  @Test
  @Order(3)
  void an_entry_of_the_application_chooses_the_store() throws Exception {
    domain.run("store-entry.asadmin");
    assertStartsWith(SESSIONS);
  }

  @Test
  @Order(4)
  void the_last_save_in_an_http_session_outlives_its_server() throws Exception {
    try (DeskClient tab = open(PayaraDomain.ONE)) {
      tab.edit(ASK).press("run").awaitMode("line").awaitOutput("NAME? ");
      assertEquals(204, tab.checkpoint());
      String workspace = tab.workspace();
      domain.kill(PayaraDomain.ONE);
      tab.awaitLosses(1).reconnect(domain.page(PayaraDomain.TWO));
      assertEquals(PayaraDomain.TWO, tab.node());
      assertEquals(workspace, tab.workspace());
      tab.type("ADA\r").awaitOutput("BEFORE\r\nNAME? ADA\r\nHELLO ADA KEPT\r\nOk\r\n");
    }
  }

  @Test
  @Order(5)
  void another_descriptor_chooses_the_store() throws Exception {
    domain.run("deployment-group.asadmin");
    try (ZipFile war = new ZipFile(ServerProcess.WAR.toFile());
        InputStream descriptor = war.getInputStream(war.getEntry("WEB-INF/web.xml"))) {
      String text = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(text.indexOf(ENTRY), text.lastIndexOf(ENTRY));
      domain.describe(text.replace(ENTRY, "<env-entry-value>redis</env-entry-value>"));
    }
    domain.run("store-descriptor.asadmin");
    assertStartsWith(REDIS);
  }

  @Test
  @Order(6)
  void a_program_in_redis_runs_on_when_its_server_dies() throws Exception {
    try (DeskClient tab = open(PayaraDomain.TWO)) {
      tab.edit(Counted.PROGRAM).press("run").awaitShown(MUCH);
      domain.kill(PayaraDomain.TWO);
      goesOn(tab.awaitLosses(1), PayaraDomain.ONE);
    }
  }
}
