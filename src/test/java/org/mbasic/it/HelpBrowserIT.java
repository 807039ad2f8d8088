package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The help, in the browser and as it is sent. */
class HelpBrowserIT extends BrowserFixture {
  private Page help(int width, ColorScheme scheme, String query) {
    Page tab = browser.person(width, 900, scheme).newPage();
    tab.navigate(server.page().resolve("help.xhtml" + query).toString());
    return tab;
  }

  private static String title(Page tab) {
    return tab.innerText("main h1");
  }

  @Test
  void a_search_leads_to_an_entry_and_that_to_the_next() {
    Page tab = help(1440, ColorScheme.LIGHT, "");
    Browser.picture(tab, "help-index");
    tab.fill("input[type=search]", "random number");
    tab.press("input[type=search]", "Enter");
    assertTrue(tab.url().endsWith("?q=random+number"), tab.url());
    Browser.picture(tab, "help-search");
    tab.click(".found a:has(b:text-is('RND'))");
    assertTrue(tab.url().endsWith("?topic=RND"), tab.url());
    assertEquals("RND", title(tab));
    assertTrue(tab.innerText(".session").contains("2  2  2  4  1"), tab.innerText("main"));
    tab.click(".names a:has-text('RANDOMIZE')");
    assertEquals("RANDOMIZE", title(tab));
  }

  @Test
  void an_operator_has_an_address_too() {
    Page tab = help(1440, ColorScheme.LIGHT, "");
    tab.click(".words a:text-is('+')");
    assertEquals("+", title(tab));
    assertTrue(tab.innerText("main").contains("SUNDAY"));
  }

  @Test
  void an_example_opens_in_the_workspace() {
    Page tab = help(1440, ColorScheme.LIGHT, "?topic=gosub");
    tab.click("a.open");
    Browser.awaitConnected(tab);
    tab.waitForFunction(
        "() => document.querySelector('.cm-content').innerText.includes('SQUARED IS')");
    tab.click(".tools [data-action=run]");
    Browser.awaitLog(tab, "3 SQUARED IS 9");
    assertFalse(tab.url().contains("#"), tab.url());
  }

  @Test
  void a_program_that_is_there_is_not_replaced_unasked() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page tab = Browser.open(person, server.page());
    Browser.type(tab, "10 PRINT \"MINE\"");
    tab.waitForFunction("() => document.querySelector('.cm-content').innerText.includes('MINE')");
    tab.navigate(server.page().resolve("help.xhtml?topic=RETURN").toString());
    tab.click("a.open");
    tab.waitForSelector("#confirm-open[open]");
    tab.click("#confirm-open button[value='']");
    assertTrue(tab.innerText(".cm-content").contains("MINE"));
    tab.navigate(server.page().resolve("help.xhtml?topic=RETURN").toString());
    tab.click("a.open");
    tab.waitForSelector("#confirm-open[open]");
    tab.click("#confirm-open button[value='open']");
    tab.waitForFunction("() => document.querySelector('.cm-content').innerText.includes('BACK')");
    tab.click(".paper [data-action=undo]");
    tab.waitForFunction("() => document.querySelector('.cm-content').innerText.includes('MINE')");
  }

  @Test
  void f1_in_the_editor_explains_the_word_under_the_cursor() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.DARK);
    Page tab = Browser.open(person, server.page());
    tab.click(".cm-content");
    tab.keyboard().insertText("10 PRINT LEFT$(A$,2)");
    for (int i = 0; i < "FT$(A$,2)".length(); i++) {
      tab.keyboard().press("ArrowLeft");
    }
    Page explained = person.waitForPage(() -> tab.keyboard().press("F1"));
    assertEquals("LEFT$", title(explained));
    Browser.picture(explained, "help-entry-dark");
    tab.click("#terminal-input");
    Page start = person.waitForPage(() -> tab.keyboard().press("F1"));
    assertTrue(start.url().endsWith("/help.xhtml"), start.url());
  }

  @Test
  void it_fits_a_phone() {
    for (String query : List.of("", "?topic=USING", "?q=file", "?topic=shortcuts", "?topic=EDIT")) {
      Page tab = help(360, ColorScheme.DARK, query);
      assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"), query);
      Browser.picture(tab, "help-phone" + query.replaceAll("[?=]", "-"));
    }
  }

  private HttpResponse<String> get(String query, String... headers) throws Exception {
    URI address = server.page().resolve("help.xhtml" + query);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_page_is_for_everyone_and_can_be_kept() throws Exception {
    HttpResponse<String> page = get("?topic=PRINT");
    assertEquals(200, page.statusCode());
    assertTrue(page.headers().allValues("set-cookie").isEmpty());
    assertFalse(
        Pattern.compile("<script(?![^>]*src=)|<style| style=| on[a-z]+=")
            .matcher(page.body())
            .find());
    String tag = page.headers().firstValue("etag").orElseThrow();
    assertEquals(304, get("?topic=PRINT", "If-None-Match", tag).statusCode());
    assertEquals(200, get("", "If-None-Match", tag, "Cookie", "mbasic-theme=dark").statusCode());
  }

  @Test
  void what_is_asked_for_is_shown_as_text() throws Exception {
    HttpResponse<String> page = get("?topic=%3Cb%3E%22nothing");
    assertEquals(404, page.statusCode());
    assertFalse(page.body().contains("<b>\"nothing"), page.body());
    assertTrue(page.body().contains("&lt;b&gt;"), page.body());
  }
}
