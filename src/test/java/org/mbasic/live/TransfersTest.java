package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.DeskLimits;

/** Workspaces as files on their way to and from pages, in parts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransfersTest extends PagesFixture {
  private static final String OLD = "10 REM OLD\n";
  private static final String NEW = "10 REM NEW\n";

  /** Letters that do not become fewer than a part holds. */
  private static String incompressible() {
    StringBuilder text = new StringBuilder();
    new Random(1).ints(500_000, 32, 127).forEach(letter -> text.append((char) letter));
    return text.toString();
  }

  private Page store(Page page, String text) {
    page.say(
        Json.createObjectBuilder()
            .add("type", "store")
            .add("seq", ++seq)
            .add("name", "A")
            .add("text", text)
            .build()
            .toString());
    server.run();
    return page;
  }

  /** Asks for a part of an export. */
  private JsonObject part(Page page, int offset) {
    page.say("{\"type\":\"export\",\"offset\":" + offset + "}");
    server.run();
    return page.wire.last("bundle");
  }

  /** Asks for the rest of an export of which a part has come, and returns its program. */
  private String rest(Page page, String first) {
    StringBuilder whole = new StringBuilder(first);
    JsonObject part = part(page, whole.length());
    while (!part.getString("text").isEmpty()) {
      whole.append(part.getString("text"));
      part = part(page, whole.length());
    }
    byte[] bytes = whole.toString().getBytes(StandardCharsets.ISO_8859_1);
    return WorkspaceZip.read(bytes, DeskLimits.DEFAULT).program();
  }

  @Test
  void pages_that_export_one_workspace_at_once_have_each_its_own() {
    Page early = store(page(alice, "").edit(OLD), incompressible());
    String first = part(early, 0).getString("text");
    Page late = page(alice, early.workspace()).edit(NEW);
    String second = part(late, 0).getString("text");
    assertEquals(OLD, rest(early, first));
    assertEquals(NEW, rest(late, second));
  }

  @Test
  void of_many_pages_that_export_at_once_the_first_one_begins_again() {
    Page first = store(page(alice, "").edit(OLD), incompressible());
    part(first, 0);
    Page last = first;
    for (int i = 0; i < Tabs.MOST_EXPORTS; i++) {
      last = page(alice, first.workspace());
      part(last, 0);
    }
    assertEquals(0, part(first, Panels.MOST_CHARACTERS).getInt("size"));
    assertTrue(part(last, Panels.MOST_CHARACTERS).getInt("size") > Panels.MOST_CHARACTERS);
    assertEquals(OLD, rest(first, part(first, 0).getString("text")));
  }

  private static String zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("PROGRAM.BAS"));
      zip.write(NEW.getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private void bring(Page page, int from, int to) throws IOException {
    String zip = zip();
    page.say(
        Json.createObjectBuilder()
            .add("type", "import")
            .add("offset", from)
            .add("text", zip.substring(from, to))
            .add("size", zip.length())
            .build()
            .toString());
    server.run();
  }

  private void assertNothingImported(Page page) {
    assertEquals(0, page.wire.of("imported").size());
    assertTrue(page.wire.last("problem").getString("message").contains("did not arrive whole"));
    assertEquals(OLD, mirror(alice, page.workspace()).wire.last("program").getString("text"));
  }

  @Test
  void a_page_that_comes_again_in_the_middle_of_an_import_has_brought_nothing() throws IOException {
    Page page = page(alice, "").edit(OLD);
    bring(page, 0, 50);
    page.conversation.close();
    server.run();
    Page again = page(alice, page.workspace());
    bring(again, 50, zip().length());
    assertNothingImported(again);
  }

  @Test
  void a_page_that_loses_the_keyboard_in_the_middle_of_an_import_has_brought_nothing()
      throws IOException {
    Page page = page(alice, "").edit(OLD);
    bring(page, 0, 50);
    Page other = page(alice, page.workspace());
    page.say("{\"type\":\"takeOver\"}");
    bring(page, 50, zip().length());
    assertNothingImported(page);
    bring(page, 0, 50);
    bring(page, 50, zip().length());
    assertEquals(1, page.wire.of("imported").size());
    assertEquals(NEW, other.wire.last("program").getString("text"));
  }
}
