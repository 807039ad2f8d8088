package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line numbers that Enter writes, and those that people write themselves. */
class NumbersBrowserIT extends BrowserFixture {
  private static void types(Page tab, String text, int millisAKey) {
    tab.keyboard().type(text, new Keyboard.TypeOptions().setDelay(millisAKey));
  }

  private static void pastes(Page tab, String text) {
    tab.evaluate("text => navigator.clipboard.writeText(text)", text);
    tab.keyboard().press("Control+v");
  }

  @ParameterizedTest
  @CsvSource({"1440, 0", "1440, 30", "360, 120"})
  void who_writes_numbers_himself_gets_the_program_that_he_wrote(int width, int millisAKey) {
    Page tab = open(width, ColorScheme.LIGHT, "");
    types(tab, "10 PRINT 1\n20 PRINT 2\n35 GOTO 20\n40 RETURN\n", millisAKey);
    tab.click("#terminal-input");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "LIST\n10 PRINT 1\n20 PRINT 2\n35 GOTO 20\n40 RETURN\nOk");
  }

  @Test
  void lines_without_numbers_get_theirs_and_enter_at_a_bare_one_ends_the_numbering() {
    Page tab = open(1440, ColorScheme.LIGHT, "");
    types(tab, "PRINT 1\nPRINT 2\n", 0);
    assertEquals(List.of("10 PRINT 1", "20 PRINT 2", "30 "), lines(tab));
    types(tab, "\n", 0);
    assertEquals(List.of("10 PRINT 1", "20 PRINT 2", "\n"), lines(tab));
  }

  /** As they are written, without what the page says of them. */
  private static List<String> lines(Page tab) {
    return tab.locator(".cm-line").allInnerTexts().stream()
        .map(line -> line.replaceFirst("Line \\d+ already exists\\s*$", ""))
        .toList();
  }

  @Test
  void undo_brings_back_the_number_that_enter_wrote_and_it_gives_way_again() {
    Page tab = open(1440, ColorScheme.LIGHT, "");
    types(tab, "10 PRINT 1\n25 PRINT 2", 0);
    tab.keyboard().press("Control+z");
    assertEquals(List.of("10 PRINT 1", "20 "), lines(tab));
    types(tab, "40 END", 0);
    assertEquals(List.of("10 PRINT 1", "40 END"), lines(tab));
    tab.keyboard().press("Control+z");
    tab.keyboard().press("Control+y");
    assertEquals(List.of("10 PRINT 1", "40 END"), lines(tab));
  }

  @Test
  void a_number_that_is_being_edited_stays() {
    Page tab = open(1440, ColorScheme.LIGHT, "");
    types(tab, "10 A=1\n", 0);
    tab.keyboard().press("Backspace");
    types(tab, "5 B=2", 0);
    assertEquals(List.of("10 A=1", "205 B=2"), lines(tab));
  }

  @Test
  void numbered_lines_that_are_pasted_keep_their_numbers() {
    Page tab = open(1440, ColorScheme.LIGHT, "");
    tab.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    types(tab, "10 A=1\n", 0);
    pastes(tab, "50 B=2\n60 C=3");
    assertEquals(List.of("10 A=1", "50 B=2", "60 C=3"), lines(tab));
    types(tab, "\n", 0);
    pastes(tab, "D=4");
    assertEquals(List.of("10 A=1", "50 B=2", "60 C=3", "70 D=4"), lines(tab));
  }

  @ParameterizedTest
  @CsvSource({
    // A new line goes to its place.
    "Enter, 15 PRINT 9, '15 PRINT 9', 10 15 20 30",
    // A new line takes the place of another one.
    "Enter, 20 PRINT 9, '20 PRINT 9', 10 20 30",
    // A line gets another number.
    "Shift+Home, 5 PRINT 9, '5 PRINT 9', 5 10 20"
  })
  void undo_brings_back_the_order_of_lines_and_then_what_was_before(
      String key, String typed, String shown, String numbers) {
    String[] program = {"10 PRINT 1", "20 PRINT 2", "30 PRINT 3"};
    Page tab = opened(1440, ColorScheme.LIGHT, String.join("\n", program));
    tab.click(".cm-line:last-child");
    tab.keyboard().press("End");
    tab.keyboard().press(key);
    types(tab, typed, 0);
    List<String> written = lines(tab);
    assertEquals(shown, written.get(written.size() - 1));
    tab.keyboard().press("ArrowUp");
    awaitNumbers(tab, numbers);
    tab.keyboard().press("Control+z");
    assertEquals(written, lines(tab));
    // The server has answered that meanwhile; undo goes on all the same.
    tab.waitForTimeout(1_000);
    assertEquals(written, lines(tab));
    while (!lines(tab).equals(List.of(program))) {
      assertTrue(lines(tab).size() >= program.length, () -> String.join("\n", lines(tab)));
      tab.keyboard().press("Control+z");
    }
    tab.click("#terminal-input");
    Browser.type(tab, "LIST");
    Browser.awaitLog(tab, "LIST\n" + String.join("\n", program) + "\nOk");
  }

  @Test
  void a_pasted_block_is_undone_and_redone_with_its_sorting_after_a_run() {
    String[] program = {"10 PRINT 1", "20 PRINT 2", "30 PRINT 3"};
    Page tab = opened(1440, ColorScheme.LIGHT, String.join("\n", program));
    tab.click(".cm-line:last-child");
    tab.keyboard().press("End");
    tab.keyboard().insertText("\n25 PRINT 7\n5 PRINT 8\n20 PRINT 9");
    tab.keyboard().press("F5");
    Browser.awaitLog(tab, "RUN\n 8 \n 1 \n 9 \n 7 \n 3 \nOk");
    String[] sorted = {"5 PRINT 8", "10 PRINT 1", "20 PRINT 9", "25 PRINT 7", "30 PRINT 3"};
    awaitNumbers(tab, "5 10 20 25 30");
    assertEquals(List.of(sorted), lines(tab));
    undoUntil(tab, List.of(program));
    tab.waitForTimeout(1_000);
    assertEquals(List.of(program), lines(tab));
    for (int i = 0; i < 4; i++) {
      tab.click(".paper [data-action=redo]");
    }
    assertEquals(List.of(sorted), lines(tab));
    // Undo while the answer to what was redone is under way.
    undoUntil(tab, List.of(program));
    run(tab);
    Browser.awaitLog(tab, "RUN\n 1 \n 2 \n 3 \nOk");
    assertEquals(List.of(program), lines(tab));
  }

  private static void undoUntil(Page tab, List<String> program) {
    for (int i = 0; i < 4 && !lines(tab).equals(program); i++) {
      tab.click(".paper [data-action=undo]");
    }
    assertEquals(program, lines(tab));
  }

  @Test
  void undo_by_its_button_is_not_sorted_away() {
    Page tab = opened(1440, ColorScheme.LIGHT, "10 A=1\n20 B=2");
    tab.click(".cm-line:last-child");
    tab.keyboard().press("Alt+ArrowUp");
    assertEquals(List.of("20 B=2", "10 A=1"), lines(tab));
    tab.click("#terminal-input");
    awaitProgram(tab, "10 A=1", "20 B=2");
    tab.click(".paper [data-action=undo]");
    tab.waitForTimeout(1_000);
    assertEquals(List.of("20 B=2", "10 A=1"), lines(tab));
    tab.click(".paper [data-action=undo]");
    awaitProgram(tab, "10 A=1", "20 B=2");
    run(tab);
    Browser.awaitLog(tab, "RUN\nOk");
    awaitProgram(tab, "10 A=1", "20 B=2");
  }

  private static void awaitNumbers(Page tab, String numbers) {
    tab.waitForFunction(
        "numbers => [...document.querySelectorAll('.cm-line')]"
            + ".map(line => parseInt(line.innerText)).join(' ') === numbers",
        numbers);
  }

  @Test
  void lines_without_a_number_stay_when_a_program_is_merged() {
    Page tab = open(1440, ColorScheme.LIGHT, "");
    choose(tab, "edit", "settings");
    tab.uncheck("#settings-auto");
    tab.click("#settings .primary");
    tab.click(".cm-content");
    tab.keyboard().insertText("10 A=1\nPRINT A");
    choose(tab, "file", "merge");
    byte[] lines = "20 B=2\r\n".getBytes(StandardCharsets.US_ASCII);
    tab.setInputFiles("#merge-file", new FilePayload("m.bas", "text/plain", lines));
    awaitNumbers(tab, "10 20 NaN");
    assertEquals(List.of("10 A=1", "20 B=2", "PRINT A"), lines(tab));
  }

  /** As keyboards of phones write, which show a word before they write it. */
  @Test
  void digits_that_a_keyboard_composes_are_a_number_of_its_own_too() {
    Page tab = open(360, ColorScheme.LIGHT, "");
    types(tab, "10 A=1\n", 0);
    CDPSession keyboard = tab.context().newCDPSession(tab);
    for (String digits : List.of("2", "20", "200")) {
      keyboard.send("Input.imeSetComposition", composition(digits));
    }
    tab.keyboard().insertText("200");
    types(tab, " END", 30);
    awaitProgram(tab, "10 A=1", "200 END");
  }

  private static JsonObject composition(String text) {
    JsonObject composition = new JsonObject();
    composition.addProperty("text", text);
    composition.addProperty("selectionStart", text.length());
    composition.addProperty("selectionEnd", text.length());
    return composition;
  }
}
