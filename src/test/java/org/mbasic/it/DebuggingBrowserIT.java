package org.mbasic.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking into a program and going through it, from the page. */
class DebuggingBrowserIT extends BrowserFixture {
  private static final String PROGRAM =
      """
      10 FOR I=1 TO 5
      20 GOSUB 100
      30 NEXT
      40 END
      100 A=A+I*2
      110 RETURN
      """;

  private Page opened(int width, ColorScheme scheme) {
    return opened(width, scheme, PROGRAM);
  }

  private static void put(Page tab, String line) {
    tab.click(".cm-line:has-text('" + line + "')");
  }

  private static void awaitNext(Page tab, String statement) {
    Browser.awaitText(tab, "#state", "Paused");
    tab.waitForFunction(
        "text => document.querySelector('.next-statement')?.innerText === text", statement);
  }

  @Test
  void page_and_prompt_watch_the_same_formulas() {
    Page tab = opened(1440, ColorScheme.LIGHT);
    tab.click("#tab-watch");
    tab.fill("#watch-formula", "A*10");
    tab.keyboard().press("Enter");
    Browser.awaitLog(tab, "WATCH A*10\nA*10 = 0");
    Browser.awaitText(tab, "#panel-watch tbody", "A*10");
    Browser.type(tab, "WATCH \"<i>\"+STR$(I)");
    Browser.awaitText(tab, "#panel-watch tbody", "\"<i> 0\"");
    Browser.type(tab, "BREAK 30");
    run(tab);
    awaitNext(tab, "NEXT");
    Browser.awaitText(tab, "#panel-watch tbody", "20");
    Browser.picture(tab, "watch-light");
    tab.click("[aria-label='Stop watching A*10']");
    Browser.awaitLog(tab, "WATCH OFF A*10");
    awaitGone(tab, "[aria-label='Stop watching A*10']");
    tab.reload();
    Browser.awaitConnected(tab);
    tab.click("#tab-watch");
    Browser.awaitText(tab, "#panel-watch tbody", "\"<i> 1\"");
  }

  @Test
  void a_condition_is_given_in_a_dialog_and_shown_in_the_list() {
    Page tab = opened(1440, ColorScheme.DARK);
    put(tab, "RETURN");
    choose(tab, "debug", "condition");
    assertEquals("110", tab.inputValue("#breakpoint-line"));
    tab.fill("#breakpoint-condition", "I=3");
    Browser.picture(tab, "breakpoint-dark");
    tab.keyboard().press("Enter");
    tab.waitForSelector("#editor .filled.asks");
    tab.click("#tab-breakpoints");
    run(tab);
    awaitNext(tab, "RETURN");
    Browser.awaitLog(tab, "BREAK 110 IF I=3\nOk");
    Browser.picture(tab, "breakpoints-dark");
    tab.click("#panel-breakpoints button:has-text('IF I=3')");
    assertEquals("I=3", tab.inputValue("#breakpoint-condition"));
    tab.fill("#breakpoint-condition", "");
    tab.fill("#breakpoint-shown", "I;A");
    tab.keyboard().press("Enter");
    tab.waitForSelector("#editor .filled.shows");
    tab.click("#run");
    Browser.awaitLog(tab, "[110] I = 5, A = 30\nOk");
  }

  @Test
  void one_steps_over_and_out_of_a_subroutine_and_to_the_cursor() {
    Page tab = opened(1440, ColorScheme.LIGHT);
    put(tab, "20 GOSUB");
    tab.keyboard().press("Control+F10");
    awaitNext(tab, "GOSUB 100");
    tab.keyboard().press("Alt+F10");
    awaitNext(tab, "NEXT");
    put(tab, "100 A=A");
    choose(tab, "debug", "stepTo");
    awaitNext(tab, "A=A+I*2");
    tab.keyboard().press("Shift+F11");
    awaitNext(tab, "NEXT");
  }

