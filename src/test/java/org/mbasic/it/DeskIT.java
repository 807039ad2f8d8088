package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The desk over the socket, with workspaces in the HTTP session. */
@ArquillianTest
@RunAsClient
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskIT {
  private static final int TOO_BIG = 1009;
  private static final int STALE = 4001;

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void a_program_is_typed_run_answered_and_listed() {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.type("10 INPUT \"HOW MANY\";N\r").type("20 FOR I=1 TO N:PRINT I*I;:NEXT\r");
      tab.press("run").awaitMode("line");
      tab.type("4\r").awaitOutput("HOW MANY? 4\r\n 1  4  9  16 \r\nOk\r\n").awaitMode("ready");
      tab.press("list").awaitOutput("20 FOR I=1 TO N:PRINT I*I;:NEXT\r\nOk\r\n");
      assertEquals("10 INPUT \"HOW MANY\";N\n20 FOR I=1 TO N:PRINT I*I;:NEXT\n", tab.program());
    }
  }

  @Test
  void a_reload_finds_program_variables_output_and_the_waiting_input() {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.edit("10 A=7\n20 INPUT B\n30 PRINT A*B\n").press("run").awaitMode("line");
      try (DeskClient again = tab.reload()) {
        assertEquals(tab.workspace(), again.workspace());
        again.awaitMode("line").awaitOutput("? ");
        assertEquals(tab.output(), again.output());
        assertEquals("10 A=7\n20 INPUT B\n30 PRINT A*B\n", again.program());
        again.type("6\r").awaitOutput("? 6\r\n 42 \r\nOk\r\n");
        again.type("PRINT A\r").awaitOutput(" 7 \r\nOk\r\n");
      }
    }
  }

  @Test
  void two_tabs_of_a_browser_have_workspaces_of_their_own() {
    try (DeskClient one = DeskClient.open(base);
        DeskClient two = one.openTab()) {
      assertNotEquals(one.workspace(), two.workspace());
      one.edit("10 PRINT \"ONE\"\n").press("run").awaitOutput("ONE\r\nOk\r\n");
      two.edit("10 PRINT \"TWO\"\n").press("run").awaitOutput("TWO\r\nOk\r\n");
      assertFalse(one.output().contains("TWO"));
      assertFalse(two.output().contains("ONE"));
    }
  }

  @Test
  void a_lost_connection_costs_no_character_and_repeats_none() {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.edit("10 FOR I=1 TO 9000\n20 PRINT \"LINE\";I\n30 NEXT\n").press("run");
      tab.awaitShown(20_000).close();
      tab.reconnect(base).awaitShown(60_000).close();
      tab.reconnect(base).awaitOutput("LINE 9000 \r\nOk\r\n");
      StringBuilder lines = new StringBuilder();
      for (int i = 1; i <= 9000; i++) {
        lines.append("LINE ").append(i).append(" \r\n");
      }
      assertTrue(tab.output().endsWith("RUN\r\n" + lines + "Ok\r\n"));
    }
  }

  @Test
  void break_stops_a_program_that_runs_for_ever_and_cont_goes_on() {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.edit("10 GOTO 10\n").press("run").awaitMode("running");
      tab.press("stop").awaitOutput("^C\r\nBreak in 10\r\nOk\r\n").awaitMode("ready");
      tab.press("continue").awaitMode("running");
      tab.type("\u0003").awaitOutput("^C\r\nBreak in 10\r\nOk\r\n");
    }
  }

  @Test
  void a_program_that_runs_for_ever_leaves_others_their_turns() {
    try (DeskClient busy = DeskClient.open(base);
        DeskClient other = DeskClient.open(base)) {
      busy.edit("10 GOTO 10\n").press("run").awaitMode("running");
      for (int i = 0; i < 10; i++) {
        other.type("PRINT " + i + "\r").awaitOutput(" " + i + " \r\nOk\r\n");
      }
      busy.press("stop").awaitMode("ready");
    }
  }

  @Test
  void what_changes_is_saved_by_a_checkpoint_at_once() {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.edit("10 A=A+1\n20 GOTO 10\n").press("run").awaitMode("running");
      assertEquals(204, tab.checkpoint());
      tab.awaitFrames("saved", 1);
      tab.press("stop").awaitMode("ready");
    }
  }

  @Test
  void a_checkpoint_needs_the_token_and_a_page_of_this_host() {
    try (DeskClient tab = DeskClient.open(base)) {
      String here = "http://" + base.getAuthority();
      assertEquals(204, tab.checkpoint(here, tab.token()));
      assertEquals(403, tab.checkpoint("http://elsewhere.example", tab.token()));
      assertEquals(403, tab.checkpoint(here, ""));
      assertEquals(403, tab.checkpoint(here, "x" + tab.token().substring(1)));
    }
  }

  @Test
  void a_workspace_becomes_its_browsers_by_its_own_deed_alone() {
    try (DeskClient tab = DeskClient.open(base);
        DeskClient other = tab.openTab();
        DeskClient stranger = tab.openStranger()) {
      assertEquals(204, tab.settle(tab.deed()));
      assertEquals(403, tab.settle(""));
      assertEquals(403, tab.settle(other.deed()));
      assertEquals(403, stranger.settle(tab.deed()));
    }
  }

  @Test
  void a_foreign_page_and_one_without_the_token_are_not_let_in() throws Exception {
    try (DeskClient tab = DeskClient.open(base)) {
      String here = "http://" + base.getAuthority();
      assertEquals(403, tab.refusedHandshake("http://elsewhere.example"));
      assertEquals(403, tab.refusedHandshake(here.replace("http:", "ftp:")));
      assertEquals(403, tab.refusedHandshake(""));
      assertEquals(STALE, tab.refusal(here, ""));
      assertEquals(STALE, tab.refusal(here, "x" + tab.token().substring(1)));
    }
  }

  @Test
  void another_browser_that_knows_the_id_gets_a_workspace_of_its_own() {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.edit("10 PRINT \"SECRET\"\n");
      try (DeskClient stranger = tab.openStranger()) {
        assertNotEquals(tab.workspace(), stranger.workspace());
        assertFalse(stranger.program().contains("SECRET"));
      }
    }
  }

  @Test
  void the_newest_tab_of_a_workspace_types_and_the_older_one_mirrors() {
    try (DeskClient old = DeskClient.open(base);
        DeskClient newest = old.openDuplicate()) {
      assertEquals(old.workspace(), newest.workspace());
      assertFalse(old.awaitKeyboard());
      newest.type("PRINT 12\r").awaitOutput(" 12 \r\nOk\r\n");
      old.awaitOutput(" 12 \r\nOk\r\n").type("PRINT 34\r");
      assertFalse(old.awaitKeyboard());
      newest.type("PRINT 56\r").awaitOutput(" 56 \r\nOk\r\n");
      assertFalse(newest.output().contains("34"));
      old.say("{\"type\":\"takeOver\"}");
      assertTrue(old.awaitKeyboard());
      assertFalse(newest.awaitKeyboard());
      old.type("PRINT 78\r").awaitOutput(" 78 \r\nOk\r\n");
    }
  }

  @Test
  void bad_frames_are_answered_in_words_and_harm_nothing() {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.say("nonsense").awaitFrames("problem", 1);
      tab.say("{\"type\":\"format\"}").awaitFrames("problem", 2);
      tab.say("{\"type\":\"shown\",\"offset\":-1}").awaitFrames("problem", 3);
      tab.say("{\"type\":\"keys\",\"seq\":1,\"text\":\"" + "A".repeat(5000) + "\"}");
      tab.awaitFrames("problem", 4);
      tab.type("PRINT 1\r").awaitOutput(" 1 \r\nOk\r\n");
      tab.say("{\"type\":\"edit\",\"base\":0,\"text\":\"" + "A".repeat(3_000_000) + "\"}");
      assertEquals(TOO_BIG, tab.awaitClose());
      tab.reconnect(base).type("PRINT 2\r").awaitOutput(" 2 \r\nOk\r\n");
    }
  }
}
