package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/**
 * Two servers that share a Redis, the clock of one a day ahead: nothing that decides about a
 * workspace is read from it. The clock is that of libfaketime; without it these tests are skipped.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClockSkewIT {
  private static final Duration ALMOST_A_DAY = Duration.ofHours(23);
  private static final String ASK = "10 INPUT \"NAME\";N$\n20 PRINT \"HELLO \";N$\n30 GOTO 10\n";

  private static RedisServer redis;
  private static ServerProcess right;
  private static ServerProcess ahead;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> fake = fakeClock();
    assumeTrue(fake.isPresent(), "libfaketime is not installed");
    redis = new RedisServer();
    Map<String, String> settings = InRedis.at(redis.url());
    right = WildFly.start("clock-right", settings);
    Map<String, String> tomorrow =
        Map.of(
            "LD_PRELOAD",
            fake.orElseThrow().toString(),
            "FAKETIME",
            "+1d",
            // Its clock is wrong, not its sense of how long something takes.
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0");
    ahead = WildFly.start("clock-ahead", settings, tomorrow);
    assertTrue(Duration.between(Instant.now(), now(ahead)).compareTo(ALMOST_A_DAY) > 0);
  }

  @AfterAll
  static void stop() throws Exception {
    for (ServerProcess server : new ServerProcess[] {right, ahead}) {
      if (server != null) {
        server.close();
      }
    }
    if (redis != null) {
      redis.close();
    }
  }

  /** Where Debian and its like keep it. */
  private static Optional<Path> fakeClock() throws IOException {
    Path library = Path.of("faketime", "libfaketimeMT.so.1");
    if (!Files.isDirectory(Path.of("/usr/lib"))) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders.map(folder -> folder.resolve(library)).filter(Files::exists).findAny();
    }
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Instant now(ServerProcess server) throws Exception {
    String date = get(server.page()).headers().firstValue("Date").orElseThrow();
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  /** A workspace in use is handed over; one whose owner seems gone for long would be forced. */
  private static void assertHandedOver(DeskClient there, ServerProcess to) throws Exception {
    assertEquals(DeskClient.ELSEWHERE, there.awaitClose());
    assertTrue(to.counted("mbasic_handovers_total") > 0);
    assertEquals(0, to.counted("mbasic_takeovers_total"));
  }

  @Test
  void a_workspace_goes_there_and_back_and_lives_a_day_from_now() throws Exception {
    try (DeskClient here = DeskClient.open(right.page())) {
      here.edit(ASK).press("run").awaitMode("line").awaitOutput("NAME? ");
      try (DeskClient there = here.openDuplicate(ahead.page())) {
        assertHandedOver(here, ahead);
        assertEquals(here.workspace(), there.workspace());
        there.type("ADA\r").awaitOutput("HELLO ADA\r\nNAME? ").awaitMode("line");
        assertExpiresInADay(there.workspace());
        try (DeskClient back = there.openDuplicate(right.page())) {
          assertHandedOver(there, right);
          back.type("EVE\r")
              .awaitOutput("NAME? ADA\r\nHELLO ADA\r\nNAME? EVE\r\nHELLO EVE\r\nNAME? ");
          assertEquals(there.workspace(), back.workspace());
        }
      }
    }
  }

  private static void assertExpiresInADay(String workspace) {
    RedisClient client = RedisClient.create(redis.url());
    try {
      RedisCommands<String, String> commands = client.connect().sync();
      Duration left = Duration.ofMillis(commands.pttl("mbasic:{" + workspace + "}"));
      assertTrue(left.compareTo(ALMOST_A_DAY) > 0, left::toString);
      assertTrue(left.compareTo(Duration.ofDays(1)) <= 0, left::toString);
    } finally {
      client.shutdown();
    }
  }

  @Test
  void what_runs_there_goes_on_here_when_it_is_left() throws Exception {
    try (DeskClient tab = DeskClient.open(ahead.page())) {
      tab.edit(Counted.PROGRAM).press("run").awaitShown(1_000);
      tab.reconnect(right.page());
      assertEquals(right.name(), tab.node());
      tab.awaitShown(tab.shown() + 1_000).press("stop").awaitMode("ready");
      Counted.assertWithoutGap(tab);
    }
  }
}
