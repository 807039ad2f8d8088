package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisUrisTest {
  @Test
  void one_server_by_host_port_and_database() {
    RedisURI uri = RedisUris.parse("redis://user:word@host:7000/3");
    assertEquals("host", uri.getHost());
    assertEquals(7000, uri.getPort());
    assertEquals(3, uri.getDatabase());
    assertFalse(uri.isSsl());
    assertTrue(RedisUris.parse("rediss://host").isSsl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://s1:26379,s2:26380,s3:26381/mymaster",
        "redis-sentinel://s1:26379,s2:26380,s3:26381/0#mymaster"
      })
  void sentinels_by_their_master(String url) {
    RedisURI uri = RedisUris.parse(url);
    assertEquals("mymaster", uri.getSentinelMasterId());
    assertEquals(3, uri.getSentinels().size());
    assertEquals("s2", uri.getSentinels().get(1).getHost());
    assertEquals(26380, uri.getSentinels().get(1).getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://[::1]:6379", "redis://my_redis", "redis://h?timeout=2s"})
  void unusual_hosts_are_taken(String url) {
    assertTrue(RedisUris.parse(url).getSentinels().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://host",
        "redis://",
        "redis://h:port",
        "redis://:word@",
        "redis://a b"
      })
  void anything_else_is_refused(String url) {
    assertThrows(IllegalArgumentException.class, () -> RedisUris.parse(url));
  }

  @ParameterizedTest
  @CsvSource({
    "redis://host:6379/0,redis://host:6379/0",
    "redis://:geheim@host,redis://:****@host",
    "redis://user:geheim@host:1/2,redis://user:****@host:1/2",
    "redis://user:ge:he@im@host,redis://user:****@host",
    "redis://geheim@host,redis://****@host",
  })
  void a_password_is_masked(String url, String shown) {
    assertEquals(shown, RedisUris.masked(url));
  }

  @Test
  void a_password_before_several_hosts_is_masked() {
    assertEquals(
        "redis-sentinel://:****@a:1,b:2/0#m",
        RedisUris.masked("redis-sentinel://:geheim@a:1,b:2/0#m"));
  }
}
