package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import io.lettuce.core.RedisClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.mbasic.store.redis.RedisServer;

/**
 * Two servers that share a Redis: what a browser sees at both, and what a page sees when its server
 * sleeps or is stopped. The last test ends a server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedRedisIT {

  private static final int PAGES = 6;
  private static final int CHECKPOINTS = 50;
  private static final String HELLO = "10 PRINT \"HELLO FROM\";7*6\n20 INPUT \"NAME\";N$\n";

  private RedisServer redis;
  private TwoServers servers;

  @BeforeAll
  void start() throws Exception {
    redis = new RedisServer();
    servers = TwoServers.roundRobin("shared", InRedis.at(redis.url()));
  }

  @AfterAll
  void stop() throws Exception {
    if (servers != null) {
      servers.close();
    }
    redis.close();
  }

  private static Page run(BrowserContext person, URI page, String program) {
    Page tab = Browser.open(person, page);
    tab.click(".cm-content");
    tab.keyboard().insertText(program);
    tab.click(".tools [data-action=run]");
    return tab;
  }

  private static void assertShows(Page tab) {
    Browser.awaitPrompt(tab, "NAME?");
    assertTrue(tab.textContent("#terminal-log").contains("HELLO FROM 42"));
    assertTrue(tab.innerText(".cm-content").contains("20 INPUT \"NAME\";N$"));
  }

  @Test
  @Order(1)
  void a_refresh_and_a_second_tab_show_the_same_program_and_output() {
    try (Browser browser = Browser.start()) {
      BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
      Page tab = run(person, servers.one.page(), HELLO);
      assertShows(tab);
      tab.reload();
      Browser.awaitConnected(tab);
      assertShows(tab);
      assertShows(Browser.open(person, servers.one.page()));
    }
  }

  @Test
  @Order(2)
  void two_servers_on_two_ports_show_a_browser_the_same_program_and_output() {
    try (Browser browser = Browser.start()) {
      BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
      assertShows(run(person, servers.one.page(), HELLO));
      Page there = Browser.open(person, servers.two.page());
      assertShows(there);
      assertEquals(servers.two.name(), there.innerText("#node"));
      Browser.type(there, "ADA");
      Browser.awaitLog(there, "NAME? ADA\nOk");
      Page back = Browser.open(person, servers.one.page());
      Browser.awaitLog(back, "NAME? ADA\nOk");
      assertEquals(servers.one.name(), back.innerText("#node"));
    }
  }

  @Test
  @Order(3)
  void an_older_tab_says_that_the_newest_one_is_at_another_server_and_takes_over() {
    try (Browser browser = Browser.start()) {
      BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
      Page old = Browser.open(person, servers.one.page());
      Page newest = Browser.open(person, servers.two.page());
      old.waitForSelector("#link[data-state=elsewhere]");
      Browser.awaitText(old, "#keyboard-text", "at another server");
      Browser.picture(old, "mirror-elsewhere-light");
      old.click("[data-action=takeover]");
      newest.waitForSelector("#link[data-state=elsewhere]");
      Browser.type(old, "PRINT 6*9");
      Browser.awaitLog(old, "PRINT 6*9\n 54 \nOk");
    }
  }

  @Test
  @Order(4)
  void behind_a_balancer_an_older_tab_finds_the_server_of_the_newest_one_and_mirrors_it() {
    try (Browser browser = Browser.start()) {
      BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
      Page old = Browser.open(person, servers.balancer.page());
      Page newest = Browser.open(person, servers.balancer.page());
      old.waitForSelector("#keyboard:not([hidden])");
      Browser.type(newest, "PRINT 6*7");
      Browser.awaitLog(old, "PRINT 6*7\n 42 \nOk");
      Browser.awaitConnected(old);
      old.click("[data-action=takeover]");
      newest.waitForSelector("#keyboard:not([hidden])");
      Browser.type(old, "PRINT 6*8");
      Browser.awaitLog(newest, "PRINT 6*8\n 48 \nOk");
    }
  }

  /**
   * Its line does not reach the server: on the way to another tab it would be gone without a word.
   */
  @Test
  @Order(4)
  void what_a_tab_could_not_send_before_another_took_the_keyboard_is_shown() {
    try (Browser browser = Browser.start()) {
      BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
      person.routeWebSocket(
          "**/desk?*",
          socket -> {
            WebSocketRoute server = socket.connectToServer();
            socket.onMessage(
                frame -> {
                  if (!frame.text().contains("LATE")) {
                    server.send(frame.text());
                  }
                });
          });
      Page old = Browser.open(person, servers.one.page());
      Browser.type(old, "PRINT \"EARLY\"");
      Browser.awaitLog(old, "EARLY\nOk");
      Browser.type(old, "PRINT \"LATE\"");
      Browser.open(person, servers.one.page());
      Browser.awaitText(old, "#notice", "PRINT \"LATE\"");
      assertFalse(old.innerText("#notice").contains("EARLY"));
    }
  }

  /** The time that older releases keep with a workspace, and go by, is long over. */
  @Test
  @Order(5)
  void an_owner_that_has_been_idle_for_long_is_asked_before_another_server_has_its_workspace()
      throws Exception {
    long handedOver = servers.one.counted("mbasic_handed_over_total");
    long fenced = servers.one.counted("mbasic_fenced_total");
    try (DeskClient idle = DeskClient.open(servers.one.page())) {
      idle.type("A=6\r").awaitOutput("A=6\r\nOk\r\n");
      RedisClient client = RedisClient.create(redis.url());
      try {
        client.connect().sync().hset("mbasic:{" + idle.workspace() + "}", "lx", "1");
      } finally {
        client.shutdown();
      }
      try (DeskClient next = idle.openDuplicate(servers.two.page())) {
        assertEquals(DeskClient.ELSEWHERE, idle.awaitClose());
        assertEquals(servers.two.name(), next.node());
        next.type("PRINT A*7\r").awaitOutput(" 42 \r\nOk\r\n");
        assertEquals(handedOver + 1, servers.one.counted("mbasic_handed_over_total"));
        assertEquals(fenced, servers.one.counted("mbasic_fenced_total"));
      }
    }
  }

  @Test
  @Order(6)
  void a_checkpoint_asks_nothing_of_a_redis_to_which_all_goes_as_it_comes() throws Exception {
    try (DeskClient tab = DeskClient.open(servers.one.page())) {
      tab.edit(Counted.PROGRAM).press("run").awaitShown(100);
      long begun = System.nanoTime();
      long before = servers.one.counted("mbasic_saves_total");
      for (int i = 0; i < CHECKPOINTS; i++) {
        assertEquals(204, tab.checkpoint());
      }
      long saves = servers.one.counted("mbasic_saves_total") - before;
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
      assertTrue(saves <= 1 + seconds, () -> saves + " saves in " + seconds + " s");
      tab.press("stop").awaitMode("ready");
    }
  }

  private DeskClient open() {
    return DeskClient.open(servers.balancer.page()).stay();
  }

  @Test
  @Order(7)
  void a_server_that_slept_through_a_takeover_shows_nothing_when_it_wakes() throws Exception {
    try (DeskClient tab = open()) {
      tab.edit(HELLO).press("run").awaitMode("line").awaitOutput("NAME? ");
      ServerProcess sleeper = servers.serverOf(tab);
      try (DeskClient left = tab.openDuplicate(sleeper.page())) {
        String before = left.awaitMode("line").output();
        sleeper.signal("STOP");
        servers.balancer.takeOut(sleeper);
        left.type("EVE\r");
        tab.awaitLosses(1);
        try (DeskClient back = tab.openDuplicate(servers.balancer.page())) {
          back.type("ADA\r").awaitOutput("NAME? ADA\r\nOk\r\n");
          assertNotEquals(sleeper.name(), back.node());
          sleeper.signal("CONT");
          assertEquals(DeskClient.ELSEWHERE, left.awaitClose());
          assertEquals(before, left.output());
          back.type("PRINT N$\r").awaitOutput("PRINT N$\r\nADA\r\nOk\r\n");
        }
      } finally {
        sleeper.signal("CONT");
        servers.balancer.putBack(sleeper);
      }
    }
  }

  /**
   * What runs on after the wakening is printed for nobody: nobody may see it. One frame is on its
   * way to a page at a time; it was printed before, and may arrive when the server wakes.
   */
  @Test
  @Order(8)
  void a_program_that_slept_through_a_takeover_is_not_seen_to_run_on() throws Exception {
    try (DeskClient tab = open()) {
      tab.edit(Counted.PROGRAM).press("run").awaitShown(1_000);
      ServerProcess sleeper = servers.serverOf(tab);
      try (DeskClient left = tab.openDuplicate(sleeper.page())) {
        left.awaitShown(2_000);
        sleeper.signal("STOP");
        servers.balancer.takeOut(sleeper);
        tab.awaitLosses(1);
        try (DeskClient back = tab.openDuplicate(servers.balancer.page())) {
          back.press("stop").awaitMode("ready").type("NEW\r").awaitOutput("NEW\r\nOk\r\n");
          long before = left.outputs();
          sleeper.signal("CONT");
          assertEquals(DeskClient.ELSEWHERE, left.awaitClose());
          assertTrue(left.outputs() <= before + 1, () -> before + ", then " + left.outputs());
          back.type("PRINT 6*7\r").awaitOutput(" 42 \r\nOk\r\n");
        }
      } finally {
        sleeper.signal("CONT");
        servers.balancer.putBack(sleeper);
      }
    }
  }

  @Test
  @Order(9)
  void a_server_that_is_stopped_saves_all_and_sends_the_pages_to_the_other() throws Exception {
    List<DeskClient> tabs = new ArrayList<>();
    servers.balancer.takeOut(servers.two);
    try {
      for (int i = 0; i < PAGES; i++) {
        tabs.add(open().edit(Counted.PROGRAM).press("run"));
      }
      tabs.forEach(tab -> tab.awaitShown(1_000));
      servers.balancer.putBack(servers.two);
      servers.one.terminate();
      for (DeskClient tab : tabs) {
        long shown = tab.awaitLosses(1).shownAtLoss();
        tab.awaitConnected();
        assertTrue(
            ServerProcess.STOPPED.contains(tab.closings().get(0)), "closed by " + tab.closings());
        assertEquals(servers.two.name(), tab.node());
        assertTrue(tab.welcomedAt() >= shown, tab.welcomedAt() + " saved, shown " + shown);
        tab.awaitShown(shown + 100).press("stop").awaitMode("ready");
        Counted.assertWithoutGap(tab);
      }
    } finally {
      tabs.forEach(DeskClient::close);
    }
  }
}
