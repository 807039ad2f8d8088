package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three servers with one Redis behind nginx and behind HAProxy, with the files of this project. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BalancedRedisIT {
  private static final String COUNT = "10 I=I+1:PRINT I:FOR J=1 TO 300000:NEXT:GOTO 10\n";
  private static final int VISITORS = 6;

  private BalancedServers servers;

  @BeforeAll
  void start() throws Exception {
    servers = new BalancedServers("redis");
  }

  @AfterAll
  void stop() throws Exception {
    if (servers != null) {
      servers.close();
    }
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private String nodeOf(Page tab) {
    Browser.awaitConnected(tab);
    return tab.innerText("#node");
  }

  @ParameterizedTest
  @EnumSource
  void a_program_goes_on_at_another_server_when_its_own_is_killed(Proxy.Kind kind)
      throws Exception {
    try (Proxy proxy = new Proxy(kind, "redis", servers.all)) {
      BrowserContext person = servers.browser.person(1440, 900, ColorScheme.LIGHT);
      Page tab = Browser.open(person, proxy.page());
      Cookie cookie = person.cookies().get(0);
      assertTrue(cookie.name.startsWith("__Host-") && cookie.secure, cookie.name);
      BrowserFixture.write(tab, COUNT);
      BrowserFixture.run(tab);
      Browser.awaitLog(tab, " 20 ");
      String first = nodeOf(tab);
      ServerProcess victim =
          servers.all.stream()
              .filter(server -> server.name().equals(first))
              .findAny()
              .orElseThrow();
      victim.kill();
      tab.waitForFunction("node => document.querySelector('#node').innerText !== node", first);
      Browser.awaitConnected(tab);
      Counted.awaitMore(tab, 20);
      Counted.assertWithoutGap(tab);
      tab.click(".tools [data-action=stop]");
      Browser.awaitLog(tab, "Break in 10");
      victim.restart();
    }
  }

  /** It is larger than what proxies pass on when nobody tells them otherwise. */
  @ParameterizedTest
  @EnumSource
  void a_whole_workspace_comes_back_from_a_file_by_whichever_server(Proxy.Kind kind)
      throws Exception {
    byte[] noise = new byte[900_000];
    new Random(80).nextBytes(noise);
    try (Proxy proxy = new Proxy(kind, "redis", servers.all)) {
      Page tab = Browser.open(servers.browser.person(1440, 900, ColorScheme.LIGHT), proxy.page());
      BrowserFixture.write(tab, "10 A=42:STOP\n20 PRINT A;A");
      BrowserFixture.run(tab);
      Browser.awaitLog(tab, "Break in 10\nOk");
      tab.setInputFiles("#upload", new FilePayload("NOISE", "application/octet-stream", noise));
      Browser.awaitText(tab, "#panel-files", "NOISE");
      byte[] file = Files.readAllBytes(ExportBrowserIT.export(tab));
      Page other = Browser.open(servers.browser.person(1440, 900, ColorScheme.LIGHT), proxy.page());
      for (int i = 0; i < servers.all.size(); i++) {
        ExportBrowserIT.turn(other, "game " + i + ".zip", file);
        Browser.awaitText(other, "#workspace", "game " + i);
        Browser.type(other, "CONT");
        Browser.awaitLog(other, " 42  42 \nOk");
        Browser.awaitText(other, "#panel-files", "900,000");
      }
      tab.context().close();
      other.context().close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void visitors_come_by_tls_to_all_servers_and_see_nothing_of_how_they_are_run(Proxy.Kind kind)
      throws Exception {
    try (Proxy proxy = new Proxy(kind, "redis", servers.all)) {
      HttpResponse<String> plain = get(proxy.plainPage().resolve("/help.xhtml"));
      assertEquals(308, plain.statusCode());
      assertEquals("https://127.0.0.1/help.xhtml", location(plain));
      Set<String> nodes = new HashSet<>();
      for (int i = 0; i < VISITORS; i++) {
        Page tab = Browser.open(servers.browser.person(360, 740, ColorScheme.DARK), proxy.page());
        nodes.add(nodeOf(tab));
        proxy.assertHides(tab);
        // A page makes as many requests as another: without more, all sockets go the same way.
        for (int more = 0; more < i; more++) {
          tab.request().get(proxy.page().resolve("/health/live").toString());
        }
        assertEquals(
            200, tab.request().get(proxy.page().resolve("/health/ready").toString()).status());
        tab.context().close();
      }
      assertTrue(nodes.size() > 1, nodes::toString);
    }
  }

  /** Where it leads; HAProxy names the port that the browser named. */
  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("").replaceFirst(":\\d+/", "/");
  }
}
