package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** How the panes share the room, and how they look. */
class PanesBrowserIT extends BrowserFixture {
  private static double width(Page tab, String selector) {
    return tab.locator(selector).boundingBox().width;
  }

  @Test
  void separators_move_by_keys_and_by_pointer_and_are_kept() {
    Page tab = open(1440, ColorScheme.LIGHT);
    double before = width(tab, ".paper");
    tab.focus("#split-columns");
    tab.keyboard().press("Shift+ArrowLeft");
    assertEquals("45", tab.getAttribute("#split-columns", "aria-valuenow"));
    assertTrue(width(tab, ".paper") < before - 100);
    tab.keyboard().press("Home");
    assertEquals("20", tab.getAttribute("#split-columns", "aria-valuenow"));
    Locator separator = tab.locator("#split-columns");
    BoundingBox box = separator.boundingBox();
    tab.mouse().move(box.x + 4, 400);
    tab.mouse().down();
    tab.mouse().move(1000, 400);
    tab.mouse().up();
    assertEquals(1000, width(tab, ".paper") + 12, 8);
    tab.click("#tab-files");
    tab.focus("#split-rows");
    tab.keyboard().press("End");
    Browser.picture(tab, "panes-light");
    tab.waitForTimeout(2_000);
    tab.reload();
    Browser.awaitConnected(tab);
    tab.waitForSelector("#panel-files:not([hidden])");
    assertEquals(1000, width(tab, ".paper") + 12, 8);
    assertEquals("80", tab.getAttribute("#split-rows", "aria-valuenow"));
    tab.focus("#split-columns");
    tab.keyboard().press("Enter");
    assertEquals(before, width(tab, ".paper"), 8);
  }

  @Test
  void the_last_line_stays_in_sight_when_a_panel_takes_room_on_a_phone() {
    Page tab = open(360, ColorScheme.DARK);
    Browser.type(tab, "FOR I=1 TO 60:PRINT I:NEXT");
    Browser.awaitLog(tab, " 60");
    tab.click("#tab-variables");
    tab.waitForSelector("#panel-variables:not([hidden])");
    tab.waitForFunction(
        "() => { const view = document.querySelector('#terminal-view');"
            + " return view.scrollTop > 0"
            + " && view.scrollHeight - view.scrollTop - view.clientHeight < 2; }");
    assertEquals(0, tab.locator("[role=separator]:visible").count());
    Browser.picture(tab, "panel-phone-dark");
  }

  @Test
  void panes_are_hidden_by_key_and_menu_and_stay_hidden_over_a_reload() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 INPUT A\n");
    tab.keyboard().press("F2");
    assertFalse(tab.isVisible(".paper"));
    assertEquals(1424, width(tab, "#terminal"), 1);
    assertEquals("terminal-input", tab.evaluate("() => document.activeElement.id"));
    tab.keyboard().press("Shift+F2");
    assertFalse(tab.isVisible("#terminal"));
    assertEquals(1424, width(tab, ".paper"), 1);
    tab.click("[popovertarget=menu-view]");
    tab.click("#menu-view [data-pane=panels]");
    assertFalse(tab.isVisible("#side"));
    Browser.picture(tab, "only-program-light");
    tab.waitForTimeout(2_000);
    tab.reload();
    Browser.awaitConnected(tab);
    tab.waitForSelector("[data-hidden='terminal panels']");
    tab.click("[popovertarget=menu-debug]");
    tab.click("#menu-debug [data-panel-of=stack]");
    assertTrue(tab.isVisible("#panel-stack"));
    run(tab);
    tab.waitForSelector("#terminal");
    Browser.awaitPrompt(tab, "?");
  }

  @Test
  void panes_are_hidden_on_a_phone() {
    Page tab = open(360, ColorScheme.DARK);
    tab.click("#tab-variables");
    tab.click("[popovertarget=menu-view]");
    tab.click("#menu-view [data-pane=terminal]");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    assertEquals(344, width(tab, ".paper"), 1);
    assertEquals(344, width(tab, "#side"), 1);
    Browser.picture(tab, "no-terminal-phone-dark");
  }

  @Test
  void the_terminals_type_is_chosen_and_kept() {
    Page tab = open(1440, ColorScheme.LIGHT);
    choose(tab, "edit", "settings");
    tab.selectOption("#settings-terminal", "22");
    tab.keyboard().press("Enter");
    tab.waitForTimeout(2_000);
    tab.reload();
    Browser.awaitConnected(tab);
    assertEquals(
        "22px",
        tab.evaluate("() => getComputedStyle(document.querySelector('#terminal-log')).fontSize"));
  }

  @Test
  void high_contrast_is_chosen_and_kept() {
    Page tab =
        open(1440, ColorScheme.LIGHT, "10 FOR I=1 TO 3:PRINT \"HI\";I:NEXT 'LOOP\n20 PRNT\n");
    tab.click("#terminal-input");
    tab.waitForSelector(".problem");
    tab.click("[popovertarget=menu-view]");
    tab.click("#menu-view [value=contrast]");
    tab.click("#tab-problems");
    Browser.picture(tab, "contrast");
    tab.reload();
    assertEquals("contrast", tab.getAttribute("html", "data-theme"));
    assertEquals(
        "rgb(0, 0, 0)", tab.evaluate("() => getComputedStyle(document.body).backgroundColor"));
  }
}
