package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OriginsTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080",
    "https://basic.example, basic.example",
    "https://basic.example, basic.example:443",
    "http://Basic.Example:80, basic.example",
    "http://[::1]:8080, [::1]:8080"
  })
  void a_page_of_the_host_is_ours(String origin, String host) {
    assertTrue(Origins.same(origin, host));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8081, localhost:8080",
    "http://localhost, localhost:8080",
    "https://evil.example, basic.example",
    "https://basic.example.evil.example, basic.example",
    "https://basic.example@evil.example, basic.example",
    "http://basic.example:443, basic.example",
    "null, basic.example",
    "basic.example, basic.example",
    "https://, basic.example",
    "::, basic.example"
  })
  void any_other_is_not(String origin, String host) {
    assertFalse(Origins.same(origin, host));
  }

  @Test
  void a_request_without_an_origin_is_not() {
    assertFalse(Origins.same(null, "basic.example"));
    assertFalse(Origins.same("https://basic.example", null));
  }
}
