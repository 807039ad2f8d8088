package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;

/** Pages that ask for more than they read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowPageTest extends PagesFixture {
  private static final String FETCH = "{\"type\":\"fetch\",\"name\":\"A\",\"offset\":0}";

  private Page say(Page page, String message) {
    page.say(message);
    server.run();
    return page;
  }

  private Page store(Page page, String text) {
    return say(page, "{\"type\":\"store\",\"name\":\"A\",\"text\":\"" + text + "\"}");
  }

  /** Everything that waits arrives. */
  private void read(Page page) {
    while (!page.wire.underWay.isEmpty()) {
      page.wire.arrive(true);
      server.run();
    }
  }

  private static List<String> texts(Page page, String type) {
    return page.wire.of(type).stream().map(frame -> frame.getString("text")).toList();
  }

  @Test
  void what_it_asks_for_is_made_when_it_can_be_sent() {
    Page page = store(page(alice, ""), "OLD");
    page.wire.slow = true;
    say(say(page, FETCH), FETCH);
    store(page, "NEW");
    say(page, FETCH);
    read(page);
    assertEquals(List.of("OLD", "NEW", "NEW"), texts(page, "contents"));
  }

  @Test
  void each_edit_is_answered_by_what_the_latest_has_come_to() {
    Page page = page(alice, "").edit("10 rem\n");
    page.wire.slow = true;
    page.edit("10 stop\n").edit("10 end\n").edit("10 beep\n");
    read(page);
    assertEquals(4, page.wire.of("program").size() - 1);
    assertEquals("10 BEEP\n", texts(page, "program").get(4));
    assertEquals("10 BEEP\n", texts(page, "program").get(3));
  }

  @Test
  void one_that_reads_nothing_is_let_go_and_the_others_stay() {
    server.access = new Access(Set.of(), Networks.parse(""), 1, 1, 1, 10_000, 1 << 20);
    restart();
    Page page = store(page(alice, ""), "TEXT");
    Page mirror = mirror(alice, page.workspace());
    mirror.wire.slow = true;
    for (int i = 0; i < 1_000; i++) {
      say(mirror, FETCH);
    }
    assertNull(mirror.wire.closed);
    for (int i = 0; i < 100; i++) {
      say(mirror, FETCH);
    }
    assertEquals(Wire.Close.LATER, mirror.wire.closed);
    assertNull(page.wire.closed);
    assertTrue(page.type("PRINT 1\r").wire.output().endsWith(" 1 \r\nOk\r\n"));
  }
}
