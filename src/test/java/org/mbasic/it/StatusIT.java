package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mbasic.store.redis.RedisServer;

/** The administrator's page: who sees it, and what it says of a good Redis and of a bad one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatusIT {
  private static final String PASSWORD = "a password of the tests";

  private RedisServer careless;
  private ServerProcess server;

  @BeforeAll
  void start() throws Exception {
    careless = new RedisServer("--maxmemory-policy", "allkeys-lru", "--maxmemory", "1gb");
    server = start("status", careless.url());
    add(server, "anna", "mbasic-admin");
    add(server, "bert", "teacher");
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    careless.close();
  }

  private static ServerProcess start(String name, String url) throws Exception {
    return WildFly.start(name, InRedis.at(url));
  }

  /** Adds a user as the README does. */
  private static void add(ServerProcess to, String name, String group) throws Exception {
    Process script =
        new ProcessBuilder(
                WildFly.HOME.resolve("bin/add-user.sh").toString(),
                "-a",
                "-u",
                name,
                "-p",
                PASSWORD,
                "-g",
                group,
                "-sc",
                ServerProcess.base(to.name()).resolve("configuration").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, script.waitFor(), said);
  }

  private HttpResponse<String> get(String path, String name) throws Exception {
    return PageRequests.as(name, PASSWORD, server.page().resolve(path));
  }

  /** Grades by point, as a person reads them. */
  private static Map<String, String> grades(Page tab) {
    Map<String, String> grades = new TreeMap<>();
    List<String> points = tab.locator(".findings dt").allInnerTexts();
    List<String> marks = tab.locator(".findings .mark").allInnerTexts();
    assertEquals(points.size(), marks.size());
    for (int i = 0; i < points.size(); i++) {
      grades.put(points.get(i), marks.get(i));
    }
    return grades;
  }

  @Test
  void nobody_sees_it_but_who_has_the_role() throws Exception {
    for (String path : List.of("status", "status.xhtml")) {
      assertEquals(401, get(path, "nobody").statusCode());
      assertEquals(403, get(path, "bert").statusCode());
      assertEquals(200, get(path, "anna").statusCode());
    }
    HttpResponse<String> page = get("status", "anna");
    assertFalse(page.body().contains(InRedis.SECRET));
    assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    assertTrue(page.headers().firstValue("Set-Cookie").isEmpty(), "it is no visit");
  }

  @Test
  void it_says_what_is_wrong_with_a_careless_redis() {
    List<String> complaints = new ArrayList<>();
    try (Browser browser = Browser.start()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {1440, 360}) {
          Page tab = browser.person(width, scheme, "anna", PASSWORD).newPage();
          tab.navigate(server.page().resolve("status").toString());
          assertEquals("Status of status", tab.innerText("h1"));
          Map<String, String> grades = grades(tab);
          assertEquals("wrong", grades.get("Password of Redis"));
          assertEquals("wrong", grades.get("When Redis is full"));
          assertEquals("wrong", grades.get("When Redis starts anew"));
          assertEquals("wrong", grades.get("Pages"));
          assertEquals("good", grades.get("Storage"));
          assertEquals("good", grades.get("Secret"));
          assertEquals("good", grades.get("Way to Redis"));
          assertEquals("good", grades.get("Memory of Redis"));
          assertEquals("good", grades.get("Clock"));
          assertEquals("good", grades.get("Metrics"));
          assertTrue(tab.innerText(".lead").startsWith("4 problems found."));
          assertTrue(tab.innerText(".findings").contains("allkeys-lru"));
          assertTrue(tab.innerText(".figures").contains("Workspaces in memory"));
          String figures = tab.innerText(".figures");
          assertTrue(
              figures.matches("(?s).*Saves a second in the last minute\\s+\\d+[.]\\d.*"), figures);
          complaints.addAll(Accessibility.complaints(tab, scheme + " " + width));
          Browser.picture(tab, "status-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
      }
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void it_finds_nothing_wrong_with_a_careful_redis_but_sees_when_it_is_away() throws Exception {
    try (RedisServer careful =
            new RedisServer(
                "--requirepass",
                "geheim",
                "--appendonly",
                "yes",
                "--maxmemory-policy",
                "noeviction");
        ServerProcess other = start("status-two", careful.url().replace("//", "//:geheim@"));
        Browser browser = Browser.start()) {
      add(other, "anna", "mbasic-admin");
      Page tab = browser.person(1440, ColorScheme.LIGHT, "anna", PASSWORD).newPage();
      tab.navigate(other.page().resolve("status").toString());
      Map<String, String> grades = grades(tab);
      assertEquals("wrong", grades.remove("Pages"), "no TLS here");
      assertFalse(grades.containsValue("wrong"), grades::toString);
      assertEquals("note", grades.get("Memory of Redis"), "it has no limit");
      assertTrue(tab.innerText(".lead").startsWith("One problem found."));
      assertFalse(tab.content().contains("geheim"));
      careful.kill();
      tab.reload();
      assertEquals("wrong", grades(tab).get("Storage"));
      assertEquals("note", grades(tab).get("Settings of Redis"));
    }
  }
}
