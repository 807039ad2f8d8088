package org.mbasic.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretsTest {
  private static final String OLD = "0123456789abcdef0123456789abcdef";
  private static final String NEW = "fedcba9876543210fedcba9876543210";

  /** Made by another HKDF-SHA256 and HMAC-SHA256, those of Python: saved state depends on them. */
  @Test
  void keys_are_the_ones_of_rfc_5869() {
    Key key = new Secrets(List.of(OLD)).ring("fields").current();
    assertEquals("77340c1f", HexFormat.of().toHexDigits(key.id()));
    assertEquals(
        "6807a083c2ed84bcb0c691c5e2170024b95f9b2a381aec24d26e27be9f497414",
        HexFormat.of().formatHex(key.derive("workspace x")));
    byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        "96d0becc3bac9afea839d797801a2ef9d867cc99fb367b7ad406cbe58c95f7b8",
        HexFormat.of().formatHex(key.hmac(text)));
  }

  @Test
  void each_purpose_and_each_secret_has_its_own_key() {
    Secrets secrets = new Secrets(List.of(NEW, OLD));
    Key fields = secrets.ring("fields").current();
    Key cookies = secrets.ring("cookies").current();
    assertNotEquals(fields.id(), cookies.id());
    assertNotEquals(hex(fields), hex(cookies));
    assertNotEquals(hex(fields), hex(new Secrets(List.of(OLD)).ring("fields").current()));
  }

  @Test
  void the_first_secret_makes_and_all_are_found() {
    Key old = new Secrets(List.of(OLD)).ring("fields").current();
    KeyRing both = new Secrets(List.of(NEW, OLD)).ring("fields");
    assertNotEquals(old.id(), both.current().id());
    assertArrayEquals(old.derive("x"), both.find(old.id()).orElseThrow().derive("x"));
    assertEquals(Optional.empty(), new Secrets(List.of(NEW)).ring("fields").find(old.id()));
  }

  @Test
  void without_any_secret_there_are_no_keys() {
    assertThrows(IllegalArgumentException.class, () -> new Secrets(List.of()));
  }

  @Test
  void nothing_shows_a_secret_or_a_key() {
    Secrets secrets = new Secrets(List.of(OLD));
    assertEquals("Secrets[1]", secrets.toString());
    String ring = secrets.ring("fields").toString();
    assertTrue(ring.matches("KeyRing\\[Key\\[[0-9a-f]{1,8}]]"), ring);
  }

  private static String hex(Key key) {
    return HexFormat.of().formatHex(key.derive("x"));
  }
}
