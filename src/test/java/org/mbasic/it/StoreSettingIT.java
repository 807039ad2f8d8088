package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/** The choice of the store, and what the log says of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoreSettingIT {
  private static final String RULE =
      "======================================================================";

  @Test
  void a_wrong_store_ends_the_deployment_with_one_clear_line() throws Exception {
    try (ServerProcess server =
        WildFly.startFailing("wrong-store", Map.of("mbasic.session.store", "postgres"))) {
      List<String> lines =
          server
              .log()
              .lines()
              .filter(line -> line.contains("mbasic.session.store") && line.contains("postgres"))
              .toList();
      assertFalse(lines.isEmpty(), server.log());
      assertTrue(server.log().contains("http-session"), "the line says what is allowed");
    }
  }

  @Test
  void the_banner_masks_the_password_of_redis() throws Exception {
    try (RedisServer redis = new RedisServer("--requirepass", "very-secret-word")) {
      String url = redis.url().replace("redis://", "redis://:very-secret-word@");
      Map<String, String> settings = InRedis.at(url);
      try (ServerProcess server = WildFly.start("banner", settings)) {
        assertTrue(server.log().contains(RULE), server.log());
        assertTrue(server.log().contains("Redis"), server.log());
        assertTrue(server.log().contains("shared"), server.log());
        String application = server.log().replaceAll("-D\\S*", "");
        assertFalse(application.contains("very-secret-word"), application);
      }
    }
  }
}
