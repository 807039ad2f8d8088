package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the editor and its menu do for a writer. */
class EditingBrowserIT extends BrowserFixture {
  @Test
  void renumber_is_a_dialog_that_types_renum() {
    Page tab = open(1440, ColorScheme.LIGHT, "1 PRINT 1\n2 GOTO 1");
    choose(tab, "edit", "renumber");
    tab.fill("#renumber-fresh", "100");
    Browser.picture(tab, "renumber");
    tab.keyboard().press("Enter");
    awaitProgram(tab, "100 PRINT 1", "110 GOTO 100");
    Browser.awaitLog(tab, "RENUM 100,,10\nOk");
  }

  @Test
  void lines_are_deleted_by_dialog_on_a_phone_and_a_wrong_number_is_refused() {
    Page tab = open(360, ColorScheme.DARK, "10 A=1\n20 B=2\n30 C=3\n40 D=4");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    choose(tab, "edit", "deleteLines");
    assertEquals("40", tab.inputValue("#delete-from"));
    tab.fill("#delete-from", "99999");
    tab.keyboard().press("Enter");
    assertTrue(tab.isVisible("#delete-lines"));
    Browser.picture(tab, "delete-lines-phone-dark");
    tab.fill("#delete-from", "20");
    tab.fill("#delete-to", "30");
    tab.keyboard().press("Enter");
    awaitProgram(tab, "10 A=1", "40 D=4");
    choose(tab, "edit", "renumber");
    tab.click("#renumber [data-action=cancel]");
    assertFalse(tab.textContent("#terminal-log").contains("RENUM"));
  }

  @Test
  void lines_are_sorted() {
    Page tab = open(1440, ColorScheme.LIGHT, "30 C=3\n10 A=1\n20 B=2");
    choose(tab, "edit", "sort");
    awaitProgram(tab, "10 A=1", "20 B=2", "30 C=3");
  }

