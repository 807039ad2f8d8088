package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What a person does in the browser, on a server that keeps workspaces in the HTTP session. */
class WorkspaceBrowserIT extends BrowserFixture {
  private static final String GUESS =
      """
      10 REM GUESS THE NUMBER
      20 N=37:T=0
      30 PRINT "I THINK OF A NUMBER FROM 1 TO 100."
      40 INPUT "YOUR GUESS";G
      50 T=T+1
      60 IF G<N THEN PRINT "TOO LOW":GOTO 40
      70 IF G>N THEN PRINT "TOO HIGH":GOTO 40
      80 PRINT "RIGHT AFTER";T;"GUESSES."
      """;

  @Test
  void a_reload_finds_program_variables_output_and_waiting_input() {
    Page tab = open(1440, ColorScheme.LIGHT);
    write(tab, GUESS);
    run(tab);
    Browser.awaitPrompt(tab, "YOUR GUESS?");
    Browser.type(tab, "50");
    Browser.awaitLog(tab, "TOO HIGH");
    tab.reload();
    Browser.awaitConnected(tab);
    Browser.awaitPrompt(tab, "YOUR GUESS?");
    assertTrue(tab.textContent("#terminal-log").contains("TOO HIGH"));
    assertTrue(tab.innerText(".cm-content").contains("80 PRINT \"RIGHT AFTER\""));
    Browser.picture(tab, "input-after-reload");
    Browser.type(tab, "37");
    Browser.awaitLog(tab, "RIGHT AFTER 2 GUESSES.");
    Browser.type(tab, "PRINT N*2");
    Browser.awaitLog(tab, " 74");
  }

  private static String lines() {
    StringBuilder program = new StringBuilder();
    for (int i = 1; i <= 200; i++) {
      program.append(i * 10).append(" REM LINE ").append(i).append('\n');
    }
    return program.toString();
  }

  private static void awaitEditor(Page tab, String text) {
    tab.waitForFunction(
        "text => document.querySelector('.cm-content').innerText.includes(text)", text);
  }

  private static int scrolled(Page tab) {
    return (int) tab.evaluate("() => Math.round(document.querySelector('.cm-scroller').scrollTop)");
  }

  @Test
  void a_reload_finds_cursor_scroll_and_search_as_they_were() {
    Page tab = open(1440, ColorScheme.LIGHT);
    write(tab, lines());
    tab.waitForFunction("() => document.querySelector('#line-count').innerText === '200 lines'");
    tab.click(".paper [data-action=find]");
    tab.locator(".cm-search [name=search]").pressSequentially("LINE 100");
    tab.press(".cm-search [name=search]", "Enter");
    tab.waitForFunction("() => document.querySelector('#cursor-line').innerText === '1000'");
    tab.waitForTimeout(1_500);
    int before = scrolled(tab);
    tab.reload();
    Browser.awaitConnected(tab);
    tab.waitForFunction("() => document.querySelector('#cursor-line').innerText === '1000'");
    tab.waitForSelector(".cm-search");
    assertEquals("LINE 100", tab.inputValue(".cm-search [name=search]"));
    tab.waitForFunction(
        "before => Math.abs(document.querySelector('.cm-scroller').scrollTop - before) < 60",
        before);
    assertTrue(before > 500, "scrolled " + before);
  }

  @Test
  void a_line_without_a_number_survives_a_reload() {
    Page tab = open(1440, ColorScheme.LIGHT);
    write(tab, "10 END\nPRINT \"HALF");
    tab.waitForTimeout(1_500);
    tab.reload();
    Browser.awaitConnected(tab);
    awaitEditor(tab, "PRINT \"HALF");
    tab.waitForTimeout(1_000);
    awaitEditor(tab, "PRINT \"HALF");
  }

