package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.live.Networks;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientsTest {
  private final Clients clients = new Clients(Networks.parse("127.0.0.1, 10.0.0.0/8, fd00::/8"));

  /** A request of a peer that says, by its headers, for whom it speaks. */
  private static HttpServletRequest request(String peer, String protocol, String... forwarded) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ClientsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> peer;
                  case "getHeaders" -> Collections.enumeration(List.of(forwarded));
                  case "getHeader" -> protocol;
                  case "isSecure" -> false;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private String address(String peer, String... forwarded) {
    return clients.address(request(peer, "http", forwarded));
  }

  @Test
  void a_stranger_s_word_about_others_means_nothing() {
    assertEquals("192.0.2.7", address("192.0.2.7", "198.51.100.1"));
    assertEquals("192.0.2.7", address("192.0.2.7"));
  }

  @Test
  void of_trusted_proxies_the_last_stranger_counts() {
    assertEquals("198.51.100.1", address("127.0.0.1", "198.51.100.1"));
    assertEquals("198.51.100.1", address("127.0.0.1", "203.0.113.9, 198.51.100.1, 10.1.2.3"));
    assertEquals("198.51.100.1", address("127.0.0.1", "203.0.113.9", "198.51.100.1,10.1.2.3"));
    assertEquals("10.1.2.3", address("127.0.0.1", "10.1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "localhost", "198.51.100.1:80", "1.2.3", "999.1.1.1"})
  void what_is_no_address_is_not_believed(String garbage) {
    assertEquals("127.0.0.1", address("127.0.0.1", garbage));
    assertEquals("10.0.0.1", address("127.0.0.1", garbage + ", 10.0.0.1"));
  }

  @Test
  void all_addresses_of_an_ipv6_network_are_one() {
    assertEquals(address("2001:db8:1:2::1"), address("2001:db8:1:2:3:4:5:6"));
    assertFalse(address("2001:db8:1:2::1").equals(address("2001:db8:1:3::1")));
    assertEquals(address("2001:db8:1:2::1"), address("fd00::1", "2001:db8:1:2::9"));
    assertEquals("192.0.2.7", address("::ffff:192.0.2.7"));
  }

  @Test
  void a_trusted_proxy_alone_tells_of_tls() {
    assertTrue(clients.secure(request("127.0.0.1", "https")));
    assertFalse(clients.secure(request("127.0.0.1", "http")));
    assertFalse(clients.secure(request("192.0.2.7", "https")));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.129, true",
    "0.0.0.0/0, 192.0.2.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false"
  })
  void a_network_holds_the_addresses_of_its_first_bits(
      String network, String address, boolean holds) {
    assertEquals(holds, Networks.parse(network).contains(Networks.address(address).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::1/129"})
  void what_is_no_network_is_said(String wrong) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Networks.parse("::1," + wrong));
    assertEquals(wrong, e.getMessage());
  }
}