  @Test
  void words_and_line_numbers_are_offered_and_enter_stays_enter() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 SCORE=1\n20 ");
    tab.keyboard().type("PRI");
    tab.waitForSelector(".cm-tooltip-autocomplete li:has-text('PRINT')");
    Browser.picture(tab, "completion-light");
    tab.waitForTimeout(100);
    tab.keyboard().press("Tab");
    tab.keyboard().type(" SCO");
    tab.waitForSelector(".cm-tooltip-autocomplete li:has-text('SCORE')");
    tab.waitForTimeout(100);
    tab.keyboard().press("ArrowDown");
    tab.keyboard().press("Enter");
    tab.keyboard().press("Enter");
    tab.keyboard().type("GOTO 1");
    tab.waitForSelector(".cm-tooltip-autocomplete li:has-text('10')");
    tab.keyboard().type("0");
    tab.keyboard().press("Enter");
    tab.keyboard().type("REM PRI");
    tab.waitForTimeout(300);
    assertEquals(0, tab.locator(".cm-tooltip-autocomplete").count());
    awaitProgram(tab, "10 SCORE=1", "20 PRINT SCORE", "30 GOTO 10", "40 REM PRI");
  }

  @Test
  void a_word_is_explained_where_the_pointer_rests() {
    Page tab = open(1440, ColorScheme.DARK, "10 PRINT \"PRINT\"\n20 END");
    tab.hover(".tk-kw:text-is('PRINT')");
    tab.waitForSelector(".word-help:has-text('PRINT')");
    Browser.picture(tab, "hover-dark");
    tab.hover(".tk-str");
    awaitGone(tab, ".word-help");
  }

  @Test
  void what_is_replaced_is_seen_and_chosen_before() {
    String[] lines = {"10 PRINT \"<b>\";A1", "20 ALPHA=A1+1", "30 REM A1"};
    Page tab = open(360, ColorScheme.DARK, String.join("\n", lines));
    tab.click(".paper [data-action=find]");
    tab.fill(".cm-search [name=search]", "A(1)");
    assertFalse(tab.isVisible(".cm-search [name=replaceAll]"));
    tab.click(".cm-search [name=options]");
    tab.check(".cm-search [name=re]");
    tab.fill(".cm-search [name=replace]", "B$1$$");
    tab.click(".cm-search [name=replaceAll]");
    Browser.awaitText(tab, "#replacements .primary", "Replace 3");
    assertEquals(
        List.of("PRINT \"<b>\";A1B1$", "ALPHA=A1B1$+1", "REM A1B1$"),
        tab.locator("#replacements code").allInnerTexts());
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "replace-phone-dark");
    tab.keyboard().press("Escape");
    awaitProgram(tab, lines);
    tab.click(".cm-search [name=replaceAll]");
    tab.uncheck("#replacements li:nth-child(2) input");
    tab.click("#replacements .primary");
    awaitProgram(tab, "10 PRINT \"<b>\";B1$", "20 ALPHA=A1+1", "30 REM B1$");
    tab.click(".paper [data-action=undo]");
    awaitProgram(tab, lines);
    tab.fill(".cm-search [name=search]", "NOT THERE");
    tab.click(".cm-search [name=replaceAll]");
    Browser.awaitText(tab, "#notice", "No matches in the program");
  }

  @Test
  void nothing_is_replaced_in_a_program_that_has_changed_meanwhile() {
    String[] lines = {
      "10 FOR J=1 TO 10000:FOR I=1 TO 30000:NEXT:NEXT", "20 DELETE 30", "30 REM LONG", "40 REM A1"
    };
    Page tab = opened(1440, ColorScheme.LIGHT, String.join("\n", lines));
    tab.click(".paper [data-action=find]");
    tab.fill(".cm-search [name=search]", "A1");
    tab.fill(".cm-search [name=replace]", "B1");
    run(tab);
    tab.click(".cm-search [name=replaceAll]");
    Browser.awaitText(tab, "#replacements .primary", "Replace 1");
    String[] left = {lines[0], lines[1], lines[3]};
    awaitProgram(tab, left);
    tab.click("#replacements .primary");
    Browser.awaitText(tab, "#notice", "The program has changed meanwhile");
    awaitProgram(tab, left);
  }

  @Test
  void more_places_than_are_shown_are_told() {
    Page tab = open(1440, ColorScheme.DARK, "10 REM " + "A".repeat(240));
    for (int i = 2; i < 7; i++) {
      tab.keyboard().insertText("\n" + i * 10 + " REM " + "A".repeat(240));
    }
    tab.click(".paper [data-action=find]");
    tab.fill(".cm-search [name=search]", "A");
    tab.fill(".cm-search [name=replace]", "B");
    tab.click(".cm-search [name=replaceAll]");
    Browser.awaitText(tab, "#replacements .hint", "Not all matches are shown");
    tab.click("#replacements .primary");
    tab.click(".cm-search [name=replaceAll]");
    Browser.awaitText(tab, "#replacements .primary", "Replace 440");
    assertFalse(tab.isVisible("#replacements .hint"));
  }

  @Test
  void a_link_opens_a_copy_of_the_program_for_another_person() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 PRINT \"<b>HI</b>\"\n20 END");
    tab.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    Browser.awaitText(tab, "#line-count", "2 lines");
    choose(tab, "file", "share");
    Browser.awaitText(tab, "#notice", "has been copied");
    String link = (String) tab.evaluate("() => navigator.clipboard.readText()");
    assertTrue(link.contains("#share="), link);
    Page other = browser.person(1440, 800, ColorScheme.LIGHT).newPage();
    other.navigate(link);
    awaitProgram(other, "10 PRINT \"<b>HI</b>\"", "20 END");
    assertFalse(other.url().contains("#"), other.url());
    other.navigate("about:blank");
    other.navigate(link.substring(0, link.length() - 9));
    Browser.awaitText(other, "#notice", "does not contain a whole program");
  }

  private static void drop(Page tab, String content) {
    tab.evaluate(
        "content => { const data = new DataTransfer(); data.items.add(new"
            + " File([Uint8Array.from(content, c => c.charCodeAt(0))], 'A.BAS'));"
            + " document.querySelector('.cm-content').dispatchEvent(new DragEvent('drop',"
            + " {dataTransfer: data, bubbles: true, cancelable: true})); }",
        content);
  }

  @Test
  void a_file_dropped_on_the_editor_becomes_the_program() {
    Page tab = open(1440, ColorScheme.LIGHT);
    drop(tab, "10 PRINT 1\r\n20 PRINT 2\r\n\u001a\u001a");
    awaitProgram(tab, "10 PRINT 1", "20 PRINT 2");
    drop(tab, "10 REM OTHER\r\n");
    tab.click("#confirm-open [value=open]");
    awaitProgram(tab, "10 REM OTHER");
    drop(tab, "\u00ff\u0000");
    Browser.awaitText(tab, "#notice", "not saved as text");
  }

  @Test
  void what_is_written_before_the_program_came_does_not_take_its_place() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 REM KEPT\n20 END");
    Browser.awaitText(tab, "#saved-text", "Saved");
    List<Runnable> held = new ArrayList<>();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          WebSocketRoute server = socket.connectToServer();
          server.onMessage(
              frame -> {
                if (frame.text().startsWith("{\"type\":\"welcome\"")) {
                  socket.send(frame.text());
                } else {
                  held.add(() -> socket.send(frame.text()));
                }
              });
        });
    tab.reload();
    tab.waitForFunction("() => document.querySelector('#node').textContent !== '–'");
    tab.click(".cm-content");
    tab.keyboard().insertText("30 REM TOO EARLY");
    drop(tab, "10 REM OTHER\r\n");
    Browser.awaitText(tab, "#notice", "A.BAS was not opened");
    held.forEach(Runnable::run);
    Browser.awaitConnected(tab);
    awaitProgram(tab, "10 REM KEPT", "20 END");
  }

  @Test
  void a_program_is_saved_by_key_and_opened_from_the_recent_files() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 REM ONE");
    tab.keyboard().press("Control+s");
    tab.fill("#save-name", "one");
    tab.keyboard().press("Enter");
    Browser.awaitLog(tab, "SAVE \"ONE\"\nOk");
    Browser.awaitText(tab, "#program-title", "ONE.BAS");
    Browser.type(tab, "NEW");
    Browser.awaitText(tab, "#program-title", "Program");
    tab.click("[popovertarget=menu-file]");
    Browser.picture(tab, "file-menu-light");
    tab.click("#recent button");
    awaitProgram(tab, "10 REM ONE");
    Browser.awaitText(tab, "#program-title", "ONE.BAS");
    tab.reload();
    Browser.awaitText(tab, "#program-title", "ONE.BAS");
    tab.keyboard().press("Control+s");
    Browser.awaitLog(tab, "SAVE \"ONE.BAS\"\nOk");
  }

  @Test
  void settings_number_the_lines_and_outlive_a_reload() {
    Page tab = open(1440, ColorScheme.DARK, "");
    choose(tab, "edit", "settings");
    Browser.picture(tab, "settings-dark");
    assertTrue(tab.innerText("#settings .limits").contains("64, together 4,194,304"));
    assertTrue(tab.innerText("#settings-workspace").matches("[0-9a-f]{32}"));
    tab.fill("#settings-start", "100");
    tab.fill("#settings-step", "5");
    tab.fill("#settings-size", "18");
    tab.keyboard().press("Enter");
    tab.click(".cm-content");
    tab.keyboard().type("A=1");
    tab.keyboard().press("Enter");
    tab.keyboard().type("B=2");
    awaitProgram(tab, "100 A=1", "105 B=2");
    tab.waitForTimeout(2_000);
    tab.reload();
    Browser.awaitConnected(tab);
    awaitProgram(tab, "100 A=1", "105 B=2");
    assertEquals(
        "18px",
        tab.evaluate("() => getComputedStyle(document.querySelector('.cm-content')).fontSize"));
    tab.click(".cm-line:has-text('B=2')");
    tab.keyboard().press("End");
    tab.keyboard().press("Enter");
    tab.keyboard().type("C=3");
    awaitProgram(tab, "100 A=1", "105 B=2", "110 C=3");
  }

  @Test
  void words_are_shown_in_small_letters_and_lines_stay_unnumbered_when_that_is_set() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 PRINT 1\n");
    choose(tab, "edit", "settings");
    tab.uncheck("#settings-auto");
    tab.selectOption("#settings-words", "lower");
    tab.keyboard().press("Enter");
    tab.click(".cm-content");
    tab.keyboard().press("Control+End");
    tab.keyboard().press("Enter");
    tab.keyboard().type("A=1");
    tab.keyboard().press("Enter");
    tab.keyboard().type("30 B=2");
    tab.click("#terminal-input");
    tab.waitForTimeout(1_500);
    awaitProgram(tab, "10 print 1", "A=1", "30 B=2");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "10 PRINT 1\n30 B=2\nOk");
    tab.reload();
    Browser.awaitConnected(tab);
    awaitProgram(tab, "10 print 1", "A=1", "30 B=2");
  }

  @Test
  void a_line_is_inserted_under_a_free_number() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 A=1\n11 B=2\n20 C=3\n");
    choose(tab, "edit", "insertLine");
    tab.fill("#insert-after", "11");
    tab.fill("#insert-text", "GOTO 10");
    Browser.picture(tab, "insert-light");
    tab.keyboard().press("Enter");
    awaitProgram(tab, "10 A=1", "11 B=2", "15 GOTO 10", "20 C=3");
    choose(tab, "edit", "insertLine");
    tab.fill("#insert-after", "10");
    tab.keyboard().press("Enter");
    Browser.awaitText(tab, "#notice", "No line number is free after 10");
    choose(tab, "edit", "insertLine");
    tab.fill("#insert-after", "20");
    tab.fill("#insert-text", "END");
    tab.keyboard().press("Enter");
    // The editor has the focus once the dialog has closed; what is typed before may go there.
    awaitProgram(tab, "10 A=1", "11 B=2", "15 GOTO 10", "20 C=3", "30 END");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "20 C=3\n30 END\nOk");
  }

  @Test
  void a_program_is_merged_from_the_disk_and_from_the_computer() {
    Page tab = open(360, ColorScheme.DARK, "10 A=1\n20 B=2\n");
    Browser.type(tab, "SAVE \"PART\",A");
    Browser.type(tab, "NEW");
    Browser.type(tab, "20 X=1");
    Browser.type(tab, "30 Y=1");
    awaitProgram(tab, "20 X=1", "30 Y=1");
    choose(tab, "file", "merge");
    tab.fill("#merge-name", "part");
    Browser.picture(tab, "merge-phone-dark");
    tab.keyboard().press("Enter");
    Browser.awaitLog(tab, "MERGE \"PART\"\nOk");
    awaitProgram(tab, "10 A=1", "20 B=2", "30 Y=1");
    choose(tab, "file", "merge");
    tab.setInputFiles(
        "#merge-file",
        new FilePayload(
            "m.bas", "text/plain", "20 M=1\r\n40 N=1\r\n".getBytes(StandardCharsets.US_ASCII)));
    awaitProgram(tab, "10 A=1", "20 M=1", "30 Y=1", "40 N=1");
    tab.click(".paper [data-action=undo]");
    awaitProgram(tab, "10 A=1", "20 B=2", "30 Y=1");
  }

  @Test
  void numbers_of_lines_that_are_not_there_are_marked() {
    Page tab =
        open(
            1440,
            ColorScheme.LIGHT,
            """
            10 ON X GOTO 20,99,10:PRINT "GOTO 98":REM GOTO 97
            20 IF A=1 THEN 88 ELSE PRINT 5
            30 ON ERROR GOTO 0:RESTORE 20:DATA GOTO 96
            """);
    awaitMarked(tab, "99", "88");
    Browser.type(tab, "99 END");
    Browser.type(tab, "88 END");
    awaitMarked(tab);
  }

  /** Waits until these parts of the program are marked as problems. */
  private static void awaitMarked(Page tab, String... parts) {
    tab.waitForFunction(
        "parts => JSON.stringify([...document.querySelectorAll('.problem')].map(e => e.innerText))"
            + " === JSON.stringify(parts)",
        List.of(parts));
  }

  @Test
  void what_the_parser_does_not_understand_is_marked_once_its_line_is_left() {
    Page tab = open(1440, ColorScheme.LIGHT, "");
    tab.keyboard().type("10 FOR I=1 TP 5");
    tab.waitForTimeout(1_500);
    awaitMarked(tab);
    tab.keyboard().press("Enter");
    tab.keyboard().type("PRNT \"<b>\"");
    awaitMarked(tab, "TP 5");
    tab.keyboard().press("Enter");
    awaitMarked(tab, "TP 5", "PRNT \"<b>\"");
    assertEquals(
        List.of("Syntax error", "Syntax error"), tab.locator(".problem-words").allInnerTexts());
    Browser.awaitText(tab, "#problem-count", "2 problems");
    tab.hover(".problem:has-text('TP')");
    tab.waitForSelector(".problem-help:has-text('FOR variable=first TO last')");
    tab.mouse().move(0, 0);
    tab.keyboard().press("F4");
    Browser.awaitText(tab, "#cursor-line", "10");
    tab.keyboard().press("F4");
    Browser.awaitText(tab, "#cursor-line", "20");
    tab.click("#problem-count");
    Browser.picture(tab, "problems-light");
    tab.focus("#panel-problems [aria-label='Go to line 10']");
    tab.keyboard().press("Enter");
    Browser.awaitText(tab, "#cursor-line", "10");
    tab.keyboard().press("End");
    tab.keyboard().press("Backspace");
    assertEquals(1, tab.locator(".problem-words").count());
  }

  @Test
  void empty_lines_do_not_trouble_the_editor() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 A=1\n\n\n\n20 END\n");
    tab.keyboard().type("30 STOP");
    tab.click("#terminal-input");
    awaitProgram(tab, "10 A=1", "20 END", "30 STOP");
  }

  @Test
  void problems_are_seen_on_a_phone() {
    Page tab = open(360, ColorScheme.DARK, "10 IF A=1 PRINT 2\n10 GOTO 20\n");
    tab.click("#terminal-input");
    awaitMarked(tab, "20");
    tab.click("#problem-count");
    assertEquals(360, tab.evaluate("() => document.documentElement.scrollWidth"));
    Browser.picture(tab, "problems-phone-dark");
  }

  /** Has the program there give way to its own protected copy. */
  private static void protect(Page tab) {
    Browser.type(tab, "SAVE \"P\",P");
    Browser.type(tab, "LOAD \"P\"");
    tab.waitForSelector(".cm-placeholder:has-text('Protected')");
  }

  @Test
  void of_a_protected_program_nothing_is_shown_until_another_takes_its_place() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 PRINT \"SECRET\"");
    protect(tab);
    Browser.type(tab, "RUN");
    Browser.awaitLog(tab, "RUN\nSECRET\nOk");
    tab.click("#editor .cm-content");
    tab.keyboard().type("20 END");
    tab.keyboard().press("Control+z");
    Browser.picture(tab, "protected");
    tab.setViewportSize(360, 740);
    Browser.picture(tab, "protected-phone");
    tab.setViewportSize(1440, 900);
    tab.reload();
    tab.waitForSelector(".cm-placeholder:has-text('Protected')");
    assertFalse(tab.content().contains("PRINT \"SECRET"));
    assertTrue(tab.isDisabled("[data-action=share]"));
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "LIST\nIllegal function call\nOk");
    tab.setInputFiles(
        "#program-file",
        new FilePayload("B.BAS", "text/plain", "10 END\n".getBytes(StandardCharsets.UTF_8)));
    Browser.awaitText(tab, "#confirm-open", "undo cannot bring it back");
    tab.click("#confirm-open [value='']");
    tab.keyboard().press("Control+s");
    Browser.awaitLog(tab, "SAVE \"P.BAS\",P\nOk");
    Browser.type(tab, "NEW");
    tab.waitForSelector(".cm-placeholder:has-text('For example')");
    Browser.type(tab, "LOAD \"P\"");
    tab.waitForSelector(".cm-placeholder:has-text('Protected')");
    tab.setInputFiles(
        "#program-file",
        new FilePayload("B.BAS", "text/plain", "10 END\n".getBytes(StandardCharsets.UTF_8)));
    tab.click("#confirm-open [value=open]");
    awaitProgram(tab, "10 END");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "LIST\n10 END\nOk");
    assertFalse(tab.isDisabled("[data-action=share]"));
  }

  @Test
  void a_program_that_gives_way_to_a_protected_one_comes_back_by_undo() {
    Page tab = open(1440, ColorScheme.LIGHT, "10 PRINT \"MINE\"");
    protect(tab);
    Browser.type(tab, "NEW");
    tab.waitForSelector(".cm-placeholder:has-text('For example')");
    choose(tab, "edit", "undo");
    awaitProgram(tab, "10 PRINT \"MINE\"");
  }

  /** Frames come late on a busy machine: then keys and scrolling are dealt with in one go. */
  @Test
  void letters_stay_in_order_while_a_long_line_scrolls() {
    Page tab = open(360, ColorScheme.LIGHT);
    tab.evaluate(
        "() => { const late = () => { const end = performance.now() + 25;"
            + " while (performance.now() < end); requestAnimationFrame(late); };"
            + " requestAnimationFrame(late); }");
    tab.click(".cm-content");
    String line = "10 REM " + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(8);
    tab.keyboard().type(line);
    assertEquals(line, tab.locator(".cm-line").first().innerText());
  }
}
