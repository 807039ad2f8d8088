package org.mbasic.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;

/** Tests in a Chromium, against a server that each class has for itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class BrowserFixture {
  Browser browser;
  ServerProcess server;

  @BeforeAll
  final void start() throws Exception {
    browser = Browser.start();
    server = WildFly.start(getClass().getSimpleName(), settings());
  }

  @AfterAll
  final void stop() {
    if (server != null) {
      server.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  /** Settings of the server; without any it keeps workspaces in HTTP sessions. */
  Map<String, String> settings() throws Exception {
    return Map.of();
  }

  /** Another person's workspace, connected. */
  final Page open(int width, ColorScheme scheme) {
    return Browser.open(browser.person(width, width < 820 ? 740 : 900, scheme), server.page());
  }

  /** Another person's workspace with a program written into the editor. */
  final Page open(int width, ColorScheme scheme, String program) {
    Page tab = open(width, scheme);
    write(tab, program);
    return tab;
  }

  /**
   * Another person's workspace with a program that the server has, and the focus in the terminal.
   */
  final Page opened(int width, ColorScheme scheme, String program) {
    Page tab = open(width, scheme, program);
    tab.click("#terminal-input");
    awaitProgram(tab, program.strip().split("\n", -1));
    return tab;
  }

  static void write(Page tab, String program) {
    tab.click(".cm-content");
    tab.keyboard().insertText(program);
  }

  static void run(Page tab) {
    tab.click("#run");
  }

  /** Chooses an item of a menu by the names of both. */
  static void choose(Page tab, String menu, String action) {
    tab.click("[popovertarget=menu-" + menu + "]");
    tab.click("#menu-" + menu + " [data-action=" + action + "]");
  }

  /** Waits until the editor shows these lines and no others. */
  static void awaitProgram(Page tab, String... lines) {
    tab.waitForFunction(
        "lines => JSON.stringify([...document.querySelectorAll('.cm-line')].map(e => e.innerText))"
            + " === JSON.stringify(lines)",
        List.of(lines));
  }

  /** Waits until nothing on the page is what the selector says. */
  static void awaitGone(Page tab, String selector) {
    tab.waitForSelector(
        selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
  }
}
