package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/**
 * Workspaces in Redis outlive the server's process. No test waits for a save: what the user did is
 * in Redis before anything that follows from it is shown.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestartIT {
  private static final String PROGRAM =
      "10 A$=\"KEPT\":PRINT \"BEFORE\"\n20 INPUT \"NAME\";N$\n30 PRINT \"HELLO \";N$;\" \";A$\n";

  private static Map<String, String> settings(RedisServer redis) {
    return InRedis.at(redis.url());
  }

  @Test
  void a_killed_server_comes_back_with_the_waiting_input() throws Exception {
    try (RedisServer redis = new RedisServer();
        ServerProcess server = WildFly.start("restart", settings(redis))) {
      DeskClient tab = DeskClient.open(server.page());
      tab.edit(PROGRAM).press("run").awaitMode("line").awaitOutput("NAME? ");
      server.kill();
      server.restart();
      tab = tab.reload();
      tab.awaitMode("line").awaitOutput("NAME? ");
      assertEquals(PROGRAM, tab.program());
      assertTrue(tab.output().contains("BEFORE"), tab.output());
      tab.type("ADA\r").awaitOutput("HELLO ADA KEPT\r\nOk\r\n");
      tab.close();
    }
  }

  @Test
  void a_workspace_is_one_key_that_expires() throws Exception {
    try (RedisServer redis = new RedisServer();
        ServerProcess server = WildFly.start("expiry", settings(redis))) {
      DeskClient tab = DeskClient.open(server.page());
      tab.type("A=5\r").awaitOutput("A=5\r\nOk\r\n");
      RedisClient client = RedisClient.create(redis.url());
      try (StatefulRedisConnection<String, String> connection = client.connect()) {
        List<String> keys = connection.sync().keys("*");
        assertEquals(List.of("mbasic:{" + tab.workspace() + "}"), keys);
        long left = connection.sync().pttl(keys.get(0));
        assertTrue(left > 23 * 3_600_000L && left <= 24 * 3_600_000L, "left: " + left);
      } finally {
        client.shutdown();
      }
      tab.close();
    }
  }

  @Test
  void the_browser_finds_everything_after_a_kill() throws Exception {
    try (Browser browser = Browser.start();
        RedisServer redis = new RedisServer();
        ServerProcess server = WildFly.start("restart-browser", settings(redis))) {
      Page tab = Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), server.page());
      tab.click(".cm-content");
      tab.keyboard().insertText(PROGRAM);
      tab.click(".tools [data-action=run]");
      Browser.awaitPrompt(tab, "NAME?");
      server.kill();
      server.restart();
      Browser.awaitConnected(tab);
      Browser.type(tab, "ADA");
      Browser.awaitLog(tab, "HELLO ADA KEPT");
      tab.reload();
      Browser.awaitConnected(tab);
      Browser.awaitLog(tab, "HELLO ADA KEPT");
      Browser.picture(tab, "after-kill");
    }
  }

  /** Two tabs of a workspace, of which nothing is left but what they show. */
  @Test
  void a_tab_of_a_workspace_that_is_lost_does_not_write_over_the_one_that_began_it_anew()
      throws Exception {
    try (Browser browser = Browser.start();
        RedisServer redis = new RedisServer();
        ServerProcess server = WildFly.start("restart-empty", settings(redis))) {
      BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
      Page early = Browser.open(person, server.page());
      AtomicBoolean away = new AtomicBoolean();
      Page late = person.newPage();
      late.routeWebSocket(
          "**/desk?*",
          socket -> {
            if (away.get()) {
              socket.close();
            } else {
              socket.connectToServer();
            }
          });
      late.navigate(server.page().toString());
      early.waitForSelector("#keyboard:not([hidden])");
      for (int version = 1; version <= 5; version++) {
        Browser.type(late, "1 REM OLD");
      }
      BrowserFixture.awaitProgram(late, "1 REM OLD");
      late.waitForSelector("#saved[data-state=saved]");
      BrowserFixture.awaitProgram(early, "1 REM OLD");
      BrowserContext later = browser.person(360, 740, ColorScheme.DARK);
      Page closed = Browser.open(later, server.page());
      BrowserFixture.write(closed, "1 REM CLOSED");
      closed.waitForSelector("#saved[data-state=saved]");
      closed.close();
      away.set(true);
      server.kill();
      redis.kill();
      redis.restart();
      server.restart();
      Browser.awaitConnected(early);
      BrowserFixture.awaitProgram(early, "1 REM OLD");
      Browser.type(early, "2 REM NEW");
      BrowserFixture.awaitProgram(early, "1 REM OLD", "2 REM NEW");
      early.waitForSelector("#saved[data-state=saved]");
      away.set(false);
      late.evaluate("() => dispatchEvent(new Event('online'))");
      Browser.awaitText(late, "#notice", "Another tab began it again.");
      BrowserFixture.awaitProgram(late, "1 REM OLD", "2 REM NEW");
      BrowserFixture.awaitProgram(early, "1 REM OLD", "2 REM NEW");
      Browser.picture(late, "begun-anew");
      Page opened = Browser.open(later, server.page());
      Browser.awaitText(opened, "#notice", "The server no longer has the workspace that was here");
      Browser.awaitText(opened, "#line-count", "0 lines");
      Browser.picture(opened, "expired-phone-dark");
      Page again = Browser.open(later, server.page());
      Browser.awaitText(again, "#line-count", "0 lines");
      assertTrue(again.isHidden("#notice"), "told once");
    }
  }
}
