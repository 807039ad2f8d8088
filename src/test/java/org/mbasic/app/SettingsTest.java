package org.mbasic.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.keys.Key;
import org.mbasic.keys.KeyRing;
import org.mbasic.keys.Secrets;
import org.mbasic.live.Access;
import org.mbasic.live.WebSettings;
import org.mbasic.live.WebSettings.Scope;
import org.mbasic.workspace.DeskLimits;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static Settings read(
      Map<String, String> properties,
      Map<String, String> environment,
      Map<String, String> entries) {
    return Settings.read(new SettingSource(properties::get, environment::get, entries::get));
  }

  private static Settings environment(Map<String, String> environment) {
    return read(Map.of(), environment, Map.of());
  }

  private static Settings properties(Map<String, String> properties) {
    return read(properties, Map.of(), Map.of());
  }

  @Test
  void nothing_set_is_the_http_session_with_a_workspace_for_each_tab() {
    Settings settings = properties(Map.of());
    assertEquals(Settings.Store.HTTP_SESSION, settings.store());
    assertEquals("http-session", settings.store().spelling());
    assertEquals(Scope.TAB, settings.scope());
    assertEquals(Optional.empty(), settings.redisUrl());
    assertEquals("mbasic:", settings.redisPrefix());
    assertEquals(Optional.empty(), settings.secrets());
    assertEquals(Duration.ofHours(24), settings.life());
    assertEquals(5, settings.saveSeconds());
    assertFalse(settings.development());
    assertEquals(DeskLimits.DEFAULT, settings.limits());
  }

  @Test
  void an_address_of_redis_is_enough_to_use_it() {
    Settings settings =
        environment(
            Map.of("MBASIC_REDIS_URL", "redis://localhost", "MBASIC_STORAGE_SECRET", SECRET));
    assertEquals(Settings.Store.REDIS, settings.store());
    assertEquals(Scope.BROWSER, settings.scope());
    assertEquals(Optional.of("redis://localhost"), settings.redisUrl());
    assertTrue(settings.secrets().isPresent());
  }

  @Test
  void the_names_that_the_original_used_still_count_but_after_ours() {
    Settings older =
        environment(
            Map.of(
                "NICEGUI_REDIS_URL", "redis://old",
                "NICEGUI_REDIS_KEY_PREFIX", "old:",
                "MBASIC_STORAGE_SECRET", SECRET));
    assertEquals(Optional.of("redis://old"), older.redisUrl());
    assertEquals("old:", older.redisPrefix());
    Settings both =
        environment(
            Map.of(
                "NICEGUI_REDIS_URL", "redis://old",
                "MBASIC_REDIS_URL", "redis://new",
                "MBASIC_STORAGE_SECRET", SECRET));
    assertEquals(Optional.of("redis://new"), both.redisUrl());
  }

  @Test
  void the_http_session_can_be_chosen_although_there_is_redis() {
    Settings settings =
        environment(
            Map.of(
                "MBASIC_REDIS_URL", "redis://localhost", "MBASIC_SESSION_STORE", "http-session"));
    assertEquals(Settings.Store.HTTP_SESSION, settings.store());
    assertEquals(Optional.empty(), settings.redisUrl());
  }

  @Test
  void a_property_goes_before_the_environment_and_that_before_the_descriptor() {
    Map<String, String> three = Map.of("mbasic.save.seconds", "3");
    Map<String, String> four = Map.of("MBASIC_SAVE_SECONDS", "4");
    Map<String, String> six = Map.of("mbasic.save.seconds", "6");
    assertEquals(3, read(three, four, six).saveSeconds());
    assertEquals(4, read(Map.of(), four, six).saveSeconds());
    assertEquals(6, read(Map.of(), Map.of(), six).saveSeconds());
  }

  @ParameterizedTest
  @CsvSource({"'',6", "' ',6", "${mbasic.save.seconds},6", "' 7 ',7"})
  void what_is_blank_or_was_not_expanded_is_not_set(String value, int seconds) {
    assertEquals(
        seconds,
        read(Map.of("mbasic.save.seconds", value), Map.of(), Map.of("mbasic.save.seconds", "6"))
            .saveSeconds());
  }

  @ParameterizedTest
  @CsvSource({
    "mbasic.session.store,memory,must be http-session or redis",
    "mbasic.session.store,redis,mbasic.redis.url",
    "mbasic.session.scope,window,must be tab or browser",
    "mbasic.session.hours,0,must be a number from 1 to",
    "mbasic.session.hours,a day,must be a number from 1 to",
    "mbasic.save.seconds,-1,must be a number from 1 to 3600",
    "mbasic.origins,basic.example,mbasic.origins (MBASIC_ORIGINS) has a part",
    "mbasic.proxies,proxy.example,mbasic.proxies (MBASIC_PROXIES) has a part",
    "mbasic.development,yes,must be true or false",
    "mbasic.limit.open-files,16,must be a number from 1 to 15",
    "mbasic.limit.memory-bytes,268435457,must be a number from 1 to 268435456",
    "mbasic.limit.file-bytes,268435457,must be a number from 1 to 268435456",
    "mbasic.limit.output-characters,16777217,must be a number from 1 to 16777216",
    "mbasic.limit.unshown-characters,16777217,must be a number from 1 to 16777216",
    "mbasic.limit.typed-keys,1048577,must be a number from 1 to 1048576",
    "mbasic.limit.memory-bytes,99999999999999999999,must be a number from 1 to",
    "mbasic.limit.program-characters,1048577,must be a number from 1 to 1048576",
  })
  void a_wrong_value_is_one_line_that_names_the_setting(String key, String value, String part) {
    WrongSetting wrong = assertThrows(WrongSetting.class, () -> properties(Map.of(key, value)));
    String line = wrong.line();
    assertTrue(line.contains(part), line);
    assertTrue(line.startsWith("mbasic."), line);
    assertEquals(1, line.lines().count());
  }

  @ParameterizedTest
  @CsvSource({"http://user:geheim@host", "geheim", "redis://:geheim@host:port", "redis://"})
  void a_wrong_address_is_told_without_its_password(String url) {
    WrongSetting wrong =
        assertThrows(
            WrongSetting.class,
            () -> properties(Map.of("mbasic.redis.url", url, "mbasic.storage.secret", SECRET)));
    assertTrue(wrong.line().startsWith("mbasic.redis.url"), wrong.line());
    assertFalse(wrong.line().contains("geheim"), wrong.line());
  }

  @ParameterizedTest
  @CsvSource({"''", "0123456789abcdef0123456789abcde"})
  void redis_needs_a_secret_of_32_characters_but_in_development(String secret) {
    Map<String, String> settings =
        Map.of("mbasic.redis.url", "redis://localhost", "mbasic.storage.secret", secret);
    WrongSetting wrong = assertThrows(WrongSetting.class, () -> properties(settings));
    assertTrue(wrong.line().startsWith("mbasic.storage.secret"), wrong.line());
    assertFalse(wrong.line().contains("0123456789"), wrong.line());
    Settings development = read(settings, Map.of("MBASIC_DEVELOPMENT", "true"), Map.of());
    assertEquals(Settings.Store.REDIS, development.store());
  }

  @ParameterizedTest
  @CsvSource({
    "mbasic.storage.secret,0123456789abcdef0123456789abcde",
    "mbasic.storage.secret,change-this-to-a-secret-of-your-own-of-32-characters",
    "mbasic.storage.previous-secrets,0123456789abcdef0123456789abcde",
  })
  void a_bad_secret_that_is_set_is_refused_without_redis_too_but_in_development(
      String key, String secret) {
    Map<String, String> settings = new HashMap<>(Map.of("mbasic.storage.secret", SECRET));
    settings.put(key, secret);
    WrongSetting wrong = assertThrows(WrongSetting.class, () -> properties(settings));
    assertTrue(wrong.line().startsWith(key), wrong.line());
    assertFalse(wrong.line().contains(secret), wrong.line());
    Settings development = read(settings, Map.of("MBASIC_DEVELOPMENT", "true"), Map.of());
    assertEquals(Settings.Store.HTTP_SESSION, development.store());
  }

  @Test
  void the_file_of_settings_of_the_service_is_refused_as_it_is_and_without_its_redis()
      throws IOException {
    Map<String, String> shipped = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("server-config/systemd/mbasic.env"))) {
      if (line.startsWith("MBASIC_")) {
        shipped.put(line.split("=", 2)[0], line.split("=", 2)[1]);
      }
    }
    WrongSetting wrong = assertThrows(WrongSetting.class, () -> environment(shipped));
    assertTrue(wrong.line().startsWith("mbasic.storage.secret"), wrong.line());
    shipped.remove("MBASIC_REDIS_URL");
    wrong = assertThrows(WrongSetting.class, () -> environment(shipped));
    assertTrue(wrong.line().startsWith("mbasic.storage.secret"), wrong.line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev-default-change-in-production",
        "at-least-32-characters-of-your-own",
        "your-secret-key-here-and-some-more-of-it",
        "Change_Me_Change_Me_Change_Me_Change_Me",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void redis_refuses_a_secret_that_anybody_would_try(String secret) {
    WrongSetting wrong =
        assertThrows(
            WrongSetting.class,
            () ->
                properties(
                    Map.of("mbasic.redis.url", "redis://h", "mbasic.storage.secret", secret)));
    assertTrue(wrong.line().startsWith("mbasic.storage.secret"), wrong.line());
    assertFalse(wrong.line().contains(secret), wrong.line());
  }

  @Test
  void previous_secrets_open_and_the_current_one_makes() {
    String older = SECRET.replace('0', 'z');
    Map<String, String> set = new HashMap<>();
    set.put("mbasic.redis.url", "redis://localhost");
    set.put("mbasic.storage.secret", SECRET);
    set.put("mbasic.storage.previous-secrets", " " + older + " ,, ");
    KeyRing ring = properties(set).keys().ring("fields");
    Key old = new Secrets(List.of(older)).ring("fields").current();
    assertTrue(ring.find(old.id()).isPresent());
    assertEquals(new Secrets(List.of(SECRET)).ring("fields").current().id(), ring.current().id());
    set.put("mbasic.storage.previous-secrets", older + ",geheim");
    WrongSetting wrong = assertThrows(WrongSetting.class, () -> properties(set));
    assertTrue(wrong.line().startsWith("mbasic.storage.previous-secrets"), wrong.line());
    assertFalse(wrong.line().contains("geheim"), wrong.line());
  }

  private static String wrong(Map<String, String> settings) {
    return assertThrows(WrongSetting.class, () -> properties(settings)).line();
  }

  @ParameterizedTest
  @ValueSource(strings = {"geheim", SECRET})
  void previous_secrets_want_a_current_one(String previous) {
    String line = wrong(Map.of("mbasic.storage.previous-secrets", previous));
    assertTrue(line.startsWith("mbasic.storage.previous-secrets"), line);
    assertTrue(line.contains(" mbasic.storage.secret"), line);
    assertFalse(line.contains(previous), line);
  }

  @Test
  void every_limit_can_be_set() {
    DeskLimits limits =
        properties(
                Map.of(
                    "mbasic.limit.memory-bytes", "1001",
                    "mbasic.limit.stack-depth", "1002",
                    "mbasic.limit.call-depth", "103",
                    "mbasic.limit.open-files", "14",
                    "mbasic.limit.typed-keys", "1005",
                    "mbasic.limit.output-characters", "1006",
                    "mbasic.limit.files", "1007",
                    "mbasic.limit.file-bytes", "1008",
                    "mbasic.limit.program-characters", "1009"))
            .limits();
    assertEquals(1001, limits.machine().memoryBytes());
    assertEquals(1002, limits.machine().stackDepth());
    assertEquals(103, limits.machine().callDepth());
    assertEquals(14, limits.machine().openFiles());
    assertEquals(1005, limits.machine().typedKeys());
    assertEquals(1006, limits.outputCharacters());
    assertEquals(1007, limits.files());
    assertEquals(1008, limits.fileBytes());
    assertEquals(1009, limits.programCharacters());
  }

  @Test
  void who_may_come_in_and_how_often_can_be_set() {
    Access access =
        properties(
                Map.of(
                    "mbasic.origins", "https://Basic.example:443, http://localhost:8080",
                    "mbasic.proxies", "127.0.0.1,10.0.0.0/8",
                    "mbasic.limit.new-workspaces", "1",
                    "mbasic.limit.handshakes", "2",
                    "mbasic.limit.socket-messages", "3",
                    "mbasic.limit.socket-characters", "4",
                    "mbasic.limit.requests", "5"))
            .access();
    assertEquals(Set.of("https://basic.example", "http://localhost:8080"), access.origins());
    assertEquals(1, access.workspaces());
    assertEquals(2, access.handshakes());
    assertEquals(3, access.messages());
    assertEquals(4, access.characters());
    assertEquals(5, access.requests());
    Access unset = properties(Map.of()).access();
    assertEquals(Access.DEFAULT.requests(), unset.requests());
    assertEquals(Access.DEFAULT.workspaces(), unset.workspaces());
    assertEquals(Access.DEFAULT.handshakes(), unset.handshakes());
    assertEquals(Access.DEFAULT.messages(), unset.messages());
    assertEquals(Access.DEFAULT.characters(), unset.characters());
  }

  @Test
  void how_many_workspaces_stay_and_for_how_long_can_be_set() {
    WebSettings.Stay stay =
        properties(
                Map.of(
                    "mbasic.limit.workspaces", "1",
                    "mbasic.idle.minutes", "2",
                    "mbasic.detached.seconds", "3",
                    "mbasic.unattended.seconds", "4",
                    "mbasic.limit.run-seconds", "5",
                    "mbasic.limit.unshown-characters", "6"))
            .stay();
    assertEquals(new WebSettings.Stay(1, 2, 3, 4, 5, 6), stay);
    assertEquals(WebSettings.Stay.DEFAULT, properties(Map.of()).stay());
  }

  @Test
  void new_workspaces_are_refused_for_unsaved_ones_before_the_server_is_full() {
    Settings settings = properties(Map.of());
    assertEquals(5_000, settings.load().unsavedWorkspaces());
    assertTrue(settings.load().unsavedWorkspaces() < settings.stay().workspaces());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "1000,500", "5001,2500", "9999,4999", "1000000,5000"})
  void where_there_may_be_fewer_workspaces_fewer_may_be_unsaved(String most, int unsaved) {
    Settings settings = properties(Map.of("mbasic.limit.workspaces", most));
    assertEquals(unsaved, settings.load().unsavedWorkspaces());
  }

  @Test
  void as_many_unsaved_workspaces_as_there_may_be_are_refused() {
    String key = "mbasic.save.unsaved-workspaces";
    assertEquals(
        999,
        properties(Map.of("mbasic.limit.workspaces", "1000", key, "999"))
            .load()
            .unsavedWorkspaces());
    for (Map<String, String> settings :
        List.of(Map.of("mbasic.limit.workspaces", "1000", key, "1000"), Map.of(key, "10000"))) {
      String line = wrong(settings);
      assertTrue(line.startsWith(key), line);
      assertTrue(line.contains("mbasic.limit.workspaces"), line);
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void every_setting_has_a_name_for_each_place(Setting setting) {
    assertTrue(setting.key().matches("mbasic(\\.[a-z]+(-[a-z]+)?)+"), setting.key());
    setting.variables().forEach(name -> assertTrue(name.matches("[A-Z]+(_[A-Z]+)+"), name));
  }

  @Test
  void settings_in_a_log_show_no_secret() {
    Settings settings =
        properties(
            Map.of("mbasic.redis.url", "redis://u:geheim@h", "mbasic.storage.secret", SECRET));
    assertEquals("Settings[REDIS, redis://u:****@h]", settings.toString());
  }
}
