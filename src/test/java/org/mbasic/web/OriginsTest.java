package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OriginsTest {
  private final Origins any = new Origins(Set.of());

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080",
    "https://basic.example, basic.example",
    "https://basic.example, basic.example:443",
    "http://Basic.Example:80, basic.example",
    "http://[::1]:8080, [::1]:8080"
  })
  void a_page_of_the_host_is_ours(String origin, String host) {
    assertTrue(any.ours(origin, host, false));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8081, localhost:8080",
    "http://localhost, localhost:8080",
    "https://evil.example, basic.example",
    "https://basic.example.evil.example, basic.example",
    "https://basic.example@evil.example, basic.example",
    "https://basic.example@evil.example, evil.example",
    "https://basic.example/path, basic.example",
    "http://basic.example:443, basic.example",
    "ftp://basic.example, basic.example",
    "null, basic.example",
    "basic.example, basic.example",
    "https://, basic.example",
    "::, basic.example"
  })
  void any_other_is_not(String origin, String host) {
    assertFalse(any.ours(origin, host, false));
  }

  @Test
  void a_request_without_an_origin_is_not() {
    assertFalse(any.ours(null, "basic.example", false));
    assertFalse(any.ours("https://basic.example", null, false));
    assertFalse(new Origins(Set.of("https://basic.example")).ours(null, "basic.example", false));
  }

  @Test
  void what_came_by_tls_is_from_no_page_that_did_not() {
    assertTrue(any.ours("https://basic.example", "basic.example", true));
    assertFalse(any.ours("http://basic.example", "basic.example", true));
  }

  @Test
  void named_origins_alone_count_whatever_host_a_proxy_calls() {
    Origins named = new Origins(Origins.parse("https://Basic.Example:443, http://localhost:8080"));
    assertTrue(named.ours("https://basic.example", "backend:8080", false));
    assertTrue(named.ours("http://localhost:8080", "backend:8080", false));
    assertFalse(named.ours("http://basic.example", "basic.example", false));
    assertFalse(named.ours("https://backend:8080", "backend:8080", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic.example", "https://basic.example/", "*", "https://*.example"})
  void what_is_no_origin_is_said(String wrong) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Origins.parse("https://basic.example," + wrong));
    assertEquals(wrong, e.getMessage());
  }
}
