package org.mbasic.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisReport;
import org.mbasic.web.Finding;
import org.mbasic.web.Finding.Grade;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisFindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final RedisReport CAREFUL = careful(79 << 20, 100 << 20, NOW);

  private static RedisReport careful(long used, long most, Instant clock) {
    return new RedisReport(
        "7.0.15", Optional.of("noeviction"), Optional.of(true), used, most, Optional.of(clock));
  }

  private final Map<String, String> properties =
      new HashMap<>(
          Map.of(
              "mbasic.redis.url", "rediss://web:geheim@redis.example:6379",
              "mbasic.storage.secret", "0123456789abcdef0123456789abcdef"));

  private List<Finding> look(CompletionStage<List<RedisReport>> reports) {
    Settings settings =
        Settings.read(new SettingSource(properties::get, name -> null, name -> null));
    return new RedisFindings(
            settings, settings.redis().orElseThrow(), Clock.fixed(NOW, ZoneOffset.UTC))
        .look(false, reports)
        .toCompletableFuture()
        .join();
  }

  private Map<String, Grade> grades(CompletionStage<List<RedisReport>> reports) {
    return look(reports).stream().collect(Collectors.toMap(Finding::point, Finding::grade));
  }

  private Map<String, Grade> grades(RedisReport report) {
    return grades(CompletableFuture.completedStage(List.of(report)));
  }

  private String clock(Instant ofRedis) {
    return look(CompletableFuture.completedStage(List.of(careful(1, 2, ofRedis)))).stream()
        .filter(finding -> finding.point().equals("Clock") && finding.grade() == Grade.NOTE)
        .map(Finding::seen)
        .findFirst()
        .orElseThrow();
  }

  private static CompletionStage<List<RedisReport>> failed(Reason reason) {
    return CompletableFuture.<List<RedisReport>>failedStage(
            new StoreUnavailable(reason, "a test", null))
        .thenApply(never -> never);
  }

  @Test
  void nothing_is_wrong_with_a_careful_redis_and_no_secret_is_told() {
    List<Finding> findings = look(CompletableFuture.completedStage(List.of(CAREFUL)));
    assertTrue(findings.stream().noneMatch(finding -> finding.grade() == Grade.WRONG));
    assertFalse(findings.toString().contains("geheim"));
    assertFalse(findings.toString().contains("0123456789"));
  }

  @Test
  void a_redis_that_does_not_answer_is_wrong_but_one_that_does_not_tell_is_not() {
    assertEquals(Grade.WRONG, grades(failed(Reason.SILENT)).get("Storage"));
    Map<String, Grade> refused = grades(failed(Reason.REFUSED));
    assertEquals(Grade.GOOD, refused.get("Storage"));
    assertEquals(Grade.NOTE, refused.get("Settings of Redis"));
  }

  @Test
  void what_loses_workspaces_is_wrong() {
    Map<String, Grade> careless =
        grades(
            new RedisReport(
                "7.0.15", Optional.of("allkeys-lru"), Optional.of(false), 1, 2, Optional.empty()));
    assertEquals(Grade.WRONG, careless.get("When Redis is full"));
    assertEquals(Grade.WRONG, careless.get("When Redis starts anew"));
    assertNull(careless.get("Clock"), "it has not told its time");
  }

  @Test
  void what_redis_does_not_tell_is_not_called_wrong() {
    Map<String, Grade> silent =
        grades(new RedisReport("", Optional.empty(), Optional.empty(), 1, 2, Optional.empty()));
    assertEquals(Grade.NOTE, silent.get("When Redis is full"));
    assertEquals(Grade.NOTE, silent.get("When Redis starts anew"));
  }

  @Test
  void memory_is_wrong_from_four_fifths_on() {
    assertEquals(Grade.GOOD, grades(CAREFUL).get("Memory of Redis"));
    RedisReport full = careful(80 << 20, 100 << 20, NOW);
    assertEquals(Grade.WRONG, grades(full).get("Memory of Redis"));
    RedisReport unlimited = careful(1, 0, NOW);
    assertEquals(Grade.NOTE, grades(unlimited).get("Memory of Redis"));
  }

  @Test
  void another_clock_is_told() {
    assertEquals(Grade.GOOD, grades(CAREFUL).get("Clock"));
    assertEquals("90 seconds ahead of that of Redis", clock(NOW.minusSeconds(90)));
    assertEquals("90 seconds behind that of Redis", clock(NOW.plusSeconds(90)));
  }

  @Test
  void a_way_without_tls_or_password_is_wrong_unless_it_stays_on_the_machine() {
    properties.put("mbasic.redis.url", "redis://redis.example:6379");
    assertEquals(Grade.WRONG, grades(CAREFUL).get("Way to Redis"));
    assertEquals(Grade.WRONG, grades(CAREFUL).get("Password of Redis"));
    properties.put("mbasic.redis.url", "redis://:geheim@localhost:6379");
    assertEquals(Grade.GOOD, grades(CAREFUL).get("Way to Redis"));
    assertEquals(Grade.GOOD, grades(CAREFUL).get("Password of Redis"));
  }

  @Test
  void a_server_for_development_is_wrong() {
    properties.put("mbasic.development", "true");
    assertEquals(Grade.WRONG, grades(CAREFUL).get("Secret"));
    properties.remove("mbasic.storage.secret");
    assertEquals(Grade.WRONG, grades(CAREFUL).get("Secret"));
  }
}
