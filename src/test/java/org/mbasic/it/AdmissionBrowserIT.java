package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser shows that is let in later, or that is too old for the page. */
class AdmissionBrowserIT extends BrowserFixture {
  private static final int VISITS = 6;

  @Override
  Map<String, String> settings() {
    return Map.of("mbasic.limit.new-workspaces", Integer.toString(VISITS));
  }

  private int visit() throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(server.page()).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void when_too_many_come_at_once_the_page_comes_a_little_later_by_itself() throws Exception {
    int refused = 0;
    for (int i = 0; i <= VISITS && refused == 0; i++) {
      refused = visit() == 200 ? 0 : i + 1;
    }
    assertTrue(refused > 0, "all were let in");
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    assertEquals(429, tab.navigate(server.page().toString()).status());
    assertTrue(tab.innerText("body").startsWith("Too many requests from your address."));
    Browser.awaitConnected(tab);
    tab.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTMLElement.prototype.popover", "Array.prototype.toSpliced"})
  void a_browser_too_old_for_the_page_says_so(String missing) {
    BrowserContext person = browser.person(360, 740, ColorScheme.DARK);
    person.addInitScript("delete " + missing);
    Page tab = person.newPage();
    tab.navigate(server.page().toString());
    String told = tab.waitForSelector("#old-browser").innerText();
    assertTrue(told.startsWith("This browser is too old for the page."), told);
    Browser.picture(tab, "old-browser-phone-dark");
    person.close();
  }

  @Test
  void no_other_one_does() {
    Page tab = open(360, ColorScheme.DARK);
    assertFalse(tab.isVisible("#old-browser"));
    tab.context().close();
  }
}
