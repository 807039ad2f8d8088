package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskHandshakeTest {
  @Test
  void a_handshake_shows_no_cookie() {
    assertEquals(
        "Handshake[192.0.2.1]",
        new DeskHandshake.Handshake(null, "mbasic=PLANTED", "192.0.2.1").toString());
  }
}
