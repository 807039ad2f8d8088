package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the editor knows of the program's structure, and offers. */
class AssistanceBrowserIT extends BrowserFixture {
  private static final String STRUCTURED =
      """
      10 FOR I=1 TO 5
      20 GOSUB 100
      30 NEXT I
      40 IF A>5 THEN 100 ELSE 60
      50 PRINT "FOR 100":ON X GOTO 10,100
      60 END
      100 REM GOTO 10
      110 WHILE A<3:A=A+1
      120 WEND
      130 IF A=2 THEN RETURN
      140 RETURN
      """;

  private Page opened(int width, ColorScheme scheme) {
    return opened(width, scheme, STRUCTURED);
  }

  @Test
  void loops_and_subroutines_fold_by_key_and_stay_folded_over_a_reload() {
    Page tab = opened(1440, ColorScheme.LIGHT);
    tab.click(".cm-line:has-text('60 END')");
    choose(tab, "view", "fold");
    Browser.awaitText(tab, "#notice", "not in a loop or subroutine");
    tab.click(".cm-line:has-text('110 WHILE')");
    tab.keyboard().press("Control+Shift+BracketLeft");
    tab.waitForSelector(".folded:has-text('120')");
    choose(tab, "view", "foldAll");
    String[] folded = {
      "10 FOR I=1 TO 5… 30",
      "40 IF A>5 THEN 100 ELSE 60",
      "50 PRINT \"FOR 100\":ON X GOTO 10,100",
      "60 END",
      "100 REM GOTO 10… 140"
    };
    awaitProgram(tab, folded);
    Browser.picture(tab, "folded-light");
    tab.waitForTimeout(2_000);
    tab.reload();
    Browser.awaitConnected(tab);
    awaitProgram(tab, folded);
    Browser.type(tab, "BREAK 30");
    run(tab);
    tab.waitForSelector(".next-line:has-text('30 NEXT')");
    choose(tab, "view", "unfoldAll");
    awaitProgram(tab, STRUCTURED.strip().split("\n", -1));
  }

  @Test
  void a_block_is_folded_by_touch_on_a_phone() {
    Page tab = opened(360, ColorScheme.DARK);
    tab.locator(".fold:visible").first().click();
    tab.waitForSelector(".folded:has-text('30')");
    Browser.picture(tab, "folded-phone-dark");
    tab.click(".folded");
    awaitGone(tab, ".folded");
  }

  @Test
  void all_places_that_lead_to_the_line_at_the_cursor_are_marked_and_gone_to() {
    Page tab = opened(1440, ColorScheme.DARK);
    tab.click(".cm-line:has-text('100 REM')");
    awaitLinked(tab, "20", "40", "50", "100");
    Browser.picture(tab, "linked-dark");
    tab.keyboard().press("Control+Shift+B");
    Browser.awaitText(tab, "#cursor-line", "20");
    tab.keyboard().press("Control+Shift+B");
    Browser.awaitText(tab, "#cursor-line", "40");
    awaitLinked(tab, "20", "40", "50", "100");
    tab.keyboard().press("Control+b");
    Browser.awaitText(tab, "#cursor-line", "100");
    tab.click(".cm-line:has-text('30 NEXT')");
    awaitLinked(tab);
    choose(tab, "edit", "follow");
    Browser.awaitText(tab, "#notice", "not on a number that leads");
  }

