package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several named workspaces of one browser, and how one turns from one to another. */
class WorkspacesBrowserIT extends BrowserFixture {
  private static final String COUNTING =
      "10 REM COUNTS\n20 C=C+1:PRINT C\n30 FOR D=1 TO 300000!:NEXT\n40 GOTO 20";

  private static void name(Page tab, String name) {
    choose(tab, "file", "workspaces");
    tab.fill("#workspace-name", name);
    tab.click("#workspaces button.primary");
    Browser.awaitText(tab, "#workspace", name);
  }

  private static void begin(Page tab) {
    choose(tab, "file", "workspaces");
    turn(tab, "#workspaces [value=new]");
  }

  private static void turnTo(Page tab, String name) {
    choose(tab, "file", "workspaces");
    turn(tab, "#workspaces li:has-text('" + name + "') button:first-child");
  }

  /** Presses what leads to another workspace, and waits for the page that shows it. */
  static void turn(Page tab, String button) {
    tab.evaluate("() => { window.left = true; }");
    tab.click(button);
    tab.waitForFunction("() => !window.left");
    Browser.awaitConnected(tab);
  }

  @Test
  void each_workspace_keeps_its_own_program_output_and_run_while_another_is_shown() {
    Page tab = open(1440, ColorScheme.LIGHT, COUNTING);
    name(tab, "Counter");
    assertEquals("Counter – MBASIC Web", tab.title());
    run(tab);
    Browser.awaitLog(tab, " 9 \n");
    begin(tab);
    assertTrue(tab.isHidden("#workspace"));
    assertEquals("Ready", tab.innerText("#state-text"));
    assertFalse(tab.textContent("#terminal-log").contains(" 9 "));
    write(tab, "10 REM ANOTHER");
    tab.click("#terminal-input");
    name(tab, "Größe <b>2</b>");
    Download export = tab.waitForDownload(() -> choose(tab, "file", "exportAll"));
    assertEquals("Größe b2b.zip", export.suggestedFilename());
    Browser.type(tab, "A=7");
    choose(tab, "file", "workspaces");
    tab.waitForSelector("#workspaces li:has-text('Counter')");
    assertEquals("10 REM COUNTS", tab.innerText("#workspaces li code"));
    assertTrue(tab.innerText("#workspaces li span").startsWith("4 lines, used "));
    assertEquals(List.of(), Accessibility.complaints(tab, "workspaces"));
    Browser.picture(tab, "workspaces-light");
    tab.click("#workspaces [data-action=cancel]");
    turnTo(tab, "Counter");
    Browser.awaitText(tab, "#workspace", "Counter");
    Browser.awaitText(tab, "#state", "Running");
    awaitProgram(tab, COUNTING.split("\n", -1));
    Browser.awaitLog(tab, " 9 \n");
    turnTo(tab, "Größe <b>2</b>");
    Browser.awaitText(tab, "#workspace", "Größe <b>2</b>");
    Browser.type(tab, "PRINT A*6");
    Browser.awaitLog(tab, " 42 \n");
  }

  /** Each writing of the list is read by all other tabs, and a key in a game is a save. */
  @Test
  void the_list_is_written_when_the_program_or_the_name_has_changed_and_not_at_each_save() {
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.addInitScript(
        """
        window.written = [];
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, value) {
          if (name.startsWith("mbasic.workspaces")) window.written.push(value);
          write.call(this, name, value);
        };
        """);
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    write(tab, "10 REM FIRST");
    tab.click("#terminal-input");
    tab.waitForFunction("() => window.written.at(-1)?.includes('10 REM FIRST')");
    Object written = tab.evaluate("() => window.written.length");
    for (int i = 1; i <= 5; i++) {
      tab.evaluate("() => { document.querySelector('#saved').dataset.state = 'awaited'; }");
      Browser.type(tab, "PRINT \"SAVE\";" + i);
      tab.waitForSelector("#saved[data-state=saved]");
    }
    assertEquals(written, tab.evaluate("() => window.written.length"));
    Browser.type(tab, "10 REM OTHER");
    tab.waitForFunction("() => window.written.at(-1).includes('10 REM OTHER')");
    name(tab, "Called");
    tab.waitForFunction("() => window.written.at(-1).includes('Called')");
  }

