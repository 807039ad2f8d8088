package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.Base16;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisCheckIT {
  /** The rights that the README asks for, with the tests' prefix. */
  private static final String RIGHTS =
      "~test:* &test:* -@all +evalsha +eval +hmget +hset +hgetall +hdel +pexpire +unlink"
          + " +publish +subscribe +ping +info +client|setname";

  private static final Owner SELF = new Owner("anna/1");

  private static Optional<Reason> checked(RedisLink link) throws RefusedByRedis {
    RedisCheck check = check(link);
    check.start();
    return check.outstanding().map(StoreUnavailable::reason);
  }

  private static RedisCheck check(RedisLink link) {
    RedisHandovers handovers = new RedisHandovers(link, TestStore.PREFIX, SELF);
    return new RedisCheck(link, TestStore.over(link), handovers, SELF);
  }

  private static Optional<Reason> checked(String url) throws RefusedByRedis {
    try (RedisLink link = new RedisLink(RedisUris.parse(url))) {
      return checked(link);
    }
  }

  private static String refusal(String url) {
    RefusedByRedis refused = assertThrows(RefusedByRedis.class, () -> checked(url));
    assertFalse(refused.reason().contains("geheim"), refused.reason());
    assertEquals(1, refused.reason().lines().count());
    return refused.reason();
  }

  private static RedisServer withUser(String rights) throws Exception {
    List<String> options = new ArrayList<>(List.of("--user", "default", "off"));
    options.addAll(List.of("--user", "web", "on", ">geheim"));
    options.addAll(Arrays.asList(rights.split(" ")));
    return new RedisServer(options.toArray(String[]::new));
  }

  private static String url(RedisServer server, String user) {
    return server.url().replace("//", "//" + user + "@");
  }

  @Test
  void a_password_lets_in_and_a_wrong_or_missing_one_is_refused() throws Exception {
    try (RedisServer locked = new RedisServer("--requirepass", "geheim")) {
      assertEquals(Optional.empty(), checked(url(locked, ":geheim")));
      assertTrue(refusal(locked.url()).contains("NOAUTH"));
      assertTrue(refusal(url(locked, ":geheimer")).contains("WRONGPASS"));
    }
  }

  @Test
  void the_rights_of_the_readme_are_enough_and_the_trial_leaves_nothing() throws Exception {
    try (RedisServer server = withUser(RIGHTS + " +dbsize")) {
      assertEquals(Optional.empty(), checked(url(server, "web:geheim")));
      assertTrue(refusal(url(server, "web:geheimer")).contains("WRONGPASS"));
      RedisClient client = RedisClient.create(url(server, "web:geheim"));
      assertEquals(0, client.connect().sync().dbsize());
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  @Test
  void the_trial_runs_every_script() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink link = new RedisLink(RedisUris.parse(server.url()));
        Stream<Path> files = Files.list(Path.of("src/main/resources/org/mbasic/store/redis"))) {
      assertEquals(Optional.empty(), checked(link));
      RedisClient client = RedisClient.create(server.url());
      RedisCommands<String, String> redis = client.connect().sync();
      for (Path file : files.toList()) {
        String digest = Base16.digest(Files.readAllBytes(file));
        assertEquals(List.of(true), redis.scriptExists(digest), file.toString());
      }
      assertEquals(0, redis.dbsize());
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "' +evalsha', evalsha",
    "' +hset', hset",
    "' +hgetall', hgetall",
    "' +pexpire', pexpire",
    "' +unlink', unlink",
    "' +publish', publish",
    "' +subscribe', subscribe",
    "~test:*, key",
    "&test:*, channel"
  })
  void a_user_that_may_too_little_is_refused_with_what_is_missing(String right, String named)
      throws Exception {
    String fewer = RIGHTS.replaceFirst(Pattern.quote(right) + "( |$)", " ").strip();
    try (RedisServer server = withUser(fewer)) {
      String reason = refusal(url(server, "web:geheim"));
      assertTrue(reason.contains(named), reason);
    }
  }

  @Test
  void a_user_that_may_not_ask_for_settings_is_let_in() throws Exception {
    try (RedisServer server = withUser(RIGHTS.replace(" +info", ""))) {
      assertEquals(Optional.empty(), checked(url(server, "web:geheim")));
    }
  }

  @Test
  void a_redis_that_is_away_at_the_start_is_used_when_it_comes() throws Exception {
    try (RedisServer late = new RedisServer()) {
      late.kill();
      try (RedisLink link = new RedisLink(RedisUris.parse(late.url()))) {
        RedisCheck check = check(link);
        Instant begun = Instant.now();
        check.start();
        assertTrue(Duration.between(begun, Instant.now()).toMillis() < 4_000);
        assertEquals(Optional.of(Reason.SILENT), check.outstanding().map(StoreUnavailable::reason));
        assertTrue(link.trouble().isPresent());
        late.restart();
        assertUsedInTime(check, link);
      }
    }
  }

  private static void assertUsedInTime(RedisCheck check, RedisLink link) throws Exception {
    Instant end = Instant.now().plusSeconds(12);
    while (check.outstanding().isPresent() || link.trouble().isPresent()) {
      assertTrue(Instant.now().isBefore(end), "not ready in time");
      Thread.sleep(50);
    }
  }

  @Test
  void a_redis_with_too_many_clients_is_used_when_there_is_room() throws Exception {
    try (RedisServer server = new RedisServer("--maxclients", "1")) {
      RedisClient client = RedisClient.create(server.url());
      RedisCommands<String, String> first = client.connect().sync();
      try (RedisLink link = new RedisLink(RedisUris.parse(server.url()))) {
        RedisCheck check = check(link);
        check.start();
        assertEquals(Optional.of(Reason.SILENT), check.outstanding().map(StoreUnavailable::reason));
        first.configSet("maxclients", "100");
        assertUsedInTime(check, link);
      }
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  @Test
  void policies_that_lose_workspaces_are_told() throws Exception {
    String careful = "maxmemory_policy:noeviction\r\naof_enabled:1\r\n";
    assertEquals(List.of(), RedisReport.warnings(List.of(RedisReport.parse(careful))));
    assertEquals(List.of(), RedisReport.warnings(List.of(RedisReport.parse("tells:nothing"))));
    try (RedisServer careless =
            new RedisServer("--maxmemory-policy", "allkeys-lru", "--maxmemory", "64mb");
        RedisLink link = new RedisLink(RedisUris.parse(careless.url()))) {
      RedisReport told = check(link).reports().toCompletableFuture().join().get(0);
      List<String> warnings = RedisReport.warnings(List.of(told, told));
      assertEquals(2, warnings.size(), warnings::toString);
      assertTrue(warnings.get(0).contains("allkeys-lru"), warnings::toString);
      assertTrue(warnings.get(1).contains("appendonly off"), warnings::toString);
      assertEquals(64 << 20, told.mostBytes());
      assertTrue(told.usedBytes() > 100_000, told::toString);
      assertTrue(told.version().matches("\\d+[.]\\d+[.]\\d+"), told.version());
      Duration apart = Duration.between(told.clock().orElseThrow(), Instant.now()).abs();
      assertTrue(apart.toSeconds() < 5, "one machine, one clock: " + apart);
    }
  }
}
