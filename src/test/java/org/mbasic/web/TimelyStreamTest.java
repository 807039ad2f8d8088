package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelyStreamTest {
  private static final byte[] BYTES = {1, 2, 3};

  private long now;

  /** Bytes of which each read takes a second. */
  private InputStream bytes(int seconds) {
    return new TimelyStream(
        new ByteArrayInputStream(BYTES),
        Duration.ofSeconds(seconds),
        () -> now += Duration.ofSeconds(1).toNanos());
  }

  @Test
  void what_comes_in_time_comes_whole() throws IOException {
    assertArrayEquals(BYTES, bytes(5).readAllBytes());
  }

  @Test
  void a_file_that_comes_too_slowly_is_refused() throws IOException {
    InputStream slow = bytes(2);
    assertEquals(1, slow.read());
    assertEquals(2, slow.read());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, slow::readAllBytes);
    assertEquals("The file did not arrive in time.", refused.getMessage());
  }
}
