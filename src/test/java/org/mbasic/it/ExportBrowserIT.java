package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskImage;
import org.mbasic.workspace.DeskLimits;

/** Whole workspaces as files, and what becomes of files that are none. */
class ExportBrowserIT extends BrowserFixture {
  private static final String STOPPING =
      "10 DIM B$(3):A=42:B$(2)=\"TWO\"\n20 STOP\n30 PRINT A;B$(2)";

  static Path export(Page tab) {
    Download file = tab.waitForDownload(() -> choose(tab, "file", "exportAll"));
    return file.path();
  }

  private static byte[] zip(Map<String, byte[]> contents) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> content : contents.entrySet()) {
        zip.putNextEntry(new ZipEntry(content.getKey()));
        zip.write(content.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> program(String text) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("PROGRAM.BAS", text.getBytes(StandardCharsets.US_ASCII));
    return contents;
  }

  private static void choose(Page tab, String name, byte[] bytes) {
    tab.setInputFiles("#bundle-file", new FilePayload(name, "application/zip", bytes));
  }

  /** Imports a file, and waits for the page of the workspace that was made of it. */
  static void turn(Page tab, String name, byte[] bytes) {
    tab.evaluate("() => { window.left = true; }");
    choose(tab, name, bytes);
    tab.waitForFunction("() => !window.left");
    Browser.awaitConnected(tab);
  }

  @Test
  void a_stopped_program_goes_on_with_its_variables_in_another_browser() throws Exception {
    Page tab = opened(1440, ColorScheme.LIGHT, STOPPING);
    run(tab);
    Browser.awaitLog(tab, "Break in 20\nOk");
    tab.click(".cm-line:has-text('30 PRINT')");
    tab.keyboard().press("F9");
    tab.waitForSelector("#editor .filled");
    byte[] file = Files.readAllBytes(export(tab));
    Page other = opened(1440, ColorScheme.DARK, "10 REM OTHER");
    Browser.type(other, "A=1");
    Browser.awaitLog(other, "A=1\nOk");
    turn(other, "My game.zip", file);
    Browser.awaitText(other, "#workspace", "My game");
    Browser.awaitText(other, "#state", "Paused");
    awaitProgram(other, STOPPING.split("\n", -1));
    other.waitForSelector("#editor .filled");
    Browser.awaitLog(other, "Break in 20\nOk");
    Browser.picture(other, "imported-dark");
    Browser.type(other, "BREAK OFF");
    Browser.type(other, "PRINT A;B$(2)");
    Browser.awaitLog(other, " 42 TWO\nOk");
    Browser.type(other, "CONT");
    Browser.awaitLog(other, "CONT\n 42 TWO\nOk");
    choose(other, "file", "workspaces");
    other.waitForSelector("#workspaces li:has-text('10 REM OTHER')");
    WorkspacesBrowserIT.turn(other, "#workspaces li button");
    awaitProgram(other, "10 REM OTHER");
    Browser.type(other, "PRINT A");
    Browser.awaitLog(other, "PRINT A\n 1 \nOk");
    choose(other, "file", "workspaces");
    other.waitForSelector("#workspaces li:has-text('My game')");
    assertTrue(other.innerText("#workspaces li").contains("3 lines"));
  }

  @Test
  void a_program_that_waits_for_an_answer_waits_in_another_browser() throws Exception {
    Page tab = opened(1440, ColorScheme.LIGHT, "10 INPUT \"NAME\";N$\n20 PRINT N$;N$");
    run(tab);
    Browser.awaitPrompt(tab, "NAME?");
    byte[] file = Files.readAllBytes(export(tab));
    Page other = open(360, ColorScheme.DARK);
    turn(other, "asking.zip", file);
    Browser.awaitPrompt(other, "NAME?");
    Browser.picture(other, "imported-phone-dark");
    Browser.type(other, "HA");
    Browser.awaitLog(other, "HAHA\nOk");
    Browser.type(tab, "HO");
    Browser.awaitLog(tab, "HOHO\nOk");
  }

  @Test
  void program_and_files_alone_come_to_the_workspace_that_is_there() throws Exception {
    Page tab = open(1440, ColorScheme.DARK, "10 REM OTHER\n");
    tab.click("#tab-files");
    Map<String, byte[]> packed = program("10 PRINT \"<b>MINE\"\r\n");
    packed.put("DISK/BIG", new byte[9_000]);
    choose(tab, "packed.zip", zip(packed));
    Browser.awaitText(tab, "#confirm-title", "Import packed.zip?");
    tab.click("#confirm button[value=yes]");
    Browser.awaitText(tab, "#notice", "Imported: the program and one file.");
    awaitProgram(tab, "10 PRINT \"<b>MINE\"");
    Browser.awaitText(tab, "#panel-files", "BIG");
    tab.click(".paper [data-action=undo]");
    awaitProgram(tab, "10 REM OTHER");
    choose(tab, "<i>.zip", "PK no zip".getBytes(StandardCharsets.UTF_8));
    tab.click("#confirm button[value=yes]");
    Browser.awaitText(tab, "#notice", "The file is not a workspace");
    Browser.awaitText(tab, "#panel-files", "BIG");
  }

  @Test
  void of_a_damaged_workspace_program_and_files_can_be_taken_alone() throws Exception {
    Page tab = open(1440, ColorScheme.LIGHT, "10 REM OTHER");
    byte[] image = DeskImage.of(Desk.fresh(DeskLimits.DEFAULT));
    image[image.length / 2] ^= 1;
    Map<String, byte[]> damaged = program("10 REM MINE\r\n");
    damaged.put("WORKSPACE.STATE", image);
    choose(tab, "damaged.zip", zip(damaged));
    Browser.awaitText(
        tab,
        "#confirm-title",
        "damaged.zip was not imported. The state of the workspace is damaged.");
    Browser.picture(tab, "import-refused-light");
    assertEquals(List.of(), Accessibility.complaints(tab, "refused import"));
    tab.click("#confirm button[value='']");
    awaitProgram(tab, "10 REM OTHER");
    choose(tab, "damaged.zip", zip(damaged));
    tab.click("#confirm button[value=yes]");
    Browser.awaitText(tab, "#notice", "Imported: the program.");
    awaitProgram(tab, "10 REM MINE");
  }

  @Test
  void what_strangers_wrote_into_a_workspace_is_text_and_nothing_else() throws Exception {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type("10 REM <img src=x onerror=alert(1)>\rN$=\"<b>N</b>\":PRINT \"<i>\";N$\r");
    desk.run(1_000);
    desk.keepPage(
        "{\"__proto__\":{\"x\":1},\"constructor\":{\"x\":1},\"name\":\"<b>name\",\"panes\":7,"
            + "\"editor\":{\"anchor\":\"x\",\"top\":{},\"find\":{\"search\":5},\"folded\":3},"
            + "\"settings\":{\"size\":999,\"step\":-1},\"pace\":-7,\"panel\":{\"open\":\"variables\"}}",
        "{\"version\":1,\"from\":-5,\"to\":\"x\",\"insert\":5}");
    Map<String, byte[]> strange = program("");
    strange.put("WORKSPACE.STATE", DeskImage.of(desk));
    Page tab = open(1440, ColorScheme.LIGHT);
    List<String> errors = new ArrayList<>();
    tab.onPageError(errors::add);
    turn(tab, "<u>strange.zip", zip(strange));
    Browser.awaitText(tab, "#workspace", "<u>strange");
    awaitProgram(tab, "10 REM <img src=x onerror=alert(1)>");
    Browser.awaitText(tab, "#panel-variables", "<b>N</b>");
    Browser.type(tab, "PRINT 6*7");
    Browser.awaitLog(tab, " 42 \nOk");
    assertEquals(
        0, tab.locator("#terminal-log i, #panel-variables b, #workspace u, .cm-line img").count());
    assertEquals(
        "undefined undefined 14px",
        tab.evaluate(
            "() => `${typeof ({}).state} ${typeof ({}).x} "
                + "${document.documentElement.style.getPropertyValue('--type')}`"));
    assertEquals(List.of(), errors);
    tab.reload();
    Browser.awaitConnected(tab);
    Browser.awaitLog(tab, " 42 \nOk");
    assertEquals(List.of(), errors);
  }

  @Test
  void a_file_larger_than_the_server_takes_is_told() throws Exception {
    Page tab = open(1440, ColorScheme.LIGHT);
    byte[] large = new byte[11 << 20];
    byte[] name = "WORKSPACE.STATE".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, large, 0, name.length);
    choose(tab, "large.zip", large);
    Browser.awaitText(tab, "#notice", "the file is larger than the server accepts");
  }

  @Test
  void only_pages_of_ours_import() throws Exception {
    Page tab = open(1440, ColorScheme.LIGHT);
    String post =
        "async ([token, body]) => (await fetch(`import?t=${token}`, {method: 'POST', body})).status";
    Object token = tab.getAttribute("#desk", "data-token");
    assertEquals(403, tab.evaluate(post, List.of("", "WORKSPACE.STATE")));
    assertEquals(403, tab.evaluate(post, List.of(token + "x", "WORKSPACE.STATE")));
    assertEquals(204, tab.evaluate(post, List.of(token, "WORKSPACE.STATE")));
    assertNotEquals("", token);
    assertFalse(tab.isVisible("#confirm"));
  }

  @Test
  void while_a_file_is_imported_that_is_told_and_no_other_one_can_be() throws Exception {
    Page tab = open(360, ColorScheme.DARK, "10 REM HERE");
    Map<String, byte[]> packed = program("10 REM MINE\r\n");
    packed.put("WORKSPACE.STATE", DeskImage.of(Desk.fresh(DeskLimits.DEFAULT)));
    List<Route> asked = new ArrayList<>();
    tab.route("**/import?*", asked::add);
    choose(tab, "slow.zip", zip(packed));
    Browser.awaitText(tab, "#notice", "Importing slow.zip…");
    tab.waitForCondition(() -> asked.size() == 1);
    assertTrue(tab.isDisabled("[data-action=importAll]"));
    Browser.picture(tab, "importing-phone-dark");
    assertEquals(List.of(), Accessibility.complaints(tab, "importing"));
    Browser.type(tab, "PRINT 6*7");
    Browser.awaitLog(tab, " 42 \nOk");
    assertTrue(tab.isDisabled("[data-action=importAll]"), "whatever else happens");
    choose(tab, "slow.zip", zip(packed));
    asked.get(0).abort();
    Browser.awaitText(tab, "#notice", "Nothing was imported: the server does not answer.");
    assertFalse(tab.isDisabled("[data-action=importAll]"));
    assertEquals(1, asked.size());
    tab.unroute("**/import?*");
    turn(tab, "slow.zip", zip(packed));
    Browser.awaitText(tab, "#workspace", "slow");
  }

  @Test
  void files_of_which_nothing_is_made_do_not_count_as_new_workspaces() throws Exception {
    Page tab = open(1440, ColorScheme.LIGHT);
    String many =
        "async ([token, body]) => { const seen = new Set();"
            + " for (let i = 0; i < 150; i++)"
            + " seen.add((await fetch(`import?t=${token}`, {method: 'POST', body})).status);"
            + " return [...seen]; }";
    Object token = tab.getAttribute("#desk", "data-token");
    assertEquals(List.of(204), tab.evaluate(many, List.of(token, "WORKSPACE.STATE")));
    open(1440, ColorScheme.LIGHT);
  }

  @Test
  void a_search_that_a_stranger_left_does_not_run_by_itself() throws Exception {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.type("10 REM " + "x".repeat(60) + "\r");
    desk.run(1_000);
    desk.keepPage(
        "{\"editor\":{\"anchor\":0,\"head\":0,\"top\":1,\"finding\":true,"
            + "\"find\":{\"search\":\"(x+x+)+y\",\"replace\":\"\",\"regexp\":true}}}",
        "");
    Map<String, byte[]> hostile = program("");
    hostile.put("WORKSPACE.STATE", DeskImage.of(desk));
    Page tab = open(1440, ColorScheme.LIGHT);
    turn(tab, "hostile.zip", zip(hostile));
    awaitProgram(tab, "10 REM " + "x".repeat(60));
    Browser.type(tab, "PRINT 6*7");
    Browser.awaitLog(tab, " 42 \nOk");
    assertEquals(0, tab.locator(".cm-search").count());
  }

  @Test
  void a_workspace_is_exported_deleted_and_imported() throws Exception {
    goRound(open(1440, ColorScheme.LIGHT));
  }

  /** Exports a stopped program, deletes its workspace, and has the program go on in a new one. */
  static void goRound(Page tab) throws Exception {
    write(tab, STOPPING);
    tab.click("#terminal-input");
    awaitProgram(tab, STOPPING.split("\n", -1));
    run(tab);
    Browser.awaitLog(tab, "Break in 20\nOk");
    byte[] file = Files.readAllBytes(export(tab));
    choose(tab, "file", "workspaces");
    tab.click("#workspaces [value=delete]");
    WorkspacesBrowserIT.turn(tab, "#confirm [value=yes]");
    Browser.awaitText(tab, "#line-count", "0 lines");
    assertFalse(tab.textContent("#terminal-log").contains("Break in 20"));
    turn(tab, "Round.zip", file);
    Browser.awaitText(tab, "#workspace", "Round");
    awaitProgram(tab, STOPPING.split("\n", -1));
    Browser.type(tab, "CONT");
    Browser.awaitLog(tab, "CONT\n 42 TWO\nOk");
    choose(tab, "file", "workspaces");
    assertEquals(0, tab.locator("#workspaces li:has-text('10 DIM')").count());
    tab.click("#workspaces [data-action=cancel]");
  }

  @Test
  void another_problem_during_an_import_does_not_end_it() throws Exception {
    Page tab = open(1440, ColorScheme.LIGHT, "10 REM OTHER\n");
    List<Runnable> held = new ArrayList<>();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          WebSocketRoute server = socket.connectToServer();
          socket.onMessage(
              frame -> {
                if (frame.text().contains("\"import\"")) {
                  socket.send("{\"type\":\"problem\",\"message\":\"Something else\"}");
                  held.add(() -> server.send(frame.text()));
                } else {
                  server.send(frame.text());
                }
              });
        });
    tab.reload();
    Browser.awaitConnected(tab);
    choose(tab, "packed.zip", zip(program("10 REM MINE\r\n")));
    tab.click("#confirm button[value=yes]");
    Browser.awaitText(tab, "#notice", "Something else");
    assertTrue(tab.isDisabled("[data-action=importAll]"), "it goes on");
    held.forEach(Runnable::run);
    Browser.awaitText(tab, "#notice", "Imported: the program.");
    awaitProgram(tab, "10 REM MINE");
  }

  @Test
  void an_export_outlives_a_lost_connection() throws Exception {
    Page tab = open(1440, ColorScheme.LIGHT, "10 REM KEPT\n");
    Browser.type(tab, "OPEN \"O\",1,\"BIG\":FOR I=1 TO 9000:PRINT#1,RND:NEXT:CLOSE");
    Browser.awaitLog(tab, "CLOSE\nOk");
    AtomicInteger parts = new AtomicInteger();
    tab.routeWebSocket(
        "**/desk?*",
        socket -> {
          WebSocketRoute server = socket.connectToServer();
          socket.onMessage(
              frame -> {
                if (frame.text().contains("\"export\"") && parts.incrementAndGet() == 1) {
                  socket.close();
                  server.close();
                } else {
                  server.send(frame.text());
                }
              });
        });
    tab.reload();
    Browser.awaitConnected(tab);
    Download file = tab.waitForDownload(() -> choose(tab, "file", "exportAll"));
    assertTrue(parts.get() > 1, "asked again");
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      assertEquals(
          List.of("PROGRAM.BAS", "DISK/BIG", "WORKSPACE.STATE"),
          zip.stream().map(ZipEntry::getName).toList());
    }
  }
}