  @Test
  void a_tab_that_was_closed_is_found_again_by_another_one() {
    BrowserContext person = browser.person(360, 740, ColorScheme.DARK);
    Page closed = Browser.open(person, server.page());
    write(closed, "10 INPUT A$\n20 PRINT A$;A$");
    run(closed);
    Browser.awaitPrompt(closed, "?");
    closed.waitForSelector("#saved[data-state=saved]");
    closed.close();
    Page tab = Browser.open(person, server.page());
    assertEquals("Ready", tab.innerText("#state-text"));
    choose(tab, "file", "workspaces");
    tab.waitForSelector("#workspaces li:has-text('Untitled')");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "workspaces-phone-dark");
    turn(tab, "#workspaces li button:first-child");
    Browser.awaitPrompt(tab, "?");
    Browser.type(tab, "HA");
    Browser.awaitLog(tab, "HAHA\nOk");
  }

  @Test
  void a_workspace_is_not_left_before_the_server_has_what_was_typed_in_it() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page tab = person.newPage();
    DeafSocket socket = new DeafSocket();
    tab.routeWebSocket(url -> url.contains("/desk?"), socket::connect);
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    socket.deaf = true;
    Browser.type(tab, "PRINT 6*7");
    choose(tab, "file", "workspaces");
    tab.fill("#workspace-name", "First");
    tab.click("#workspaces [value=new]");
    Browser.awaitText(tab, "#notice", "This workspace was not left");
    socket.deaf = false;
    Browser.awaitLog(tab, " 42 \nOk");
    begin(tab);
    assertFalse(tab.textContent("#terminal-log").contains("42"));
    turnTo(tab, "First");
    Browser.awaitLog(tab, " 42 \nOk");
  }

  @Test
  void a_workspace_with_files_alone_stays_in_the_list_and_one_that_is_gone_does_not() {
    Page tab = open(1440, ColorScheme.DARK, "10 REM SAVED");
    tab.click("#terminal-input");
    Browser.type(tab, "SAVE \"GAME\"");
    Browser.awaitLog(tab, "SAVE \"GAME\"\nOk");
    Browser.type(tab, "NEW");
    Browser.awaitText(tab, "#line-count", "0 lines");
    begin(tab);
    choose(tab, "file", "workspaces");
    tab.waitForSelector("#workspaces li:has-text('no program')");
    turn(tab, "#workspaces li button:first-child");
    Browser.type(tab, "LOAD \"GAME\"");
    awaitProgram(tab, "10 REM SAVED");
    name(tab, "Game");
    begin(tab);
    tab.context().clearCookies();
    turnTo(tab, "Game");
    Browser.awaitText(tab, "#notice", "no longer has the workspace");
    choose(tab, "file", "workspaces");
    assertEquals(0, tab.locator("#workspaces li").count());
  }

  @Test
  void a_workspace_is_deleted_by_its_user_after_a_question() {
    Page tab = open(360, ColorScheme.DARK, "10 REM KEPT");
    name(tab, "Kept");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "workspace-named-phone-dark");
    begin(tab);
    Browser.awaitText(tab, "#terminal-speech", "This is a new workspace.");
    write(tab, "10 REM GONE");
    name(tab, "Gone");
    tab.waitForSelector("#saved[data-state=saved]");
    turnTo(tab, "Kept");
    Browser.awaitText(tab, "#terminal-speech", "This is the workspace Kept.");
    choose(tab, "file", "workspaces");
    tab.waitForSelector("#workspaces li:has-text('Gone')");
    assertEquals(List.of(), Accessibility.complaints(tab, "workspaces"));
    Browser.picture(tab, "workspaces-delete-phone-dark");
    tab.click("#workspaces li button[aria-label='Delete Gone']");
    tab.click("#confirm button[value='']");
    assertEquals(1, tab.locator("#workspaces li").count());
    tab.click("#workspaces li button[aria-label='Delete Gone']");
    Browser.awaitText(tab, "#confirm-title", "Delete the workspace Gone with its program");
    Browser.picture(tab, "workspaces-confirm-phone-dark");
    tab.click("#confirm [value=yes]");
    Browser.awaitText(tab, "#workspaces [role=status]", "Deleted Gone.");
    assertEquals(List.of(), Accessibility.complaints(tab, "deleted"));
    assertEquals(0, tab.locator("#workspaces li").count());
    tab.click("#workspaces [value=delete]");
    turn(tab, "#confirm [value=yes]");
    Browser.awaitText(tab, "#line-count", "0 lines");
    assertTrue(tab.isHidden("#workspace"));
    choose(tab, "file", "workspaces");
    assertEquals(0, tab.locator("#workspaces li").count());
  }

  /** Between page and server; what the page says while it is deaf the server does not hear. */
  private static final class DeafSocket {
    boolean deaf;

    void connect(WebSocketRoute page) {
      WebSocketRoute upstream = page.connectToServer();
      page.onMessage(
          frame -> {
            if (!deaf) {
              upstream.send(frame.text());
            }
          });
    }
  }
}
