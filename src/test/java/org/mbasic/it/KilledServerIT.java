package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mbasic.store.redis.RedisServer;

/**
 * One of two servers is killed under many pages at once, and the other goes on: each character is
 * shown once, each answer is asked for and taken once. Every test looks at pages of its own, all of
 * which were open when it happened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledServerIT {
  private static final Logger LOG = Logger.getLogger(KilledServerIT.class.getName());

  /**
   * Nanoseconds between the loss of a server and what a page is shown next, on a machine that has
   * other things to do. The promise, two seconds, is for one that has not.
   */
  private static final long MOST_GAP = 5_000_000_000L;

  private static final int MANY = 300;
  private static final int LINES = 400_000;
  private static final String COUNT = "10 FOR I=1 TO " + LINES + "\n20 PRINT I\n30 NEXT\n";
  private static final String COUNT_END = " " + LINES + " \r\nOk\r\n";
  private static final String SLOW_COUNT =
      "10 FOR I=1 TO 900\n20 PRINT I:FOR J=1 TO 300000:NEXT\n30 NEXT\n";
  private static final String ASK =
      """
      10 A$="KEPT":PRINT "BEFORE"
      20 INPUT "NAME";N$
      30 PRINT "HELLO ";N$;" ";A$
      40 INPUT "AGE";A
      50 PRINT A+1
      """;
  private static final String ASK_END = " 37 \r\nOk\r\n";

  private final List<DeskClient> many = new ArrayList<>();
  private RedisServer redis;
  private TwoServers servers;
  private Browser browser;
  private DeskClient counting;
  private DeskClient asked;
  private DeskClient answering;
  private Page countingPage;
  private Page askedPage;
  private String counted;
  private String talked;

  @BeforeAll
  void kill() throws Exception {
    redis = new RedisServer();
    Map<String, String> settings = InRedis.at(redis.url());
    settings.put("mbasic.session.scope", "tab");
    settings.put("mbasic.limit.new-workspaces", "10000");
    settings.put("mbasic.limit.handshakes", "10000");
    servers = TwoServers.roundRobin("killed", settings);
    counted = undisturbed(COUNT, COUNT_END);
    talked = undisturbed(ASK, ASK_END, "ADA", "36");
    servers.balancer.takeOut(servers.two);
    openPages();
    servers.balancer.putBack(servers.two);
    counting.press("run").awaitShown(counted.length() / 4);
    answering.type("ADA\r");
    servers.one.kill();
  }

  private void openPages() {
    asked = open().edit(ASK).press("run").awaitMode("line").awaitOutput("NAME? ");
    answering = asked.openTab().stay().edit(ASK).press("run");
    answering.awaitMode("line").awaitOutput("NAME? ");
    for (int i = 0; i < MANY; i++) {
      many.add(asked.openTab().stay());
    }
    many.forEach(tab -> tab.edit(ASK).press("run"));
    many.forEach(tab -> tab.awaitMode("line").awaitOutput("NAME? "));
    browser = Browser.start();
    countingPage = openPage(SLOW_COUNT);
    Browser.awaitLog(countingPage, " 20 ");
    askedPage = openPage(ASK);
    Browser.awaitPrompt(askedPage, "NAME?");
    askedPage.fill("#terminal-input", "AD");
    counting = open().edit(COUNT);
  }

  private DeskClient open() {
    return DeskClient.open(servers.balancer.page()).stay();
  }

  private Page openPage(String program) {
    Page page = Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), servers.balancer.page());
    page.click(".cm-content");
    page.keyboard().insertText(program);
    page.click(".tools [data-action=run]");
    return page;
  }

  /** What a page shows of a program that nothing disturbs. */
  private String undisturbed(String program, String end, String... answers) {
    try (DeskClient tab = DeskClient.open(servers.two.page())) {
      tab.edit(program).press("run");
      for (String answer : answers) {
        tab.awaitMode("line").type(answer + "\r");
      }
      return tab.awaitOutput(end).output();
    }
  }

  @AfterAll
  void stop() throws Exception {
    many.forEach(DeskClient::close);
    if (browser != null) {
      browser.close();
    }
    if (servers != null) {
      servers.close();
    }
    redis.close();
  }

  @Test
  void a_counting_loop_goes_on_where_its_page_is() {
    assertEquals(counted, counting.awaitOutput(COUNT_END).output());
    assertEquals(servers.two.name(), counting.node());
    long gap = counting.resumedAt() - servers.balancer.noticed();
    LOG.info(() -> "next output " + gap / 1_000_000 + " ms after the loss of the server");
    assertTrue(gap < MOST_GAP, "ms: " + gap / 1_000_000);
  }

  @Test
  void a_question_is_asked_once_and_takes_what_was_typed_meanwhile() {
    asked.type("ADA\r").awaitOutput("AGE? ").awaitMode("line");
    asked.type("36\r").awaitOutput(ASK_END);
    assertEquals(talked, asked.output());
    assertEquals(servers.two.name(), asked.node());
  }

  @Test
  void an_answer_whose_acknowledgement_was_lost_is_taken_once() {
    answering.awaitOutput("AGE? ").awaitMode("line").type("36\r").awaitOutput(ASK_END);
    assertEquals(talked, answering.output());
    assertEquals(servers.two.name(), answering.node());
  }

  @Test
  void all_pages_come_back_within_seconds() {
    long last = 0;
    for (DeskClient tab : many) {
      last = Math.max(last, tab.awaitLosses(1).awaitConnected() - servers.balancer.noticed());
    }
    long millis = last / 1_000_000;
    LOG.info(() -> MANY + " workspaces came back within " + millis + " ms");
    assertTrue(last < MOST_GAP, "ms: " + millis);
    for (DeskClient tab : many) {
      tab.type("ADA\r").awaitOutput("AGE? ").awaitMode("line").type("36\r").awaitOutput(ASK_END);
      assertEquals(talked, tab.output());
    }
  }

  @Test
  void a_browser_shows_a_counting_loop_without_a_gap_or_a_repetition() {
    Browser.awaitLog(countingPage, " 900 \nOk");
    StringBuilder all = new StringBuilder("RUN\n");
    for (int i = 1; i <= 900; i++) {
      all.append(' ').append(i).append(" \n");
    }
    String shown = countingPage.textContent("#terminal-log");
    assertTrue(shown.contains(all + "Ok"), shown);
  }

  @Test
  void a_browser_keeps_the_line_that_was_being_typed_and_is_asked_once() {
    askedPage.waitForFunction(
        "name => document.querySelector('#node')?.innerText.includes(name)", servers.two.name());
    Browser.awaitConnected(askedPage);
    assertEquals("AD", askedPage.inputValue("#terminal-input"));
    Browser.type(askedPage, "ADA");
    Browser.awaitPrompt(askedPage, "AGE?");
    Browser.type(askedPage, "36");
    Browser.awaitLog(askedPage, "AGE? 36\n 37 \nOk");
    String shown = askedPage.textContent("#terminal-log");
    assertTrue(shown.contains("RUN\nBEFORE\nNAME? ADA\nHELLO ADA KEPT\nAGE? 36\n 37 \nOk"), shown);
  }
}
