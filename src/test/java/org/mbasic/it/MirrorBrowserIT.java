package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/** Two tabs of one browser show one workspace in Redis. */
class MirrorBrowserIT extends BrowserFixture {
  private static final String MIRRORING = "#keyboard:not([hidden])";

  private RedisServer redis;

  @Override
  Map<String, String> settings() throws Exception {
    redis = new RedisServer();
    return InRedis.at(redis.url());
  }

  @AfterAll
  void stopRedis() throws Exception {
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  void the_newest_tab_types_and_an_older_one_mirrors_until_it_takes_over() {
    mirror(360, 740, ColorScheme.DARK, "mirror-phone-dark");
    mirror(1440, 900, ColorScheme.LIGHT, "mirror-light");
  }

  private void mirror(int width, int height, ColorScheme scheme, String picture) {
    BrowserContext person = browser.person(width, height, scheme);
    Page old = Browser.open(person, server.page());
    Page newest = Browser.open(person, server.page());
    old.waitForSelector(MIRRORING);
    assertEquals(width, old.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(old, picture);
    Browser.type(newest, "PRINT \"ONE\"");
    Browser.awaitLog(old, "ONE\nOk");
    assertTrue(old.isDisabled("#terminal-input"));
    assertTrue(old.isDisabled(".tools [data-action=run]"));
    old.focus("[data-action=takeover]");
    old.keyboard().press("Enter");
    newest.waitForSelector(MIRRORING);
    Browser.type(old, "PRINT \"TWO\"");
    Browser.awaitLog(newest, "TWO\nOk");
  }

  @Test
  void new_tabs_open_the_workspace_that_a_tab_turned_to_last_and_others_stay() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page first = Browser.open(person, server.page());
    write(first, "10 REM FIRST");
    first.waitForSelector("#saved[data-state=saved]");
    Page turning = Browser.open(person, server.page());
    first.waitForSelector(MIRRORING);
    turn(turning, "[value=new]");
    write(turning, "10 REM SECOND");
    turning.waitForSelector("#saved[data-state=saved]");
    Page third = Browser.open(person, server.page());
    awaitProgram(third, "10 REM SECOND");
    Browser.type(first, "LIST");
    Browser.awaitLog(first, "10 REM FIRST\nOk");
    first.reload();
    Browser.awaitConnected(first);
    awaitProgram(first, "10 REM FIRST");
    turn(third, "li:has-text('10 REM FIRST') button:first-child");
    awaitProgram(Browser.open(person, server.page()), "10 REM FIRST");
  }

  /** Turns to another workspace; new tabs know when the server has been told. */
  private static void turn(Page tab, String choice) {
    choose(tab, "file", "workspaces");
    tab.waitForResponse(
        "**/workspace?**", () -> WorkspacesBrowserIT.turn(tab, "#workspaces " + choice));
  }

  @Test
  void tabs_of_a_workspace_that_another_one_deletes_come_to_that_one_s_and_mirror_it() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page mirror = Browser.open(person, server.page());
    Page typist = Browser.open(person, server.page());
    mirror.waitForSelector(MIRRORING);
    write(typist, "10 GOTO 10");
    run(typist);
    Browser.awaitText(typist, "#state", "Running");
    typist.waitForSelector("#saved[data-state=saved]");
    Page other = Browser.open(person, server.page());
    turn(other, "[value=new]");
    write(other, "10 REM HERS");
    other.click("#terminal-input");
    typist.evaluate("() => { window.left = true; }");
    mirror.evaluate("() => { window.left = true; }");
    choose(other, "file", "workspaces");
    other.click("#workspaces li:has-text('10 GOTO 10') button:last-child");
    other.click("#confirm [value=yes]");
    Browser.awaitText(other, "#workspaces [role=status]", "Deleted");
    for (Page gone : List.of(typist, mirror)) {
      gone.waitForFunction("() => !window.left");
      Browser.awaitConnected(gone);
      gone.waitForSelector(MIRRORING);
      awaitProgram(gone, "10 REM HERS");
      Browser.awaitText(
          gone, "#notice", "The workspace Untitled is deleted. This is the workspace Untitled.");
    }
    Browser.picture(mirror, "deleted-elsewhere-light");
    assertTrue(other.isHidden("#keyboard"));
    other.click("#workspaces [data-action=cancel]");
    Browser.type(other, "PRINT 6*7");
    Browser.awaitLog(mirror, " 42 \nOk");
    Browser.awaitLog(typist, " 42 \nOk");
  }

