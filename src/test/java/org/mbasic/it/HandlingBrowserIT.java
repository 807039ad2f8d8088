package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page around the program: its notices, its dialogs, the focus, and how it does with little
 * room.
 */
class HandlingBrowserIT extends BrowserFixture {
  private static void awaitHidden(Page tab, String selector) {
    tab.waitForFunction("selector => document.querySelector(selector).hidden", selector);
  }

  private static double height(Page tab, String selector) {
    return tab.locator(selector).boundingBox().height;
  }

  @Test
  void a_problem_that_was_told_goes_when_something_succeeds() {
    Page tab = open(360, ColorScheme.LIGHT, "10 PRINT 1");
    choose(tab, "edit", "follow");
    Browser.awaitText(tab, "#notice-text", "not on a number that leads");
    assertTrue(tab.isVisible("#notice"));
    choose(tab, "view", "fold");
    Browser.awaitText(tab, "#notice-text", "not in a loop or subroutine");
    assertTrue(tab.isVisible("#notice"));
    run(tab);
    assertFalse(tab.isVisible("#notice"));
  }

  @Test
  void what_was_done_is_told_for_a_while() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 PRINT 1");
    tab.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    choose(tab, "file", "share");
    tab.waitForSelector("#notice[data-kind=done]");
    awaitHidden(tab, "#notice");
  }

  @Test
  void who_has_selected_output_types_in_the_terminal_all_the_same() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 INPUT A\n20 PRINT A+1");
    Browser.type(tab, "FOR I=1 TO 60:PRINT I:NEXT");
    Browser.awaitLog(tab, " 60 \nOk");
    tab.evaluate(
        "() => { document.activeElement.blur(); getSelection().selectAllChildren(document.querySelector('#terminal-log'));"
            + " document.querySelector('#terminal-view').scrollTop = 0; }");
    tab.keyboard().type("PRINT 7*6");
    tab.keyboard().press("Enter");
    Browser.awaitLog(tab, "PRINT 7*6\n 42 \nOk");
    tab.evaluate("() => { document.querySelector('#terminal-view').scrollTop = 0; }");
    run(tab);
    Browser.awaitPrompt(tab, "? ");
    tab.waitForFunction(
        "() => { const view = document.querySelector('#terminal-view');"
            + " return view.scrollHeight - view.scrollTop - view.clientHeight < 2; }");
  }

  @Test
  void a_file_that_misses_the_editor_does_not_leave_the_page() {
    Page tab = open(1440, ColorScheme.LIGHT);
    String drop =
        "selector => { const data = new DataTransfer();"
            + " for (const name of ['A.BAS', 'B.BAS']) data.items.add(new File(['10 PRINT 1'], name));"
            + " const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });"
            + " document.querySelector(selector).dispatchEvent(drop);"
            + " return drop.defaultPrevented; }";
    assertEquals(true, tab.evaluate(drop, "header.bar"));
    tab.evaluate(drop, ".cm-content");
    awaitProgram(tab, "10 PRINT 1");
    Browser.awaitText(tab, "#notice-text", "Only A.BAS was opened");
  }

  @Test
  void stop_leaves_the_line_that_an_error_has_brought_up() {
    Page tab = opened(1440, ColorScheme.LIGHT, "10 X=7\n20 PRIMT 2");
    run(tab);
    Browser.awaitText(tab, "#state-text", "Editing a line");
    tab.keyboard().type("I:");
    tab.click(".tools [data-action=stop]");
    Browser.awaitText(tab, "#state-text", "Paused");
    Browser.type(tab, "PRINT X;");
    Browser.awaitLog(tab, "PRINT X;\n 7 \nOk");
  }

  /** A line to the server that can be cut. */
  private static final class Line {
    boolean cut;
    private WebSocketRoute last;

    void connect(WebSocketRoute page) {
      last = page;
      if (cut) {
        page.close();
      } else {
        page.connectToServer();
      }
    }

    void cut() {
      cut = true;
      last.close();
    }
  }

  @Test
  void without_a_connection_nothing_says_that_it_is_saved() {
    Page tab = browser.person(360, 740, ColorScheme.LIGHT).newPage();
    Line line = new Line();
    tab.routeWebSocket(url -> url.contains("/desk?"), line::connect);
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    write(tab, "10 REM A");
    tab.click("#terminal-input");
    tab.waitForSelector("#saved[data-state=saved]");
    line.cut();
    tab.waitForSelector("#saved[data-state=unsaved]");
    assertEquals(
        "Not saving: no connection. What you type is kept.", tab.innerText("#saved").strip());
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "lost-phone");
    line.cut = false;
    tab.evaluate("() => dispatchEvent(new Event('online'))");
    tab.waitForSelector("#saved[data-state=saved]");
  }

  @Test
  void a_new_empty_workspace_tells_where_the_others_are() {
    BrowserContext person = browser.person(360, 740, ColorScheme.DARK);
    Page first = Browser.open(person, server.page());
    assertFalse(first.isVisible("#notice"));
    write(first, "10 REM HOMEWORK");
    first.click("#terminal-input");
    first.waitForSelector("#saved[data-state=saved]");
    first.close();
    Page tab = Browser.open(person, server.page());
    Browser.awaitText(tab, "#notice-text", "Your other workspaces are under File > Workspaces.");
    Browser.picture(tab, "elsewhere-phone-dark");
    tab.click("#notice [data-offer]");
    tab.waitForSelector("#workspaces li:has-text('10 REM HOMEWORK')");
    assertTrue(tab.isHidden("#notice"));
    tab.click("#workspaces [data-action=cancel]");
    tab.reload();
    Browser.awaitConnected(tab);
    Browser.awaitText(tab, "#line-count", "0 lines");
    assertTrue(tab.isHidden("#notice"), "told once");
  }

  @Test
  void who_deletes_a_workspace_comes_to_the_one_used_last() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 REM HOMEWORK");
    tab.click("#terminal-input");
    tab.waitForSelector("#saved[data-state=saved]");
    choose(tab, "file", "workspaces");
    tab.fill("#workspace-name", "Anna");
    WorkspacesBrowserIT.turn(tab, "#workspaces [value=new]");
    write(tab, "10 REM OTHER");
    choose(tab, "file", "workspaces");
    tab.fill("#workspace-name", "Berta");
    tab.click("#workspaces [value=set]");
    choose(tab, "file", "workspaces");
    tab.click("#workspaces [value=delete]");
    Browser.awaitText(tab, "#confirm-title", "This cannot be undone.");
    assertEquals("Delete", tab.innerText("#confirm [value=yes]"));
    WorkspacesBrowserIT.turn(tab, "#confirm [value=yes]");
    Browser.awaitText(
        tab, "#notice-text", "The workspace Berta is deleted. This is the workspace Anna.");
    awaitProgram(tab, "10 REM HOMEWORK");
  }

  @Test
  void a_name_that_no_file_may_have_is_refused_in_the_dialog_and_the_focus_comes_back() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 PRINT 1");
    choose(tab, "file", "saveAs");
    tab.fill("#save-name", "MY/PROG");
    tab.keyboard().press("Enter");
    assertTrue(tab.isVisible("#save-as"));
    Browser.picture(tab, "save-refused");
    tab.fill("#save-name", "my longer.program");
    tab.keyboard().press("Enter");
    Browser.awaitLog(tab, "SAVE \"MY LONGER.PROGRAM\"\nOk");
    tab.waitForFunction("() => document.activeElement.matches('.cm-content')");
    Browser.awaitText(tab, "#program-title", "MY LONGER.PROGRAM");
    assertEquals("MY LONGER.PROGRAM – MBASIC Web", tab.title());
  }

  @Test
  void an_upload_that_is_refused_says_what_a_name_may_be() {
    Page tab = open(360, ColorScheme.DARK);
    tab.setInputFiles("#upload", new FilePayload("Größe.txt", "text/plain", new byte[] {65}));
    Browser.awaitText(tab, "#notice-text", "Größe.txt is not a valid file name here. It may have");
  }

  @Test
  void with_a_keyboard_on_the_screen_the_pane_with_the_focus_takes_the_room() {
    Page tab = open(360, ColorScheme.DARK, "10 PRINT 1");
    tab.setViewportSize(360, 400);
    tab.waitForSelector(".paper[data-focus]");
    assertTrue(height(tab, "#editor") > 190, () -> "editor: " + height(tab, "#editor"));
    tab.click("#tab-files");
    tab.waitForSelector(".side[data-focus] #panel-files:not([hidden])");
    assertTrue(height(tab, ".side") > 190, () -> "panels: " + height(tab, ".side"));
    tab.click("#terminal-view");
    tab.waitForSelector("#terminal[data-focus]");
    assertTrue(height(tab, "#terminal") > 190, () -> "terminal: " + height(tab, "#terminal"));
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "little-room");
    tab.setViewportSize(360, 740);
    assertTrue(height(tab, "#editor") > 100, () -> "editor: " + height(tab, "#editor"));
  }

  @Test
  void words_in_tables_of_a_phone_are_not_broken() {
    Page tab = open(360, ColorScheme.LIGHT, "10 PRINT 1");
    Browser.type(tab, "SAVE \"SPACEWAR\"");
    tab.click("#tab-files");
    tab.waitForSelector("#panel-files th");
    assertTrue(height(tab, "#panel-files tbody tr") < 50, "one line");
    assertEquals(
        List.of("Load", "Download", "Delete"),
        tab.locator("#panel-files tbody button").allInnerTexts());
    assertEquals(
        true,
        tab.evaluate(
            "() => { const panel = document.querySelector('#panel-files');"
                + " return panel.scrollWidth <= panel.clientWidth; }"));
  }

  @Test
  void the_workspace_s_id_is_seen_whole_on_a_phone_and_copied() {
    Page tab = open(360, ColorScheme.LIGHT);
    tab.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    choose(tab, "edit", "settings");
    tab.click("#settings-copy");
    Browser.awaitText(tab, "#settings-copy", "Copied");
    assertEquals(
        tab.innerText("#settings-workspace"), tab.evaluate("() => navigator.clipboard.readText()"));
    assertEquals(
        true,
        tab.evaluate(
            "() => document.querySelector('#settings-workspace').getBoundingClientRect().right"
                + " <= document.querySelector('#settings').getBoundingClientRect().right"));
  }
}
