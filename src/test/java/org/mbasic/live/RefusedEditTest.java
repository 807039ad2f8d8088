package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The editor has a line that no program can have. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedEditTest extends PagesFixture {
  private static final String TOO_LONG = "10 PRINT 2\n20 REM " + "X".repeat(252) + "\n";

  private void press(Page page, String button) {
    page.say("{\"type\":\"command\",\"seq\":%d,\"name\":\"%s\"}".formatted(++seq, button));
    server.run();
  }

  @Test
  void another_program_than_the_editor_shows_is_not_run() {
    Page page = page(alice, "").edit("10 PRINT 1\n").edit(TOO_LONG);
    press(page, "run");
    assertFalse(page.wire.output().contains("RUN"), page.wire.output());
    String problem = page.wire.last("problem").getString("message");
    assertTrue(
        problem.startsWith("Line 20 is longer than 255 characters. Nothing was run"), problem);
    assertEquals(2, page.wire.of("problem").size());
  }

  @Test
  void it_runs_when_the_line_is_put_right_and_in_a_page_that_shows_it() {
    Page page = page(alice, "").edit("10 PRINT 1\n").edit(TOO_LONG).edit("10 PRINT 3\n");
    press(page, "run");
    assertTrue(page.wire.output().contains(" 3 "), page.wire.output());
    page.edit(TOO_LONG);
    Page another = page(alice, page.workspace());
    press(another, "run");
    assertTrue(another.wire.output().contains("RUN\r\n 3 "), another.wire.output());
  }
}
