package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three servers that replicate their HTTP sessions behind nginx and behind HAProxy, with the files
 * of this project.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BalancedSessionsIT {
  private static final String COUNT = "10 I=I+1:PRINT I:FOR J=1 TO 300000:NEXT:GOTO 10\n";
  private static final int RELOADS = 4;

  private List<ServerProcess> servers = List.of();
  private Browser browser;

  @BeforeAll
  void start() {
    servers =
        TwoServers.startAll(
            List.of("sessions/one", "sessions/two", "sessions/three"),
            Map.of("jboss.default.multicast.address", "230.0.1.2", "mbasic.proxies", "127.0.0.1"));
    browser = Browser.start();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    servers.forEach(ServerProcess::close);
  }

  @ParameterizedTest
  @EnumSource
  void a_browser_stays_with_its_server_and_another_one_goes_on_when_that_is_killed(Proxy.Kind kind)
      throws Exception {
    try (Proxy proxy = new Proxy(kind, "http-session", servers)) {
      Page tab = Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), proxy.page());
      assertTrue(
          tab.context().cookies().stream()
              .anyMatch(cookie -> cookie.name.equals("JSESSIONID") && cookie.secure));
      proxy.assertHides(tab);
      String first = tab.innerText("#node");
      for (int i = 0; i < RELOADS; i++) {
        tab.reload();
        Browser.awaitConnected(tab);
        assertEquals(first, tab.innerText("#node"));
      }
      BrowserFixture.write(tab, COUNT);
      Counted.runUntilSaved(tab);
      ServerProcess victim =
          servers.stream().filter(server -> server.name().equals(first)).findAny().orElseThrow();
      victim.kill();
      tab.waitForFunction("node => document.querySelector('#node').innerText !== node", first);
      Browser.awaitConnected(tab);
      Counted.awaitMore(tab, 20);
      Counted.assertWithoutGap(tab);
      tab.context().close();
      victim.restart();
    }
  }
}