  @Test
  void a_line_without_a_number_is_there_for_another_page() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page tab = Browser.open(person, server.page());
    write(tab, "10 END\nPRINT \"HALF");
    tab.waitForTimeout(2_000);
    Page other = another(person, tab);
    awaitEditor(other, "PRINT \"HALF");
    Browser.type(other, "LIST");
    Browser.awaitLog(other, "PRINT \"HALF\nOk");
  }

  private Page another(BrowserContext person, Page tab) {
    String id = (String) tab.evaluate("() => sessionStorage.getItem('mbasic.workspace')");
    Page other = person.newPage();
    other.addInitScript("sessionStorage.setItem('mbasic.workspace', '" + id + "')");
    other.navigate(server.page().toString());
    Browser.awaitConnected(other);
    return other;
  }

  @Test
  void a_line_that_is_too_long_is_there_whole_for_another_page() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page tab = Browser.open(person, server.page());
    String tooLong = "20 REM " + "X".repeat(260);
    write(tab, "10 END\n" + tooLong);
    Browser.awaitText(tab, "#notice", "Line 20 is longer than 255 characters");
    tab.waitForTimeout(2_000);
    Page other = another(person, tab);
    awaitProgram(other, "10 END", tooLong);
    Browser.awaitText(other, "#notice", "Line 20 is longer than 255 characters");
  }

  @Test
  void a_changed_line_that_no_edit_has_brought_is_there_though_the_program_is_another_by_now() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page tab = person.newPage();
    boolean[] changing = new boolean[1];
    List<String> drafts = new ArrayList<>();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          WebSocketRoute desk = socket.connectToServer();
          socket.onMessage(
              frame -> {
                boolean edit = changing[0] && frame.text().startsWith("{\"type\":\"edit\"");
                boolean draft = changing[0] && frame.text().startsWith("{\"type\":\"page\"");
                if (draft) {
                  drafts.add(frame.text());
                }
                if (!edit && (!draft || drafts.size() == 1)) {
                  desk.send(frame.text());
                }
              });
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    write(tab, "10 A=1");
    tab.waitForSelector("#saved[data-state=saved]");
    tab.waitForTimeout(1_500);
    changing[0] = true;
    tab.click(".cm-content");
    tab.keyboard().press("End");
    tab.keyboard().type("2");
    tab.waitForCondition(() -> !drafts.isEmpty());
    Browser.type(tab, "5 REM");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "5 REM\n10 A=1\nOk");
    Page other = another(person, tab);
    awaitProgram(other, "5 REM", "10 A=12");
    Browser.type(other, "LIST");
    Browser.awaitLog(other, "5 REM\n10 A=12\nOk");
  }

  @Test
  void a_line_typed_at_the_prompt_stands_in_the_editor() {
    Page tab = open(1440, ColorScheme.DARK);
    Browser.type(tab, "10 print \"hello\"");
    tab.waitForFunction(
        "() => document.querySelector('.cm-content').innerText.includes('10 PRINT \"hello\"')");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "10 PRINT \"hello\"\nOk");
    Browser.picture(tab, "desk-dark");
  }

  @Test
  void a_running_program_is_stopped_and_its_output_seen_as_it_comes() {
    Page tab = open(1440, ColorScheme.LIGHT);
    write(tab, "10 I=I+1:PRINT I;\"TURNS\":FOR J=1 TO 200000:NEXT:GOTO 10\n");
    run(tab);
    Browser.awaitLog(tab, " 3 TURNS");
    tab.click(".tools [data-action=stop]");
    Browser.awaitLog(tab, "Break in 10");
  }

  @Test
  void a_breakpoint_stops_a_program_shows_its_variables_and_lets_it_go_on() {
    Page tab = open(1440, ColorScheme.LIGHT);
    write(tab, "10 FOR T=1 TO 3\n20 HI(T)=T*100\n30 NEXT\n40 PRINT HI(3)\n");
    Browser.awaitText(tab, "#line-count", "4 lines");
    tab.click(".cm-line:has-text('NEXT')");
    tab.keyboard().press("F9");
    tab.waitForSelector("#editor .filled");
    tab.click("#tab-variables");
    run(tab);
    Browser.awaitLog(tab, "Break in 30");
    Browser.awaitText(tab, "#state", "Paused");
    assertEquals("NEXT", tab.innerText(".next-statement"));
    Browser.awaitText(tab, "#panel-variables", "0, 100, 0, 0, 0, 0, …");
    Browser.picture(tab, "paused-light");
    tab.click("#tab-stack");
    Browser.awaitText(tab, "#panel-stack", "FOR T = 1 TO 3 STEP 1");
    tab.click("#tab-breakpoints");
    tab.click("#panel-breakpoints button[aria-label='Remove the breakpoint at 30']");
    awaitGone(tab, "#editor .filled");
    tab.click("#run");
    Browser.awaitLog(tab, " 300");
    awaitGone(tab, ".next-statement");
  }

  @Test
  void a_value_is_changed_at_the_prompt_while_the_program_is_paused() {
    Page tab = open(1440, ColorScheme.DARK);
    write(tab, "10 A=5\n20 STOP\n30 PRINT A*2\n");
    tab.click("#tab-variables");
    run(tab);
    Browser.awaitText(tab, "#state", "Paused");
    tab.click("#panel-variables button[aria-label='Change A, now 5']");
    tab.keyboard().type("21");
    tab.keyboard().press("Enter");
    Browser.awaitLog(tab, "A=21");
    tab.waitForSelector("#panel-variables button[aria-label='Change A, now 21']");
    tab.click("#run");
    Browser.awaitLog(tab, " 42");
  }

  @Test
  void the_printer_has_its_paper_and_files_come_and_go() {
    Page tab = open(1440, ColorScheme.LIGHT);
    Browser.type(tab, "LPRINT \"ON PAPER\"");
    tab.waitForSelector("#tab-printer[data-news]");
    tab.click("#tab-printer");
    Browser.awaitText(tab, "#paper", "ON PAPER");
    tab.setInputFiles(
        "#upload",
        new FilePayload("notes.txt", "text/plain", "7,8\r\n".getBytes(StandardCharsets.US_ASCII)));
    Browser.awaitText(tab, "#panel-files", "NOTES.TXT");
    Browser.type(tab, "OPEN \"I\",1,\"NOTES.TXT\":INPUT#1,A,B:PRINT A+B:CLOSE");
    Browser.awaitLog(tab, " 15");
    Download file =
        tab.waitForDownload(
            () -> tab.click("#panel-files button[aria-label='Download NOTES.TXT']"));
    assertEquals("NOTES.TXT", file.suggestedFilename());
    tab.click("#panel-files button[aria-label='Delete NOTES.TXT']");
    tab.click("#confirm button[value=yes]");
    Browser.awaitText(tab, "#panel-files", "The disk is empty.");
  }

  /**
   * As if the server had died before its first save: at the next one nobody knows the workspace.
   */
  @Test
  void what_was_typed_in_a_workspace_that_was_never_saved_is_typed_again_in_the_next_one() {
    List<WebSocketRoute> sockets = new ArrayList<>();
    Page tab =
        losing(
            sockets,
            (first, frame) -> {
              boolean hidden = first && frame.contains("\"type\":\"saved\"");
              return hidden ? Optional.empty() : Optional.of(first ? unrecorded(frame) : frame);
            });
    Browser.type(tab, "A=6*7");
    Browser.type(tab, "PRINT A");
    Browser.awaitLog(tab, "PRINT A\n 42");
    sockets.get(0).close();
    Browser.awaitText(tab, "#notice", "What was typed in it is typed again");
    Browser.awaitLog(tab, "PRINT A\n 42");
    assertEquals(1, tab.textContent("#terminal-log").split("PRINT A", -1).length - 1);
  }

  /**
   * A connected page whose workspace nobody knows any more from its second connection on.
   *
   * @param sockets takes the page's connections
   * @param shown what the page gets of a server's frame, which the first connection brought or not
   */
  private Page losing(
      List<WebSocketRoute> sockets, BiFunction<Boolean, String, Optional<String>> shown) {
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          boolean first = sockets.isEmpty();
          sockets.add(socket);
          WebSocketRoute server = socket.connectToServer();
          socket.onMessage(frame -> server.send(first ? frame.text() : unknown(frame.text())));
          server.onMessage(frame -> shown.apply(first, frame.text()).ifPresent(socket::send));
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    return tab;
  }

  private static String unknown(String hello) {
    return hello.replaceFirst(
        "\"workspace\":\"[^\"]*\"", "\"workspace\":\"" + "0".repeat(32) + "\"");
  }

  private static String unrecorded(String acknowledgement) {
    return acknowledgement.replaceFirst("\"recorded\":\\d+", "\"recorded\":0");
  }

  /** As a browser's workspace that the store lost comes back: empty, under the same name. */
  @Test
  void a_program_on_the_page_outlives_the_loss_of_its_workspace() {
    List<WebSocketRoute> sockets = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Page tab =
        losing(
            sockets,
            (first, frame) -> {
              if (first && frame.startsWith("{\"type\":\"welcome\"")) {
                names.add(frame.split("\"", -1)[7]);
              }
              return Optional.of(first ? frame : named(frame, names.get(0)));
            });
    write(tab, "10 PRINT \"KEPT\"\n20 END");
    tab.click("#terminal-input");
    Browser.awaitText(tab, "#saved-text", "Saved");
    tab.click(".cm-line:has-text('20 END')");
    sockets.get(0).close();
    tab.waitForCondition(() -> sockets.size() == 2);
    Browser.awaitConnected(tab);
    tab.click(".cm-line:has-text('10 PRINT')");
    tab.click("#terminal-input");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "LIST\n10 PRINT \"KEPT\"\n20 END\nOk");
    assertEquals(List.of("10 PRINT \"KEPT\"", "20 END"), tab.locator(".cm-line").allInnerTexts());
  }

  private static String named(String frame, String workspace) {
    return frame.replaceFirst("\"workspace\":\"[^\"]*\"", "\"workspace\":\"" + workspace + "\"");
  }

  @Test
  void two_tabs_have_workspaces_of_their_own() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page first = Browser.open(person, server.page());
    write(first, "10 PRINT \"FIRST\"\n");
    run(first);
    Browser.awaitLog(first, "FIRST\nOk");
    Page second = Browser.open(person, server.page());
    assertFalse(second.textContent("#terminal-log").contains("FIRST"));
    Browser.type(second, "LIST");
    Browser.awaitLog(second, "LIST\nOk");
  }

  @Test
  void what_a_program_prints_is_text_and_nothing_else() {
    Page tab = open(1440, ColorScheme.LIGHT);
    Browser.type(tab, "PRINT \"<img src=x onerror=alert(1)><b>BOLD</b>\"");
    Browser.awaitLog(tab, "<b>BOLD</b>");
    assertEquals(0, tab.locator("#terminal-log img, #terminal-log b").count());
  }

  @Test
  void the_whole_page_keeps_to_its_policy_and_no_script_of_others_runs() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page tab = person.newPage();
    List<String> complaints = new ArrayList<>();
    tab.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    tab.onPageError(complaints::add);
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    write(tab, "10 INPUT A$\n20 PRINT A$\n");
    run(tab);
    Browser.awaitPrompt(tab, "?");
    Browser.type(tab, "HELLO");
    Browser.awaitLog(tab, "HELLO\nOk");
    tab.click(".paper [data-action=find]");
    tab.waitForSelector(".cm-search");
    choose(tab, "help", "about");
    tab.click("#about .primary");
    tab.waitForDownload(() -> choose(tab, "file", "download"));
    tab.reload();
    Browser.awaitConnected(tab);
    assertEquals(
        "flex",
        tab.evaluate("() => getComputedStyle(document.querySelector('.cm-editor')).display"));
    assertEquals(List.of(), complaints);
    Object ran =
        tab.evaluate(
            "() => { const script = document.createElement('script');"
                + " script.textContent = 'window.ran = 1'; document.body.append(script);"
                + " document.body.setAttribute('onclick', 'window.ran = 2'); document.body.click();"
                + " return window.ran ?? 0; }");
    assertEquals(0, ran);
    assertTrue(complaints.get(0).contains("Content Security Policy"), complaints.toString());
  }

  @Test
  void it_works_on_a_phone() {
    Page tab = open(360, ColorScheme.DARK);
    Browser.type(tab, "PRINT 6*7");
    Browser.awaitLog(tab, " 42");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "phone-dark");
  }

  @Test
  void the_first_load_is_small_and_comes_from_here() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page tab = person.newPage();
    List<String> requests = new ArrayList<>();
    List<Integer> bytes = new ArrayList<>();
    tab.onRequestFinished(
        request -> {
          requests.add(request.url());
          bytes.add(request.sizes().responseBodySize);
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    tab.waitForLoadState();
    assertTrue(requests.size() <= 15, "requests: " + requests);
    int all = bytes.stream().mapToInt(Integer::intValue).sum();
    assertTrue(all > 0 && all <= 200_000, "bytes: " + all);
    String here = server.page().toString();
    assertEquals(List.of(), requests.stream().filter(url -> !url.startsWith(here)).toList());
  }
}