  @Test
  void problems_are_cured_by_key_and_by_click() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 PRNT \"A\"\n20 GOTO 95\n30 A=(1+2\n");
    tab.keyboard().type("30 IF A=1 PRINT 2");
    tab.keyboard().press("Enter");
    tab.waitForSelector(".problem-words:has-text('Line 30 already exists')");
    tab.click(".cm-line:has-text('30 IF')");
    tab.keyboard().press("Home");
    tab.waitForSelector(
        "#panel-problems [aria-label='Line 30: Insert THEN']",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    tab.keyboard().press("Control+.");
    tab.waitForSelector(".cures button:focus");
    tab.waitForTimeout(500);
    assertTrue(tab.isVisible(".cures button:focus"), "the server's answer leaves it open");
    Browser.picture(tab, "cures-light");
    tab.keyboard().press("Escape");
    awaitGone(tab, ".cures");
    tab.keyboard().press("Control+.");
    tab.waitForSelector(".cures button:focus");
    tab.keyboard().press("Enter");
    tab.click(".cm-line:has-text('10 PRNT')");
    tab.click("#problem-count");
    cure(tab, "Line 10: Write PRINT");
    cure(tab, "Line 20: Insert line 95");
    cure(tab, "Line 30: Close the parenthesis");
    cure(tab, "Line 35: Insert THEN");
    tab.click("#terminal-input");
    awaitProgram(
        tab, "10 PRINT \"A\"", "20 GOTO 95", "30 A=(1+2)", "35 IF A=1 THEN PRINT 2", "95 REM");
    Browser.awaitText(tab, "#panel-problems", "No problems found");
  }

  @Test
  void a_cure_from_the_box_at_the_pointer_meets_the_program_as_it_is_now() {
    Page tab = opened(1440, ColorScheme.LIGHT, "10 REM\n20 GOTO 60\n30 PRIMT 2");
    tab.click(".cm-line:has-text('10 REM')");
    tab.keyboard().press("End");
    tab.hover(".problem:has-text('PRIMT')");
    tab.waitForSelector(".problem-help:has-text('Write PRINT')");
    tab.keyboard().type(" LONGER");
    tab.click(".problem-help .cure:has-text('Write PRINT')");
    awaitLines(tab, "10 REM LONGER", "20 GOTO 60", "30 PRINT 2");
  }

  /** As they are written, without what the page says of them. */
  private static void awaitLines(Page tab, String... lines) {
    tab.waitForFunction(
        "lines => JSON.stringify([...document.querySelectorAll('.cm-line')].map(line =>"
            + " [...line.childNodes].filter(part => part.className !== 'problem-words')"
            + ".map(part => part.textContent).join(''))) === JSON.stringify(lines)",
        List.of(lines));
  }

  private static void cure(Page tab, String label) {
    tab.click("#panel-problems [aria-label='" + label + "']");
    awaitGone(tab, "#panel-problems [aria-label='" + label + "']");
  }

  @Test
  void a_cure_is_taken_on_a_phone() {
    Page tab = open(360, ColorScheme.DARK, "10 PRNT 1\n20 END\n");
    tab.click("#problem-count");
    Browser.picture(tab, "cures-phone-dark");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    cure(tab, "Line 10: Write PRINT");
    awaitProgram(tab, "10 PRINT 1", "20 END");
  }

  @Test
  void the_form_of_what_is_written_stands_above_it_with_the_argument_at_the_cursor() {
    Page tab = open(360, ColorScheme.DARK, "");
    tab.keyboard().type("10 A$=MID$(B$,");
    awaitWritten(tab, "MID$(string,start[,count])", "start");
    Browser.picture(tab, "hint-phone-dark");
    tab.keyboard().type("LEN(\"A,(\")");
    awaitWritten(tab, "MID$(string,start[,count])", "start");
    tab.keyboard().type(",2):FOR ");
    awaitWritten(tab, "FOR variable=first TO last [STEP increment]", "");
    tab.keyboard().press("Escape");
    awaitGone(tab, ".written");
    tab.keyboard().type("I=1 TO 2:REM PRINT (");
    assertEquals(0, tab.locator(".written").count());
    tab.keyboard().press("Enter");
    choose(tab, "edit", "settings");
    tab.uncheck("#settings-hints");
    tab.keyboard().press("Enter");
    tab.click(".cm-line:last-child");
    tab.keyboard().type("PRINT CHR$(");
    tab.waitForSelector(
        ".written", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    assertFalse(tab.isVisible(".written"));
  }

  private static void awaitWritten(Page tab, String form, String argument) {
    tab.waitForFunction(
        "([form, argument]) => { const hint = document.querySelector('.written');"
            + " return hint?.innerText === form"
            + " && (hint.querySelector('b')?.innerText ?? '') === argument; }",
        List.of(form, argument));
  }

  @Test
  void a_template_is_offered_while_writing_and_filled_in() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 REM\n20 ");
    tab.keyboard().type("FO");
    tab.locator(".cm-tooltip-autocomplete li:has-text('FOR loop')").click();
    tab.keyboard().type("K");
    tab.keyboard().press("Tab");
    tab.keyboard().press("Tab");
    tab.keyboard().type("5");
    Browser.picture(tab, "template-light");
    tab.click("#terminal-input");
    awaitProgram(tab, "10 REM", "20 FOR K=1 TO 5", "30 PRINT K", "40 NEXT K");
    tab.click(".cm-line:has-text('10 REM')");
    choose(tab, "edit", "templates");
    Browser.picture(tab, "templates-light");
    tab.click("#templates button:has-text('IF with ELSE')");
    tab.click("#terminal-input");
    Browser.type(tab, "LIST 15");
    Browser.awaitLog(tab, "15 IF A=1 THEN PRINT \"YES\" ELSE PRINT \"NO\"\nOk");
    tab.click(".cm-line:has-text('10 REM')");
    choose(tab, "edit", "templates");
    tab.click("#templates button:has-text('Menu')");
    Browser.awaitText(tab, "#notice", "Not enough line numbers");
  }

  @Test
  void every_template_is_understood_by_the_machine() {
    Page tab = open(1440, ColorScheme.DARK, "");
    choose(tab, "edit", "templates");
    int all = tab.locator("#templates li").count();
    tab.keyboard().press("Escape");
    for (int i = 0; i < all; i++) {
      tab.click(".cm-content");
      tab.keyboard().press("Control+a");
      tab.keyboard().press("Delete");
      choose(tab, "edit", "templates");
      tab.locator("#templates li button").nth(i).click();
      tab.click("#terminal-input");
      Browser.type(tab, "PRINT \"TEMPLATE" + i + "\"");
      Browser.awaitLog(tab, "\nTEMPLATE" + i + "\n");
      assertEquals(
          List.of(),
          tab.locator(".problem-words").allInnerTexts().stream()
              .filter(text -> !text.startsWith("There is no line"))
              .toList(),
          "template " + i);
    }
    assertTrue(all > 8);
  }

  /** Waits until places in the lines with these numbers are marked as leading to one line. */
  private static void awaitLinked(Page tab, String... lines) {
    tab.waitForFunction(
        "lines => JSON.stringify([...document.querySelectorAll('.linked')]"
            + ".map(e => e.closest('.cm-line').innerText.split(' ')[0])) === JSON.stringify(lines)",
        List.of(lines));
  }
}
