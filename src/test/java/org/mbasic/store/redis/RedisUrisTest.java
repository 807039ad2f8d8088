package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisUrisTest {
  private static final RedisUris.Options CLUSTER =
      new RedisUris.Options(true, Optional.empty(), Optional.empty());

  private static RedisURI one(String url) {
    RedisAddress address = RedisUris.parse(url);
    assertFalse(address.cluster());
    assertEquals(1, address.nodes().size());
    return address.nodes().get(0);
  }

  private static RedisCredentials credentials(RedisURI uri) {
    return Objects.requireNonNull(uri.getCredentialsProvider().resolveCredentials().block());
  }

  @Test
  void one_server_by_host_port_and_database() {
    RedisURI uri = one("redis://user:word@host:7000/3");
    assertEquals("host", uri.getHost());
    assertEquals(7000, uri.getPort());
    assertEquals(3, uri.getDatabase());
    assertFalse(uri.isSsl());
    assertTrue(one("rediss://host").isSsl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://s1:26379,s2:26380,s3:26381/mymaster",
        "redis-sentinel://s1:26379,s2:26380,s3:26381/0#mymaster"
      })
  void sentinels_by_their_master(String url) {
    RedisURI uri = one(url);
    assertEquals("mymaster", uri.getSentinelMasterId());
    assertEquals(3, uri.getSentinels().size());
    assertEquals("s2", uri.getSentinels().get(1).getHost());
    assertEquals(26380, uri.getSentinels().get(1).getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://[::1]:6379", "redis://my_redis", "redis://h?timeout=2s"})
  void unusual_hosts_are_taken(String url) {
    assertTrue(one(url).getSentinels().isEmpty());
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
        "redis://a b",
        "redis://a:1,b:2",
        "redis://a:1,b:2/0",
        "redis://a:1,:2/master"
      })
  void anything_else_is_refused(String url) {
    assertThrows(IllegalArgumentException.class, () -> RedisUris.parse(url));
  }

  @Test
  void sentinels_have_a_password_of_their_own() {
    RedisUris.Options options =
        new RedisUris.Options(false, Optional.of("wache"), Optional.empty());
    RedisURI uri =
        RedisUris.parse("redis-sentinel://:geheim@s1,s2:2/0#master", options).nodes().get(0);
    for (RedisURI sentinel : uri.getSentinels()) {
      assertEquals("wache", String.valueOf(credentials(sentinel).getPassword()));
    }
  }

  @Test
  void a_cluster_is_a_list_of_hosts_each_with_the_same_user() {
    RedisAddress address = RedisUris.parse("rediss://user:word@a:7000,b:7001,c", CLUSTER);
    assertTrue(address.cluster());
    assertEquals(
        List.of("a:7000", "b:7001", "c:6379"),
        address.nodes().stream().map(node -> node.getHost() + ":" + node.getPort()).toList());
    for (RedisURI node : address.nodes()) {
      assertTrue(node.isSsl());
      assertEquals("user", credentials(node).getUsername());
      assertEquals("word", String.valueOf(credentials(node).getPassword()));
    }
    assertEquals(1, RedisUris.parse("redis://one", CLUSTER).nodes().size());
  }

  @Test
  void a_cluster_has_no_sentinels() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RedisUris.parse("redis-sentinel://a,b/0#master", CLUSTER));
  }

  @Test
  void a_file_of_authorities_must_hold_certificates(@TempDir Path folder) throws Exception {
    Path empty = Files.createFile(folder.resolve("ca.pem"));
    Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
    for (Path wrong : List.of(empty, text, folder.resolve("missing.pem"))) {
      assertThrows(IllegalArgumentException.class, () -> RedisUris.authorities(wrong.toString()));
    }
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
