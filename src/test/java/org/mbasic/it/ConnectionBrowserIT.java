package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes of a page whose connection is slow, or breaks at a bad moment. */
class ConnectionBrowserIT extends BrowserFixture {
  /** What the server says comes so many milliseconds late. */
  private static final String DISTANT =
      """
      window.sockets = 0;
      window.WebSocket = class extends WebSocket {
        constructor(url) {
          super(url);
          window.sockets++;
        }

        set onmessage(receive) {
          super.onmessage = (event) => setTimeout(() => receive(event), 60);
        }
      };
      """;

  /** What the page says goes out at 4,000 characters a second. */
  private static final String NARROW =
      """
      window.sockets = 0;
      window.WebSocket = class extends WebSocket {
        #frames = [];
        #room = 0;

        constructor(url) {
          super(url);
          window.sockets++;
          setInterval(() => this.#pass(), 100);
        }

        send(frame) {
          this.#frames.push(frame);
        }

        get bufferedAmount() {
          return this.#frames.reduce((sum, frame) => sum + frame.length, -this.#room);
        }

        #pass() {
          this.#room += 400;
          while (this.#frames.length > 0 && this.#frames[0].length <= this.#room) {
            this.#room -= this.#frames[0].length;
            super.send(this.#frames.shift());
          }
          if (this.#frames.length === 0) this.#room = 0;
        }
      };
      """;

  static final FilePayload NOTES =
      new FilePayload("notes.txt", "text/plain", "7,8\r\n".getBytes(StandardCharsets.US_ASCII));

  static final String READ_NOTES = "OPEN \"I\",1,\"NOTES.TXT\":INPUT#1,A,B:PRINT A+B:CLOSE";

  private static final String HOLD_A_KEY =
      """
      () => new Promise((done) => {
        const input = document.querySelector("#terminal-input");
        const key = { key: "ArrowRight", bubbles: true, cancelable: true };
        const end = performance.now() + 11_500;
        const timer = setInterval(() => {
          input.dispatchEvent(new KeyboardEvent("keydown", key));
          if (performance.now() < end) return;
          clearInterval(timer);
          done();
        }, 33);
      })
      """;

  private Page open(String script) {
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.addInitScript(script);
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    return tab;
  }

  @Test
  void a_key_that_is_held_down_does_not_make_a_distant_server_a_lost_one() {
    Page tab = open(DISTANT);
    write(
        tab, "10 K$=INKEY$:IF K$=CHR$(28) THEN C=C+1\n20 IF K$<>\"Q\" THEN 10\n30 PRINT \"ENDS\"");
    run(tab);
    Browser.awaitText(tab, "#state", "Running");
    tab.evaluate(HOLD_A_KEY);
    assertEquals(1, tab.evaluate("() => window.sockets"));
    tab.focus("#terminal-input");
    tab.keyboard().press("Q");
    Browser.awaitLog(tab, "ENDS\nOk");
  }

  @Test
  void a_program_may_take_long_to_the_server_before_it_runs() {
    Page tab = open(NARROW);
    StringBuilder program = new StringBuilder("10 PRINT \"ARRIVED\"\n");
    for (int line = 20; line < 2_000; line += 10) {
      program.append(line).append(" REM ").append("*".repeat(240)).append('\n');
    }
    write(tab, program.toString());
    run(tab);
    Browser.awaitLog(tab, "ARRIVED\nOk");
    assertEquals(1, tab.evaluate("() => window.sockets"));
  }

  /** A page whose connections the list takes. */
  private Page routed(List<WebSocketRoute> sockets) {
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          sockets.add(socket);
          socket.connectToServer();
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    return tab;
  }

  @Test
  void what_a_server_prints_that_lost_the_end_of_the_output_is_seen_though_that_was_cleared() {
    List<WebSocketRoute> sockets = new ArrayList<>();
    Page tab = routed(sockets);
    Browser.type(tab, "PRINT \"CLEARED\"");
    Browser.awaitLog(tab, "CLEARED\nOk");
    tab.click("[data-action=clear] >> visible=true");
    assertEquals("", tab.textContent("#terminal-log"));
    sockets.get(0).send("{\"type\":\"rewound\",\"epoch\":9,\"offset\":7}");
    sockets
        .get(0)
        .send(
            "{\"type\":\"output\",\"epoch\":9,\"offset\":7,\"text\":\"\\r\\nANOTHER END\\r\\n\"}");
    Browser.awaitLog(tab, "ANOTHER END\n");
    assertEquals("7", tab.evaluate("() => sessionStorage.getItem('mbasic.cleared')"));
  }

