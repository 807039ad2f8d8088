package org.mbasic.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prompt and editor change the program, and what the server says of it comes late. */
class MergeBrowserIT extends BrowserFixture {
  /** What the server has said and the page has not heard yet. */
  private final Queue<Said> late = new ArrayDeque<>();

  private final List<String> edits = new ArrayList<>();
  private final List<WebSocketRoute> sockets = new ArrayList<>();
  private boolean distant;

  /** Whether edits get lost on their way. */
  private boolean lossy;

  private Page tab;

  private record Said(WebSocketRoute page, String frame) {
    boolean program() {
      return frame.startsWith("{\"type\":\"program\"");
    }

    boolean answer() {
      return program() && !frame.contains("\"answers\":0");
    }
  }

  @BeforeEach
  void open_a_page_with_three_lines() {
    sockets.clear();
    late.clear();
    distant = false;
    lossy = false;
    tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.routeWebSocket("**/desk?*", this::route);
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    write(tab, "10 A=1\n20 B=2\n30 C=3");
    awaitBoth("10 A=1", "20 B=2", "30 C=3");
    distant = true;
    edits.clear();
  }

  private void route(WebSocketRoute socket) {
    WebSocketRoute desk = socket.connectToServer();
    sockets.add(socket);
    socket.onMessage(
        frame -> {
          boolean edit = frame.text().startsWith("{\"type\":\"edit\"");
          if (edit) {
            edits.add(frame.text());
          }
          if (!edit || !lossy) {
            desk.send(frame.text());
          }
        });
    desk.onMessage(
        frame -> {
          if (distant) {
            late.add(new Said(socket, frame.text()));
          } else {
            socket.send(frame.text());
          }
        });
  }

  /** Puts the cursor to the end of the line, from 1, and presses keys there. */
  private void edit(int line, String... keys) {
    tab.click(".cm-line:nth-child(" + line + ")");
    tab.keyboard().press("End");
    for (String key : keys) {
      tab.keyboard().press(key);
    }
  }

  private void awaitEdits(int count) {
    tab.waitForCondition(() -> edits.size() >= count);
  }

  /** The page hears what the server has said meanwhile. */
  private void hear() {
    tab.waitForCondition(() -> late.stream().anyMatch(Said::answer));
    while (!late.isEmpty()) {
      Said said = late.remove();
      said.page().send(said.frame());
    }
    distant = false;
    tab.evaluate("() => new Promise(requestAnimationFrame)");
  }

  /** What the server has said is lost with the connection. */
  private void reconnect() {
    forget();
    sockets.get(0).close();
    tab.waitForCondition(() -> sockets.size() == 2);
    Browser.awaitConnected(tab);
  }

  private void reload() {
    forget();
    tab.reload();
    Browser.awaitConnected(tab);
  }

  private void forget() {
    tab.waitForCondition(() -> late.stream().anyMatch(Said::program));
    distant = false;
    late.clear();
  }

  private void awaitBoth(String... lines) {
    tab.click("#terminal-input");
    awaitProgram(tab, lines);
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "LIST\n" + String.join("\n", lines) + "\nOk");
  }

  @Test
  void lines_of_both_stay() {
    Browser.type(tab, "15 PRINT 9");
    Browser.type(tab, "30");
    edit(1, "2");
    awaitEdits(1);
    hear();
    awaitBoth("10 A=12", "15 PRINT 9", "20 B=2");
  }

  @Test
  void while_one_goes_on_writing_too() {
    Browser.type(tab, "15 PRINT 9");
    edit(1, "2");
    awaitEdits(1);
    tab.keyboard().press("3");
    hear();
    awaitEdits(2);
    tab.keyboard().press("4");
    awaitBoth("10 A=1234", "15 PRINT 9", "20 B=2", "30 C=3");
  }

  @Test
  void a_line_that_is_renumbered_twice_leaves_no_other_behind_and_takes_none_away() {
    edit(2, "Home", "ArrowRight", "Backspace", "1");
    awaitEdits(1);
    tab.keyboard().type("5");
    hear();
    awaitBoth("10 A=1", "30 C=3", "150 B=2");
  }

  @Test
  void what_is_undone_before_the_answer_stays_undone() {
    edit(1, "2");
    awaitEdits(1);
    tab.keyboard().press("Control+z");
    hear();
    awaitBoth("10 A=1", "20 B=2", "30 C=3");
  }

  @Test
  void what_is_undone_before_the_connection_is_lost_stays_undone() {
    edit(1, "2");
    awaitEdits(1);
    tab.keyboard().press("Control+z");
    reconnect();
    awaitBoth("10 A=1", "20 B=2", "30 C=3");
  }

  @Test
  void what_is_undone_before_a_reload_stays_undone() {
    edit(1, "2");
    awaitEdits(1);
    tab.keyboard().press("Control+z");
    reload();
    awaitBoth("10 A=1", "20 B=2", "30 C=3");
  }

  @Test
  void a_line_that_the_cursor_has_only_come_to_is_shown_as_the_prompt_made_it() {
    Browser.type(tab, "20 B=7");
    edit(1, "2");
    awaitEdits(1);
    tab.keyboard().press("ArrowDown");
    hear();
    awaitProgram(tab, "10 A=12", "20 B=7", "30 C=3");
    awaitBoth("10 A=12", "20 B=7", "30 C=3");
  }

  @Test
  void a_protected_program_that_comes_between_does_not_empty_the_editor() {
    Browser.type(tab, "SAVE \"P\",P");
    Browser.type(tab, "LOAD \"P\"");
    edit(1, "2");
    awaitEdits(1);
    hear();
    awaitProgram(tab, "10 A=12", "20 B=2", "30 C=3");
    awaitBoth("10 A=12", "20 B=2", "30 C=3");
  }

  @Test
  void a_line_deleted_at_the_prompt_does_not_come_back_when_it_was_the_last() {
    Browser.type(tab, "10");
    edit(2);
    tab.keyboard().press("Control+Shift+k");
    tab.keyboard().press("Control+Shift+k");
    awaitEdits(1);
    hear();
    tab.keyboard().press("Enter");
    tab.keyboard().type("D=4");
    awaitEdits(2);
    awaitBoth("20 D=4");
  }

  @Test
  void what_was_under_way_on_a_connection_that_is_lost_comes_on_the_next_and_with_both() {
    Browser.type(tab, "15 PRINT 9");
    lossy = true;
    edit(1, "2");
    awaitEdits(1);
    lossy = false;
    reconnect();
    awaitBoth("10 A=12", "15 PRINT 9", "20 B=2", "30 C=3");
  }

  @Test
  void a_reload_brings_both() {
    Browser.type(tab, "15 PRINT 9");
    lossy = true;
    edit(1, "2");
    awaitEdits(1);
    lossy = false;
    reload();
    awaitBoth("10 A=12", "15 PRINT 9", "20 B=2", "30 C=3");
  }

  @Test
  void a_program_that_is_run_is_what_both_made() {
    Browser.type(tab, "15 PRINT 9");
    edit(1);
    tab.keyboard().type(":PRINT 8");
    run(tab);
    hear();
    Browser.awaitLog(tab, "RUN\n 8 \n 9 \nOk");
    awaitBoth("10 A=1:PRINT 8", "15 PRINT 9", "20 B=2", "30 C=3");
  }
}
