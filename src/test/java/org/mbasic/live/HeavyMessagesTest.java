package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes a server long keeps nobody waiting who wants little. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeavyMessagesTest extends PagesFixture {
  private static final String TEXT = "X".repeat(100_000);

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"edit\",\"base\":0,\"text\":\"10 REM %s\"}', problem",
    "'{\"type\":\"store\",\"seq\":9,\"name\":\"*\",\"text\":\"%s\"}', problem",
    "'{\"type\":\"import\",\"offset\":0,\"size\":100000,\"text\":\"%s\"}', problem",
    "'{\"type\":\"export\",\"offset\":0}', bundle"
  })
  void they_wait_behind_programs_that_go_on_and_on(String message, String answer) {
    Page heavy = page(alice, "");
    Page light = page(server.visitor("carol", ""), "");
    page(bob, "").edit("10 GOTO 10\n").press("run");
    int before = heavy.wire.of(answer).size();
    heavy.say(message.formatted(TEXT));
    light.say("{\"type\":\"fetch\",\"name\":\"NONE\",\"offset\":0}");
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 1_000 && order.size() < 2; i++) {
      server.turns.remove().run();
      note(order, "light", !light.wire.of("problem").isEmpty());
      note(order, "heavy", heavy.wire.of(answer).size() > before);
    }
    assertEquals(List.of("light", "heavy"), order);
  }

  private static void note(List<String> order, String what, boolean done) {
    if (done && !order.contains(what)) {
      order.add(what);
    }
  }
}