  @Test
  void tabs_of_a_deleted_workspace_begin_a_new_one_together_and_who_deleted_it_types() {
    BrowserContext person = browser.person(360, 740, ColorScheme.DARK);
    Page mirror = Browser.open(person, server.page());
    Page typist = Browser.open(person, server.page());
    mirror.waitForSelector(MIRRORING);
    write(typist, "10 REM GONE");
    typist.waitForSelector("#saved[data-state=saved]");
    mirror.evaluate("() => { window.left = true; }");
    choose(typist, "file", "workspaces");
    typist.click("#workspaces [value=delete]");
    WorkspacesBrowserIT.turn(typist, "#confirm [value=yes]");
    mirror.waitForFunction("() => !window.left");
    mirror.waitForSelector(MIRRORING);
    Browser.awaitText(
        typist, "#notice", "The workspace Untitled is deleted. This is a new workspace.");
    Browser.picture(typist, "deleted-here-phone-dark");
    Browser.awaitText(mirror, "#line-count", "0 lines");
    Browser.type(typist, "PRINT 6*7");
    Browser.awaitLog(mirror, " 42 \nOk");
    Page tab = Browser.open(person, server.page());
    Browser.awaitLog(tab, " 42 \nOk");
  }

  @Test
  void tabs_of_a_browser_that_is_not_known_any_more_come_together_and_none_writes_over_another() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    List<WebSocketRoute> sockets = new ArrayList<>();
    person.routeWebSocket(
        "**/desk?*",
        socket -> {
          socket.connectToServer();
          sockets.add(socket);
        });
    Page first = Browser.open(person, server.page());
    write(first, "10 REM FIRST");
    first.waitForSelector("#saved[data-state=saved]");
    WebSocketRoute ofFirst = sockets.get(0);
    Page second = Browser.open(person, server.page());
    turn(second, "[value=new]");
    write(second, "10 REM SECOND");
    second.waitForSelector("#saved[data-state=saved]");
    person.clearCookies();
    ofFirst.close();
    Browser.awaitText(first, "#notice", "no longer has the workspace");
    awaitProgram(first, "10 REM FIRST");
    first.waitForSelector("#saved[data-state=saved]");
    sockets.get(2).close();
    Browser.awaitText(second, "#notice", "This is the one that new tabs open.");
    awaitProgram(second, "10 REM FIRST");
    Browser.picture(second, "gone-to-another-light");
    first.waitForSelector(MIRRORING);
    second.click(".paper [data-action=undo]");
    awaitProgram(second, "10 REM SECOND");
    awaitProgram(first, "10 REM SECOND");
  }

  @Test
  void new_tabs_of_a_browser_that_was_in_a_deleted_workspace_begin_a_new_one_together() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page only = Browser.open(person, server.page());
    write(only, "10 REM FIRST");
    only.waitForSelector("#saved[data-state=saved]");
    Page other = Browser.open(person, server.page());
    only.waitForSelector(MIRRORING);
    only.navigate("about:blank");
    other.route(
        "**/workspace?**",
        route -> {
          if (route.request().method().equals("POST")) {
            route.abort();
          } else {
            route.resume();
          }
        });
    WorkspacesBrowserIT.turn(other, begin(other));
    choose(other, "file", "workspaces");
    other.click("#workspaces li:has-text('10 REM FIRST') button:last-child");
    other.click("#confirm [value=yes]");
    Browser.awaitText(other, "#workspaces [role=status]", "Deleted");
    Page tab = Browser.open(person, server.page());
    Browser.awaitText(tab, "#line-count", "0 lines");
    only.goBack();
    Browser.awaitConnected(only);
    Browser.awaitText(only, "#line-count", "0 lines");
    only.waitForSelector(MIRRORING);
    Browser.type(tab, "PRINT 6*7");
    Browser.awaitLog(only, " 42 \nOk");
  }

  private static String begin(Page tab) {
    choose(tab, "file", "workspaces");
    return "#workspaces [value=new]";
  }

  /** What is done in a tab without a connection is older than what another one does meanwhile. */
  @Test
  void a_file_and_a_breakpoint_of_a_tab_without_a_connection_come_after_what_another_one_typed() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Cut cut = new Cut(server.page());
    Page tab = cut.open(person);
    write(tab, "10 PRINT 1\n20 PRINT 2");
    tab.waitForSelector("#saved[data-state=saved]");
    cut.off(tab);
    tab.setInputFiles("#upload", ConnectionBrowserIT.NOTES);
    tab.click(".cm-line:has-text('20 PRINT')");
    tab.keyboard().press("F9");
    Page other = Browser.open(person, server.page());
    Browser.type(other, "PRINT \"MEANWHILE\"");
    Browser.awaitLog(other, "MEANWHILE\nOk");
    cut.on();
    tab.waitForSelector("#editor .filled");
    Browser.type(tab, ConnectionBrowserIT.READ_NOTES);
    Browser.awaitLog(tab, " 15");
  }

  @Test
  void what_a_tab_brought_that_nobody_may_have_taken_is_told_when_another_one_types() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.DARK);
    Cut cut = new Cut(server.page());
    Page tab = cut.open(person);
    write(tab, "10 PRINT 1\n20 PRINT 2");
    tab.waitForSelector("#saved[data-state=saved]");
    cut.deaf = true;
    tab.setInputFiles("#upload", ConnectionBrowserIT.NOTES);
    tab.click(".cm-line:has-text('20 PRINT')");
    tab.keyboard().press("F9");
    tab.waitForCondition(() -> cut.unheard == 2);
    Page other = Browser.open(person, server.page());
    String told =
        "These files may not have been uploaded: notes.txt. Breakpoints of these lines may not be"
            + " as set here: 20.";
    Browser.awaitText(tab, "#notice", "Another tab has the keyboard. " + told);
    other.close();
    tab.waitForFunction("() => document.querySelector('#keyboard').hidden");
    tab.setInputFiles("#upload", ConnectionBrowserIT.NOTES);
    tab.waitForCondition(() -> cut.unheard == 3);
    cut.off(tab);
    Page next = Browser.open(person, server.page());
    Browser.type(next, "PRINT \"MEANWHILE\"");
    Browser.awaitLog(next, "MEANWHILE\nOk");
    cut.on();
    Browser.awaitText(tab, "#notice", "These files may not have been uploaded: notes.txt.");
  }

  @Test
  void a_mirror_shows_each_statement_of_a_program_in_slow_motion() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.DARK);
    Page mirror = Browser.open(person, server.page());
    mirror.click("#tab-trace");
    Page typist = Browser.open(person, server.page());
    mirror.waitForSelector(MIRRORING);
    write(typist, "10 FOR I=1 TO 9\n20 PRINT I\n30 NEXT");
    typist.click("#tab-trace");
    typist.focus("#pace");
    typist.keyboard().press("Home");
    typist.keyboard().press("ArrowRight");
    typist.keyboard().press("ArrowRight");
    run(typist);
    mirror.waitForSelector("#pace-text:has-text('2 a second')");
    mirror.waitForSelector(".next-statement:has-text('PRINT I')");
    mirror.waitForSelector("#panel-trace tbody tr:first-child:has-text('NEXT')");
    assertTrue(mirror.isDisabled("#pace"));
    Browser.picture(mirror, "mirror-slow-motion-dark");
  }

  @Test
  void a_tab_types_after_another_one_though_its_clock_has_been_set_back_meanwhile() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page ahead = Browser.open(person, server.page());
    Page back = person.newPage();
    back.addInitScript("const now = Date.now; Date.now = () => now() - 3_600_000;");
    back.navigate(server.page().toString());
    Browser.awaitConnected(back);
    ahead.waitForSelector(MIRRORING);
    ahead.click("[data-action=takeover]");
    back.waitForSelector(MIRRORING);
    Browser.type(ahead, "PRINT \"AHEAD\"");
    Browser.awaitLog(back, "AHEAD\nOk");
    back.click("[data-action=takeover]");
    ahead.waitForSelector(MIRRORING);
    Browser.type(back, "PRINT \"BACK\"");
    Browser.awaitLog(ahead, "BACK\nOk");
  }
}
