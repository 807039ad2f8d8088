package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressLimitTest {
  /** Near the end of what a long holds, which {@link System#nanoTime} may pass. */
  private long now = Long.MAX_VALUE - 5;

  private final AddressLimit limit = new AddressLimit(6, () -> now);

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void as_often_as_allowed_at_once_and_then_bit_by_bit() {
    for (int i = 0; i < 6; i++) {
      assertEquals(0, limit.take("a"));
    }
    long wait = limit.take("a");
    assertTrue(wait >= 9 && wait <= 11, "seconds to wait: " + wait);
    pass(10);
    assertEquals(0, limit.take("a"));
    assertTrue(limit.take("a") > 0);
    pass(600);
    for (int i = 0; i < 6; i++) {
      assertEquals(0, limit.take("a"));
    }
    assertTrue(limit.take("a") > 0);
  }

  @Test
  void what_was_refused_is_not_counted() {
    for (int i = 0; i < 100; i++) {
      limit.take("a");
    }
    pass(10);
    assertEquals(0, limit.take("a"));
  }

  @Test
  void what_came_to_nothing_is_not_counted() {
    for (int i = 0; i < 100; i++) {
      assertEquals(0, limit.take("a"));
      limit.giveBack("a");
    }
    for (int i = 0; i < 6; i++) {
      assertEquals(0, limit.take("a"));
    }
    assertTrue(limit.take("a") > 0);
  }

  @Test
  void each_address_has_its_own() {
    for (int i = 0; i < 6; i++) {
      limit.take("a");
    }
    assertEquals(0, limit.take("b"));
    assertTrue(limit.take("a") > 0);
  }

  @Test
  void of_too_many_addresses_the_one_not_seen_for_longest_is_forgotten() {
    for (int i = 0; i < 6; i++) {
      limit.take("old");
      limit.take("busy");
    }
    for (int i = 0; i < AddressLimit.ADDRESSES - 1; i++) {
      limit.take("busy");
      limit.take("other " + i);
    }
    assertTrue(limit.take("busy") > 0);
    assertEquals(0, limit.take("old"));
  }
}
