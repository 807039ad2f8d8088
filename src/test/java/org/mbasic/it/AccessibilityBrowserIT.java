package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.it.Accessibility.complaints;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, panel, menu and dialog against the rules of WCAG 2.2, levels A and AA. */
class AccessibilityBrowserIT extends BrowserFixture {
  private static final String PAUSED =
      """
      10 DIM HI(9):N$="ADA":OPEN "O",1,"NAMES.TXT":PRINT#1,N$:CLOSE
      20 FOR T=1 TO 5:HI(T)=T*100
      30 LPRINT T;HI(T)
      40 NEXT:GOTO 999
      """;

  @SuppressWarnings("unchecked")
  private static List<String> values(Page tab, String selector, String attribute) {
    return (List<String>)
        tab.evaluate(
            "([all, name]) => [...document.querySelectorAll(all)].map(e => e.getAttribute(name))",
            List.of(selector, attribute));
  }

  private static void pause(Page tab) {
    write(tab, PAUSED);
    Browser.awaitText(tab, "#line-count", "4 lines");
    tab.click(".cm-line:has-text('LPRINT')");
    tab.keyboard().press("F9");
    tab.waitForSelector("#editor .filled");
    tab.click("#run");
    Browser.awaitText(tab, "#state", "Paused");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void panels_and_menus_keep_the_rules(ColorScheme scheme) {
    Page tab = open(1440, scheme);
    List<String> complaints = complaints(tab, "empty");
    pause(tab);
    for (String panel : values(tab, "[data-panel]", "data-panel")) {
      tab.click("[data-panel=" + panel + "]");
      tab.waitForSelector("#panel-" + panel + ":not([hidden])");
      complaints.addAll(complaints(tab, panel));
    }
    for (String menu : values(tab, "[popovertarget]", "popovertarget")) {
      tab.click("[popovertarget=" + menu + "]");
      tab.waitForSelector("#" + menu + ":popover-open");
      complaints.addAll(complaints(tab, menu));
      tab.keyboard().press("Escape");
    }
    tab.click(".paper [data-action=find]");
    tab.waitForSelector(".cm-search");
    complaints.addAll(complaints(tab, "find"));
    tab.click(".cm-line:has-text('NEXT')");
    tab.keyboard().press("End");
    tab.keyboard().type(":PRI");
    tab.waitForSelector(".cm-tooltip-autocomplete");
    tab.keyboard().press("ArrowDown");
    complaints.addAll(complaints(tab, "offers"));
    assertEquals(List.of(), complaints);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void dialogs_keep_the_rules(ColorScheme scheme) {
    Page tab = open(1440, scheme);
    pause(tab);
    tab.click("[data-panel=variables]");
    tab.click("#panel-variables [aria-label='Elements of HI']");
    List<String> complaints = new ArrayList<>(complaints(tab, "array"));
    tab.keyboard().press("Escape");
    tab.click("[data-panel=files]");
    tab.click("[aria-label='Delete NAMES.TXT']");
    complaints.addAll(complaints(tab, "question"));
    tab.keyboard().press("Escape");
    for (String dialog : values(tab, "dialog", "id")) {
      tab.evaluate("id => document.getElementById(id).showModal()", dialog);
      complaints.addAll(complaints(tab, dialog));
      tab.evaluate("id => document.getElementById(id).close()", dialog);
    }
    assertEquals(List.of(), complaints);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void examples_and_help_keep_the_rules(ColorScheme scheme) {
    Page tab = browser.person(1440, 900, scheme).newPage();
    List<String> complaints = new ArrayList<>();
    for (String page :
        List.of(
            "examples.xhtml",
            "help.xhtml",
            "help.xhtml?q=random",
            "help.xhtml?q=nothing-has-this",
            "help.xhtml?topic=PRINT")) {
      tab.navigate(server.page().resolve(page).toString());
      complaints.addAll(complaints(tab, page));
    }
    assertEquals(List.of(), complaints);
  }
}
