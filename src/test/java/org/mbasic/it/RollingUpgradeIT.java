package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A new release goes to three servers with one Redis, one after the other, behind nginx and behind
 * HAProxy, as the README says.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RollingUpgradeIT {
  private static final String BUILD = "WEB-INF/classes/build.properties";
  private static final String COUNT = "10 I=I+1:PRINT I:FOR J=1 TO 3000000:NEXT:GOTO 10\n";
  private static final String ASK = "10 INPUT \"NAME\";N$\n20 PRINT \"HELLO \";N$\n";
  private static final int VISITORS = 5;

  @TempDir private Path folder;
  private BalancedServers servers;

  @BeforeAll
  void start() throws Exception {
    servers = new BalancedServers("rolling");
  }

  @AfterAll
  void stop() throws Exception {
    if (servers != null) {
      servers.close();
    }
  }

  /** The application as another build: that names the files of its pages. */
  private Path release(String name) throws IOException {
    Path release = folder.resolve(name + ".war");
    try (ZipFile war = new ZipFile(ServerProcess.WAR.toFile());
        ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(release))) {
      Properties build = new Properties();
      try (InputStream properties = war.getInputStream(war.getEntry(BUILD))) {
        build.load(properties);
      }
      String stamp = build.getProperty("stamp");
      for (ZipEntry entry : Collections.list(war.entries())) {
        copy.putNextEntry(new ZipEntry(entry.getName().replace(stamp, name)));
        try (InputStream content = war.getInputStream(entry)) {
          if (entry.getName().equals(BUILD)) {
            copy.write(("stamp=" + name + "\n").getBytes(StandardCharsets.UTF_8));
          } else {
            content.transferTo(copy);
          }
        }
      }
    }
    return release;
  }

  private Page open(Proxy proxy, String program) {
    Page tab = Browser.open(servers.browser.person(1440, 900, ColorScheme.LIGHT), proxy.page());
    BrowserFixture.write(tab, program);
    BrowserFixture.run(tab);
    return tab;
  }

  /** Whoever comes finds all files of the page, which server ever it is from. */
  private void assertVisitorsServed(Proxy proxy) {
    for (int i = 0; i < VISITORS; i++) {
      List<String> refused = Collections.synchronizedList(new ArrayList<>());
      try (BrowserContext visitor = servers.browser.person(360, 740, ColorScheme.DARK)) {
        visitor.onResponse(answer -> note(answer, refused));
        Browser.open(visitor, proxy.page());
      } finally {
        assertEquals(List.of(), refused);
      }
    }
  }

  private static void note(Response answer, List<String> refused) {
    if (answer.status() >= 400) {
      refused.add(answer.status() + " " + answer.url());
    }
  }

  @ParameterizedTest
  @EnumSource
  void programs_run_on_and_visitors_come_while_a_new_release_goes_round(Proxy.Kind kind)
      throws Exception {
    Path release = release("for-" + kind);
    try (Proxy proxy = new Proxy(kind, "redis", servers.all)) {
      Page counting = open(proxy, COUNT);
      Page asked = open(proxy, ASK);
      Browser.awaitPrompt(asked, "NAME?");
      for (ServerProcess server : servers.all) {
        server.terminate();
        WildFly.replaceWar(ServerProcess.base("rolling").resolve(server.name()), release);
        server.restart();
        assertVisitorsServed(proxy);
        Browser.awaitConnected(counting);
        Counted.awaitMore(counting, 20);
        Counted.assertWithoutGap(counting);
      }
      counting.reload();
      Browser.awaitConnected(counting);
      assertEquals(
          1,
          counting
              .querySelectorAll("script[type=module][src*='/static/for-" + kind + "/']")
              .size());
      Browser.awaitConnected(asked);
      Browser.type(asked, "ADA");
      Browser.awaitLog(asked, "NAME? ADA\nHELLO ADA\nOk");
    }
  }
}
