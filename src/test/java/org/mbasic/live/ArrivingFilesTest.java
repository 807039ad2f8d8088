package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Files and breakpoints that pages bring are taken once, however often they come. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivingFilesTest extends PagesFixture {
  private static final String READ = "OPEN \"I\",1,\"A\":INPUT#1,N:CLOSE:PRINT N\r";

  private void store(Page page, String number, String text) {
    page.say("{\"type\":\"store\",%s\"name\":\"A\",\"text\":\"%s\"}".formatted(number, text));
    server.run();
  }

  private static long acknowledged(Page page) {
    return page.wire.last("keysAck").getInt("seq");
  }

  @Test
  void a_file_that_comes_again_is_acknowledged_and_no_more() {
    Page page = page(alice, "");
    store(page, "\"seq\":50,", "7");
    assertEquals(50, acknowledged(page));
    page.type("OPEN \"O\",1,\"A\":PRINT#1,8:CLOSE\r");
    store(page, "\"seq\":50,", "7");
    assertEquals(seq, acknowledged(page));
    assertTrue(page.type(READ).wire.output().endsWith(" 8 \r\nOk\r\n"));
  }

  @Test
  void a_breakpoint_that_comes_again_is_acknowledged_and_no_more() {
    String set = "{\"type\":\"breakpoint\",\"seq\":50,\"line\":10,\"on\":true}";
    Page page = page(alice, "").edit("10 PRINT 1\n");
    page.say(set);
    server.run();
    assertEquals(50, acknowledged(page));
    page.type("BREAK OFF\r");
    page.say(set);
    server.run();
    assertEquals(0, page.wire.last("state").getJsonArray("breakpoints").size());
  }

  @Test
  void a_file_that_is_refused_is_acknowledged_too() {
    Page page = page(alice, "");
    page.say("{\"type\":\"store\",\"seq\":50,\"name\":\"\",\"text\":\"7\"}");
    server.run();
    assertEquals(1, page.wire.of("problem").size());
    assertEquals(50, acknowledged(page));
    assertEquals(50, page.wire.last("keysAck").getInt("recorded"));
  }

  @Test
  void files_of_a_page_that_does_not_number_them_are_all_taken() {
    Page page = page(alice, "");
    store(page, "", "7");
    store(page, "", "8");
    assertTrue(page.type(READ).wire.output().endsWith(" 8 \r\nOk\r\n"));
  }

  @Test
  void a_page_that_comes_again_is_told_what_is_on_record_before_it_sends_the_rest() {
    Page page = page(alice, "");
    store(page, "\"seq\":50,", "7");
    Page again = page(alice, page.workspace());
    assertEquals(50, acknowledged(again));
    assertEquals(50, again.wire.last("keysAck").getInt("recorded"));
    assertTrue(
        again.wire.types().indexOf("keysAck") < again.wire.types().indexOf("state"),
        again.wire.types().toString());
  }
}