  @Test
  void a_program_runs_in_slow_motion_and_leaves_a_trace() {
    Page tab = opened(1440, ColorScheme.DARK);
    choose(tab, "debug", "slow");
    tab.keyboard().press("Home");
    for (int i = 0; i < 4; i++) {
      tab.keyboard().press("ArrowRight");
    }
    Browser.awaitText(tab, "#pace-text", "10 a second");
    run(tab);
    tab.waitForSelector("#state[data-mode=running]");
    tab.waitForSelector(".next-statement:has-text('RETURN')");
    Browser.awaitText(tab, "#speed", "statements/s");
    Browser.picture(tab, "slow-motion-dark");
    tab.setViewportSize(360, 740);
    assertTrue(tab.innerText("#memory").endsWith("bytes"), tab.innerText("#memory"));
    assertTrue(tab.isVisible("#memory"));
    assertFalse(tab.isVisible("#speed"), "no room");
    tab.setViewportSize(1440, 900);
    Browser.awaitText(tab, "#state", "Ready");
    assertTrue(tab.locator("#panel-trace tbody tr").count() > 15);
    tab.locator("#panel-trace [aria-label='Go to line 110']").first().click();
    Browser.awaitText(tab, "#cursor-line", "110");
    tab.waitForTimeout(2_000);
    tab.reload();
    Browser.awaitConnected(tab);
    Browser.awaitText(tab, "#pace-text", "10 a second");
    run(tab);
    tab.waitForSelector(".next-statement:has-text('RETURN')");
    tab.click(".tools [data-action=stop]");
    Browser.awaitText(tab, "#state", "Paused");
    tab.focus("#pace");
    tab.keyboard().press("End");
    Browser.awaitText(tab, "#pace-text", "full speed");
    tab.click("#run");
    Browser.awaitText(tab, "#state", "Ready");
  }

