package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking into a program and going through it, from the page. */
class DebuggingBrowserIT extends BrowserTest {
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
    Page tab = open(width, scheme, PROGRAM);
    tab.click("#terminal-input");
    awaitProgram(tab, PROGRAM.strip().split("\n", -1));
    return tab;
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
    tab.click("[aria-label='Watch A*10 no more']");
    Browser.awaitLog(tab, "WATCH OFF A*10");
    awaitGone(tab, "[aria-label='Watch A*10 no more']");
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
