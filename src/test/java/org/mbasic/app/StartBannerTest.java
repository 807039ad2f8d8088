package org.mbasic.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartBannerTest {
  private static List<String> banner(Map<String, String> properties) {
    Settings settings =
        Settings.read(new SettingSource(properties::get, name -> null, name -> null));
    return StartBanner.lines("1.2.3", "node-a", settings);
  }

  @Test
  void it_stands_between_two_rules_and_names_the_version() {
    List<String> lines = banner(Map.of());
    assertTrue(lines.get(0).matches("={20,}"));
    assertEquals(lines.get(0), lines.get(lines.size() - 1));
    assertEquals("MBASIC Web 1.2.3 on node-a", lines.get(1));
  }

  @Test
  void with_the_http_session_it_says_how_to_use_redis() {
    String text = String.join("\n", banner(Map.of()));
    assertTrue(text.contains("Storage: HTTP session"), text);
    assertTrue(text.contains("MBASIC_REDIS_URL"), text);
  }

  @Test
  void with_redis_it_shows_the_address_without_password_and_that_state_is_shared() {
    String text =
        String.join(
            "\n",
            banner(
                Map.of(
                    "mbasic.redis.url", "rediss://mb:geheim@redis.example:6380/2",
                    "mbasic.storage.secret", "0123456789abcdef0123456789abcdef")));
    assertTrue(text.contains("Storage: Redis at rediss://mb:****@redis.example:6380/2"), text);
    assertTrue(text.contains("shared across all servers"), text);
    assertFalse(text.contains("geheim"), text);
    assertFalse(text.contains("0123456789"), text);
  }

  @Test
  void without_a_secret_it_says_that_nothing_is_protected() {
    Map<String, String> open =
        Map.of("mbasic.redis.url", "redis://localhost", "mbasic.development", "true");
    String text = String.join("\n", banner(open));
    assertTrue(text.contains("NOT FOR PRODUCTION: without mbasic.storage.secret"), text);
    assertFalse(text.contains("encrypted"), text);
  }
}