  @Test
  void the_keys_that_run_a_program_go_on_with_one_that_is_paused() {
    Page tab = Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), server.page());
    // Waiting for a chooser has the browser catch it, which may begin only after the key; this now.
    tab.onFileChooser(chooser -> {});
    write(tab, "10 PRINT \"BEGUN\"\n20 STOP\n30 PRINT \"ENDED\"");
    for (String key : List.of("F5", "Control+r", "Control+Enter", "F8")) {
      tab.keyboard().press("Shift+F5");
      awaitNext(tab, "PRINT \"ENDED\"");
      tab.keyboard().press(key);
      Browser.awaitText(tab, "#state", "Ready");
    }
    tab.keyboard().press("Control+r");
    awaitNext(tab, "PRINT \"ENDED\"");
    String log = tab.textContent("#terminal-log");
    assertEquals(List.of(5, 4), List.of(times("BEGUN\n", log), times("ENDED\n", log)));
    put(tab, "10 PRINT");
    FileChooser chooser = tab.waitForFileChooser(() -> tab.keyboard().press("Control+o"));
    chooser.setFiles(new FilePayload("A.BAS", "text/plain", "10 REM OPENED".getBytes(US_ASCII)));
    tab.click("#confirm-open button.primary");
    awaitProgram(tab, "10 REM OPENED");
  }

  private static int times(String text, String log) {
    return log.split(text, -1).length - 1;
  }

  @Test
  void the_trace_is_there_when_a_program_at_full_speed_has_stopped() {
    Page tab = Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), server.page());
    write(tab, "10 FOR I=1 TO 5000:NEXT\n20 GOTO 40\n30 PRINT\n40 A=1/(I-5001):ERROR 99");
    tab.click("#tab-trace");
    run(tab);
    Browser.awaitLog(tab, "Unprintable error in 40");
    tab.waitForSelector("#panel-trace tbody tr:first-child:has-text('ERROR 99')");
    assertEquals(
        List.of("5004 40 ERROR 99", "5003 40 A=1/(I-5001)", "5002 20 GOTO 40", "5001 10 NEXT"),
        tab.locator("#panel-trace tbody tr").allInnerTexts().stream()
            .limit(4)
            .map(row -> row.replaceAll("\\s+", " ").strip())
            .toList());
    Browser.picture(tab, "trace-light");
  }

  @Test
  void the_stack_is_a_path_to_where_the_program_stands() {
    Page tab = opened(360, ColorScheme.LIGHT);
    tab.click("#tab-stack");
    Browser.type(tab, "BREAK 110");
    tab.click("#run");
    Browser.awaitText(tab, "#stack-path", "10 FOR I › 20 GOSUB › now at 110");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "stack-phone-light");
    tab.click("#stack-path button:has-text('GOSUB')");
    Browser.awaitText(tab, "#cursor-line", "20");
  }

  @Test
  void calls_that_look_the_same_are_all_in_the_stack() {
    Page tab =
        opened(1440, ColorScheme.LIGHT, "10 GOSUB 20\n20 N=N+1:IF N<4 THEN GOSUB 20\n30 STOP");
    tab.click("#tab-stack");
    run(tab);
    tab.waitForFunction("() => document.querySelectorAll('#panel-stack tbody tr').length === 4");
  }

  @Test
  void a_string_with_quotes_is_changed_and_the_focus_stays() {
    Page tab = open(1440, ColorScheme.LIGHT);
    tab.click("#tab-variables");
    Browser.type(tab, "A$=CHR$(34)+\"hi\"+CHR$(34)");
    tab.click("[aria-label^='Change A$']");
    assertEquals("CHR$(34)+\"hi\"+CHR$(34)", tab.inputValue("[aria-label='New value of A$']"));
    tab.keyboard().press("End");
    tab.keyboard().type("+\"!\"");
    tab.keyboard().press("Enter");
    tab.waitForSelector("[aria-label='Change A$, now \"\"hi\"!\"']:focus");
    tab.fill("#variables-filter", "B");
    Browser.awaitText(tab, "#panel-variables .empty", "None matches.");
  }

  @Test
  void variables_and_elements_of_arrays_go_to_a_spreadsheet() throws Exception {
    Page tab = open(1440, ColorScheme.LIGHT);
    Browser.type(tab, "DIM A%(1,30,40):A%(1,30,40)=-7:B$=\"=1+1,\":C=2");
    tab.click("#tab-variables");
    Browser.awaitText(tab, "#panel-variables tbody", "C");
    Download file =
        tab.waitForDownload(() -> tab.click("#panel-variables [data-action=exportVariables]"));
    List<String> rows = Files.readAllLines(file.path());
    assertEquals("VARIABLES.CSV", file.suggestedFilename());
    assertEquals(1 + 2 * 31 * 41 + 2, rows.size());
    assertEquals("name,type,value", rows.get(0));
    assertEquals(
        List.of("\"A%(1,30,40)\",integer,-7", "B$,string,\"'=1+1,\"", "C,single,2"),
        rows.subList(rows.size() - 3, rows.size()));
  }

  @Test
  void a_spreadsheet_without_all_elements_of_an_array_is_told() {
    Page tab = open(1440, ColorScheme.DARK);
    Browser.type(tab, "DIM A%(30000)");
    tab.click("#tab-variables");
    Browser.awaitText(tab, "#panel-variables tbody", "A%");
    tab.waitForDownload(() -> tab.click("#panel-variables [data-action=exportVariables]"));
    Browser.awaitText(tab, "#notice", "of 30001 elements of A%");
  }

  @Test
  void variables_are_sorted_by_name_type_or_value() {
    Page tab = open(1440, ColorScheme.LIGHT);
    Browser.type(tab, "B=20:A=3:C$=\"X\":D%=100");
    tab.click("#tab-variables");
    awaitNames(tab, "A", "B", "C$", "D%");
    tab.click("#panel-variables [data-sort='2']");
    awaitNames(tab, "A", "B", "D%", "C$");
    tab.click("#panel-variables [data-sort='2']");
    awaitNames(tab, "C$", "D%", "B", "A");
    Browser.picture(tab, "variables-sorted");
    Browser.type(tab, "A=500");
    awaitNames(tab, "C$", "A", "D%", "B");
    assertEquals(
        "descending", tab.locator("#panel-variables thead th").nth(2).getAttribute("aria-sort"));
  }

  private static void awaitNames(Page tab, String... names) {
    tab.waitForFunction(
        "names => JSON.stringify([...document.querySelectorAll('#panel-variables tbody th')]"
            + ".map(e => e.innerText)) === JSON.stringify(names)",
        List.of(names));
  }

  @Test
  void watches_fit_a_phone() {
    Page tab = opened(360, ColorScheme.DARK);
    tab.click("#tab-watch");
    tab.fill("#watch-formula", "A");
    tab.click("#panel-watch form button");
    Browser.awaitText(tab, "#panel-watch tbody", "0");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "watch-phone-dark");
  }
}
