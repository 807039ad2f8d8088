package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.keys.Secrets;
import org.mbasic.live.Identity;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VisitorCookieTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Identity alice = new Identity("alice", "her-workspace");
  private final VisitorCookie cookies = at(NOW, "", "one");

  private static VisitorCookie at(Instant now, String context, String... secrets) {
    return new VisitorCookie(
        new Secrets(List.of(secrets)).ring("cookies"), Clock.fixed(now, ZoneOffset.UTC), context);
  }

  private static String header(Cookie cookie) {
    return "mbasic-theme=dark; " + cookie.getName() + '=' + cookie.getValue() + "; other=1";
  }

  private String plain() {
    return header(cookies.of(alice, false));
  }

  private static Optional<Identity> read(VisitorCookie by, String header) {
    return by.read(header, false);
  }

  @Test
  void a_browser_is_known_again() {
    assertEquals(Optional.of(alice), read(cookies, plain()));
    assertEquals(
        Optional.of(alice),
        read(cookies, plain().replace("alice", "\"alice").replace("; o", "\"; o")));
  }

  @Test
  void it_is_for_the_server_alone_and_says_how_long() {
    Cookie cookie = cookies.of(alice, false);
    assertEquals("mbasic", cookie.getName());
    assertTrue(cookie.isHttpOnly());
    assertFalse(cookie.getSecure());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
    assertEquals(30 * 24 * 3600, cookie.getMaxAge());
    assertTrue(
        cookie.getValue().matches("alice\\.her-workspace\\.\\d{10}\\.[0-9a-f]{8}\\.[\\w-]{43}"),
        cookie.getValue());
  }

  @Test
  void over_tls_it_belongs_to_the_host_and_no_other_counts() {
    Cookie cookie = cookies.of(alice, true);
    assertEquals("__Host-mbasic", cookie.getName());
    assertTrue(cookie.getSecure());
    assertEquals("/", cookie.getPath());
    assertEquals(null, cookie.getDomain());
    assertEquals(Optional.of(alice), cookies.read(header(cookie), true));
    assertEquals(Optional.empty(), cookies.read(plain(), true));
  }

  @Test
  void a_planted_cookie_does_not_replace_the_host_s() {
    Identity mallory = new Identity("mallory", "a-trap");
    String both = header(cookies.of(mallory, false)) + "; " + header(cookies.of(alice, true));
    assertEquals(Optional.of(alice), read(cookies, both));
  }

  @Test
  void a_change_of_any_character_makes_a_stranger() {
    String value = cookies.of(alice, false).getValue();
    for (int i = 0; i < value.length(); i++) {
      String changed =
          value.substring(0, i) + (value.charAt(i) == 'A' ? 'B' : 'A') + value.substring(i + 1);
      assertEquals(Optional.empty(), read(cookies, "mbasic=" + changed), changed);
      assertEquals(Optional.empty(), read(cookies, "mbasic=" + value.substring(0, i)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mbasic", "mbasic=", "mbasic=....", "mbasic=a.b.c.d", "=", ";;", "\""})
  void what_is_no_cookie_of_ours_is_a_stranger(String header) {
    assertEquals(Optional.empty(), read(cookies, header));
  }

  @Test
  void it_expires() {
    assertEquals(Optional.of(alice), read(at(NOW.plusSeconds(30 * 24 * 3600), "", "one"), plain()));
    assertEquals(
        Optional.empty(), read(at(NOW.plusSeconds(30 * 24 * 3600 + 1), "", "one"), plain()));
  }

  @Test
  void a_clock_a_day_ahead_or_behind_does_no_harm() {
    assertEquals(Optional.of(alice), read(at(NOW.minusSeconds(86_400), "", "one"), plain()));
    assertEquals(Optional.of(alice), read(at(NOW.plusSeconds(86_400), "", "one"), plain()));
  }

  @Test
  void a_previous_secret_s_is_accepted_and_issued_anew_by_the_current_one() {
    VisitorCookie rotated = at(NOW, "", "two", "one");
    assertEquals(Optional.of(alice), read(rotated, plain()));
    String renewed = header(rotated.of(alice, false));
    assertEquals(Optional.of(alice), read(at(NOW, "", "two"), renewed));
    assertEquals(Optional.empty(), read(at(NOW, "", "two"), plain()));
  }

  @Test
  void two_applications_of_a_host_have_their_own() {
    VisitorCookie other = at(NOW, "/basic", "two");
    String both = plain() + "; " + header(other.of(alice, false));
    assertEquals(Optional.of(alice), read(cookies, both));
    assertEquals(Optional.of(alice), read(other, both));
    assertEquals("__Host-mbasic.basic", other.of(alice, true).getName());
  }
}
