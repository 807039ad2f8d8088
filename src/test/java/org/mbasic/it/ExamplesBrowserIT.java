package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbasic.examples.Examples;

/** The gallery of examples, and how its programs come into the workspace. */
class ExamplesBrowserIT extends BrowserFixture {
  private static final String OWN = "10 PRINT \"MY OWN\"";

  private Page gallery(int width, int height, ColorScheme scheme) {
    Page tab = browser.person(width, height, scheme).newPage();
    tab.navigate(server.page().resolve("examples.xhtml").toString());
    return tab;
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.page().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A workspace with a program of its own, in a browser of its own. */
  private Page desk() {
    Page tab = Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), server.page());
    Browser.type(tab, OWN);
    awaitProgram(tab, OWN);
    return tab;
  }

  private static void follow(Page tab, URI page, String fragment) {
    tab.navigate("about:blank");
    tab.navigate(page.resolve("index.xhtml#" + fragment).toString());
    Browser.awaitConnected(tab);
  }

  private static void awaitProgram(Page tab, String text) {
    tab.waitForFunction(
        "text => document.querySelector('.cm-content').innerText.includes(text)", text);
  }

  @Test
  void an_example_is_found_opened_and_run() {
    Page tab = gallery(1440, 900, ColorScheme.LIGHT);
    Browser.picture(tab, "examples");
    assertEquals(Examples.read().all().size(), tab.locator(".card").count());
    tab.click("nav >> text=Files");
    tab.click("nav >> text=Advanced");
    assertEquals(List.of("Little bank"), tab.locator(".card h3").allInnerTexts());
    tab.click(".card h3 a");
    Browser.awaitConnected(tab);
    awaitProgram(tab, "10 REM Little bank");
    assertFalse(tab.url().contains("#"), tab.url());
    assertFalse(tab.textContent("#terminal-log").contains("RUN"));
    tab.click(".tools [data-action=run]");
    Browser.awaitPrompt(tab, "Which?");
    Browser.picture(tab, "example-opened");
  }

  @Test
  void open_and_run_runs_it() {
    Page tab = gallery(360, 740, ColorScheme.DARK);
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "examples-phone-dark");
    tab.click("[aria-label='Open and run Loops']");
    Browser.awaitConnected(tab);
    Browser.awaitLog(tab, "Chess players know why.");
  }

  @Test
  void a_program_is_replaced_only_when_asked_and_comes_back_by_undo() {
    Page tab = desk();
    follow(tab, server.page(), "example=HELLO&run");
    tab.waitForSelector("#confirm-open[open]");
    Browser.picture(tab, "example-asks");
    tab.click("#confirm-open button >> text=Keep mine");
    assertEquals(OWN, tab.innerText(".cm-content").strip());
    follow(tab, server.page(), "example=HELLO");
    tab.click("#confirm-open button >> text=Replace");
    awaitProgram(tab, "10 REM Hello");
    Browser.type(tab, "LIST 10");
    Browser.awaitLog(tab, "10 REM Hello\nOk");
    tab.click(".paper [data-action=undo]");
    awaitProgram(tab, OWN);
    Browser.type(tab, "RUN");
    Browser.awaitLog(tab, "MY OWN\nOk");
  }

  @Test
  void a_running_program_is_stopped_for_it() {
    Page tab = desk();
    Browser.type(tab, "20 GOTO 20");
    awaitProgram(tab, "20 GOTO 20");
    Browser.type(tab, "RUN");
    tab.waitForSelector("#state[data-mode=running]");
    follow(tab, server.page(), "example=LOOPS&run");
    tab.click("#confirm-open button >> text=Replace");
    Browser.awaitLog(tab, "Break in 20");
    Browser.awaitLog(tab, "Chess players know why.");
  }

  @Test
  void a_name_that_is_none_is_told_and_changes_nothing() {
    Page tab = desk();
    follow(tab, server.page(), "example=..%2Findex.txt%00%3Cb%3E");
    tab.waitForSelector("#notice:not([hidden])");
    assertTrue(tab.innerText("#notice-text").startsWith("There is no example"));
    assertEquals(OWN, tab.innerText(".cm-content").strip());
  }

  @Test
  void texts_are_served_by_the_index_alone_and_can_be_kept() throws Exception {
    HttpResponse<String> text = get("examples/HELLO.BAS");
    assertEquals(Examples.read().find("HELLO").orElseThrow().text(), text.body());
    assertTrue(text.headers().firstValue("content-type").orElse("").startsWith("text/plain"));
    String tag = text.headers().firstValue("etag").orElseThrow();
    assertEquals(304, get("examples/HELLO.BAS", "If-None-Match", tag).statusCode());
    for (String path :
        List.of("index.txt", "NONE.BAS", "hello.bas", "%2e%2e/HELLO.BAS", "HELLO", "")) {
      assertEquals(404, get("examples/" + path).statusCode(), path);
    }
  }

  @Test
  void the_filter_is_made_of_links_and_forgives_what_it_does_not_know() throws Exception {
    String games = get("examples.xhtml?topic=game").body();
    assertTrue(games.contains("Hangman") && !games.contains("Mandelbrot"), games);
    String all = get("examples.xhtml?topic=%3Cscript%3E&level=nine").body();
    assertTrue(all.contains("Hangman") && all.contains("Mandelbrot"), all);
    assertFalse(all.contains("<script"), all);
  }

  @Test
  void the_gallery_is_for_everyone_and_can_be_kept() throws Exception {
    HttpResponse<String> page = get("examples.xhtml?topic=games");
    assertEquals(200, page.statusCode());
    assertTrue(page.headers().allValues("set-cookie").isEmpty());
    String tag = page.headers().firstValue("etag").orElseThrow();
    assertEquals(304, get("examples.xhtml?topic=games", "If-None-Match", tag).statusCode());
  }
}
