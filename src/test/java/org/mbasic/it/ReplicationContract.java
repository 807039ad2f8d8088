package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Workspaces in the HTTP session, which two servers of one cluster keep both: when the one that a
 * page is at is killed, the other goes on from the last save. In all tests that has happened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class ReplicationContract {
  private static final String PROGRAM =
      """
      10 A$="KEPT":DIM B(20):B(20)=7
      20 PRINT "BEFORE"
      30 INPUT "NAME";N$
      40 PRINT "HELLO ";N$;" ";A$;B(20)
      """;
  private static final String END = "HELLO ADA KEPT 7 \r\nOk\r\n";
  private static final String COUNT = "10 I=I+1:PRINT I:FOR J=1 TO 3000000:NEXT:GOTO 10\n";
  private static final int MORE = 20;

  TwoServers servers;
  private Browser browser;
  private DeskClient asked;
  private Page countingPage;
  private String before;

  /** Starts a cluster behind a sticky balancer. */
  abstract TwoServers cluster() throws Exception;

  @BeforeAll
  final void saveCountAndKill() throws Exception {
    servers = cluster();
    servers.balancer.takeOut(servers.two);
    DeskClient saved = DeskClient.open(servers.balancer.page());
    saved.edit(PROGRAM).press("run").awaitMode("line").awaitOutput("NAME? ");
    assertEquals(204, saved.checkpoint());
    // What its server hears of it last is a handshake, not a save.
    asked = saved.reload().stay();
    before = asked.output();
    browser = Browser.start();
    countingPage =
        Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), servers.balancer.page());
    countingPage.click(".cm-content");
    countingPage.keyboard().insertText(COUNT);
    Counted.runUntilSaved(countingPage);
    servers.balancer.putBack(servers.two);
    servers.one.kill();
  }

  @AfterAll
  final void stop() {
    if (browser != null) {
      browser.close();
    }
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  final void the_last_save_of_a_killed_server_is_served_by_the_other() {
    String workspace = asked.workspace();
    asked.awaitLosses(1).awaitConnected();
    assertEquals(servers.two.name(), asked.node());
    assertEquals(workspace, asked.workspace());
    assertEquals(before, asked.output());
    asked.type("ADA\r").awaitOutput(END);
    try (DeskClient fresh = asked.openDuplicate()) {
      fresh.awaitOutput(END);
      assertEquals(PROGRAM, fresh.program());
      assertEquals(asked.output(), fresh.output());
    }
  }

  @Test
  final void a_whole_workspace_is_exported_deleted_and_imported() throws Exception {
    ExportBrowserIT.goRound(
        Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), servers.balancer.page()));
  }

  @Test
  final void a_browser_sees_a_program_count_on_without_a_gap_or_a_repetition() {
    Browser.awaitText(countingPage, "#node", servers.two.name());
    Browser.awaitConnected(countingPage);
    Counted.awaitMore(countingPage, MORE);
    Counted.assertWithoutGap(countingPage);
  }
}