  private static final String PASTE =
      """
      (text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        const paste = { clipboardData, bubbles: true, cancelable: true };
        document.querySelector("#terminal-input").dispatchEvent(new ClipboardEvent("paste", paste));
      }
      """;

  @Test
  void a_long_listing_is_pasted_at_the_prompt() {
    List<WebSocketRoute> sockets = new ArrayList<>();
    Page tab = routed(sockets);
    StringBuilder listing = new StringBuilder();
    for (int line = 1; line <= 1_500; line++) {
      listing.append(line).append(" PRINT ").append(line).append("\r\n");
    }
    tab.evaluate(PASTE, listing + "PRINT 6*");
    Browser.awaitText(tab, "#line-count", "1500 lines");
    assertEquals(1, sockets.size());
    assertEquals("PRINT 6*", tab.inputValue("#terminal-input"));
    tab.press("#terminal-input", "ArrowUp");
    assertEquals("1500 PRINT 1500", tab.inputValue("#terminal-input"));
  }

  @Test
  void the_paper_of_a_workspace_that_takes_the_place_of_another_is_its_own() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page other = Browser.open(person, server.page());
    Browser.type(other, "FOR I=1 TO 20:LPRINT \"LINE\";I:NEXT");
    other.waitForSelector("#tab-printer[data-news]");
    Object workspace =
        other.evaluate("() => JSON.parse(sessionStorage.getItem('mbasic.workspace'))");
    other.close();
    Page tab = person.newPage();
    List<WebSocketRoute> sockets = new ArrayList<>();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          boolean first = sockets.isEmpty();
          sockets.add(socket);
          WebSocketRoute desk = socket.connectToServer();
          socket.onMessage(frame -> desk.send(first ? frame.text() : in(workspace, frame.text())));
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    tab.click("#tab-printer");
    Browser.type(tab, "LPRINT \"OLD PAPER\"");
    Browser.awaitText(tab, "#paper", "OLD PAPER");
    sockets.get(0).close();
    Browser.awaitText(tab, "#notice", "no longer has the workspace");
    tab.waitForSelector("#tab-printer[data-news]");
    tab.click("#tab-printer");
    Browser.awaitText(tab, "#paper", "LINE 20");
    Browser.picture(tab, "paper-of-another-light");
    List<String> lines = tab.textContent("#paper").lines().map(String::strip).toList();
    assertEquals(IntStream.rangeClosed(1, 20).mapToObj(number -> "LINE " + number).toList(), lines);
  }

  private static String in(Object workspace, String hello) {
    return hello.replaceFirst("\"workspace\":\"[^\"]*\"", "\"workspace\":\"" + workspace + "\"");
  }

  /** As while a new release goes round: the page of one comes to a server of the one before. */
  @Test
  void a_server_that_does_not_number_files_is_sent_each_once() {
    List<WebSocketRoute> sockets = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          sockets.add(socket);
          WebSocketRoute desk = socket.connectToServer();
          desk.onMessage(frame -> socket.send(frame.text().replace("\"numbered\":true,", "")));
          socket.onMessage(
              frame -> {
                boolean file = frame.text().startsWith("{\"type\":\"store\"");
                if (file) {
                  sent.add(frame.text());
                }
                desk.send(file ? frame.text().replaceFirst(",\"seq\":\\d+", "") : frame.text());
              });
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    tab.setInputFiles("#upload", NOTES);
    Browser.awaitText(tab, "#panel-files", "NOTES.TXT");
    sockets.get(0).close();
    tab.waitForCondition(() -> sockets.size() == 2);
    Browser.awaitConnected(tab);
    Browser.type(tab, READ_NOTES);
    Browser.awaitLog(tab, " 15");
    assertEquals(1, sent.size());
  }

  /** As if the server had died with what it had not saved yet. */
  @Test
  void a_file_and_a_breakpoint_that_a_server_did_not_keep_come_to_the_next_one() {
    List<WebSocketRoute> sockets = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          boolean first = sockets.isEmpty();
          sockets.add(socket);
          WebSocketRoute desk = socket.connectToServer();
          socket.onMessage(
              frame -> {
                if (first && frame.text().matches("\\{\"type\":\"(store|breakpoint)\".*")) {
                  lost.add(frame.text());
                } else {
                  desk.send(frame.text());
                }
              });
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    write(tab, "10 PRINT 1\n20 PRINT 2");
    tab.click("#terminal-input");
    awaitProgram(tab, "10 PRINT 1", "20 PRINT 2");
    tab.setInputFiles("#upload", NOTES);
    tab.click(".cm-line:has-text('20 PRINT')");
    tab.keyboard().press("F9");
    tab.waitForCondition(() -> lost.size() == 2);
    sockets.get(0).close();
    tab.waitForSelector("#editor .filled");
    Browser.type(tab, READ_NOTES);
    Browser.awaitLog(tab, " 15");
    run(tab);
    Browser.awaitLog(tab, "Break in 20");
  }

  @Test
  void files_for_a_workspace_that_another_one_takes_the_place_of_are_named() {
    BrowserContext person = browser.person(1440, 900, ColorScheme.LIGHT);
    Page other = Browser.open(person, server.page());
    Browser.type(other, "PRINT 6*7");
    Browser.awaitLog(other, " 42");
    Object workspace =
        other.evaluate("() => JSON.parse(sessionStorage.getItem('mbasic.workspace'))");
    other.close();
    Page tab = person.newPage();
    List<WebSocketRoute> sockets = new ArrayList<>();
    boolean[] open = {true};
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          sockets.add(socket);
          if (!open[0]) {
            socket.close();
            return;
          }
          boolean first = sockets.size() == 1;
          WebSocketRoute desk = socket.connectToServer();
          socket.onMessage(frame -> desk.send(first ? frame.text() : in(workspace, frame.text())));
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    write(tab, "10 PRINT 1");
    tab.waitForSelector("#saved[data-state=saved]");
    open[0] = false;
    sockets.get(0).close();
    Browser.awaitText(tab, "#link-text", "Reconnecting");
    tab.setInputFiles("#upload", NOTES);
    tab.waitForTimeout(200);
    open[0] = true;
    Browser.awaitText(
        tab, "#notice", "undo brings it back. These files may not have been uploaded: notes.txt.");
  }

  @Test
  void files_that_are_more_than_a_tab_keeps_without_a_connection_are_named() {
    Cut cut = new Cut(server.page());
    Page tab = cut.open(browser.person(1440, 900, ColorScheme.LIGHT));
    write(tab, "10 PRINT 1\n20 PRINT 2");
    tab.waitForSelector("#saved[data-state=saved]");
    cut.off(tab);
    for (String name : List.of("a.txt", "b.txt", "c.txt")) {
      assertTrue(tab.isHidden("#notice"));
      byte[] letters = "X".repeat(900_000).getBytes(StandardCharsets.US_ASCII);
      tab.setInputFiles("#upload", new FilePayload(name, "text/plain", letters));
      tab.waitForTimeout(500);
    }
    Browser.awaitText(tab, "#notice", "do not reload or close it before they are uploaded.");
    tab.click(".cm-line:has-text('20 PRINT')");
    tab.keyboard().press("F9");
    tab.reload();
    cut.on();
    Browser.awaitText(tab, "#notice", "These files may not have been uploaded: a.txt, b.txt, c.");
    tab.waitForSelector("#editor .filled");
  }

  /** What the server could not read it would never answer. */
  @Test
  void a_file_whose_name_no_disk_has_is_refused_and_the_connection_stays() {
    List<WebSocketRoute> sockets = new ArrayList<>();
    Page tab = browser.person(1440, 900, ColorScheme.LIGHT).newPage();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          sockets.add(socket);
          socket.connectToServer();
        });
    tab.navigate(server.page().toString());
    Browser.awaitConnected(tab);
    String name = "\u65e5\u672c".repeat(50) + ".TXT";
    tab.setInputFiles("#upload", new FilePayload(name, "text/plain", new byte[] {'A'}));
    Browser.awaitText(tab, "#notice", "?".repeat(80) + " is not a valid file name here.");
    tab.waitForTimeout(12_000);
    assertEquals(1, sockets.size());
  }
}
