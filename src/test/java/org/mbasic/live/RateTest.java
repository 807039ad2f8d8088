package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RateTest {
  /** {@link System#nanoTime} may be negative, and may pass its end. */
  private static final long BEGIN = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

  private final Rate rate = new Rate(BEGIN);

  private static long after(int seconds) {
    return BEGIN + Duration.ofSeconds(seconds).toNanos();
  }

  private void add(int number, int second) {
    for (int i = 0; i < number; i++) {
      rate.add(after(second));
    }
  }

  @Test
  void it_is_0_when_nothing_happens() {
    assertEquals(0, rate.perSecond(after(0)));
    assertEquals(0, rate.perSecond(after(1_000)));
  }

  @Test
  void in_the_first_minute_it_is_an_average_since_the_beginning() {
    add(6, 0);
    assertEquals(6, rate.perSecond(after(0)));
    assertEquals(2, rate.perSecond(after(2)));
  }

  @Test
  void later_what_is_a_minute_old_does_not_count() {
    add(60, 0);
    add(120, 30);
    assertEquals(3, rate.perSecond(after(59)));
    assertEquals(2, rate.perSecond(after(60)));
    assertEquals(2, rate.perSecond(after(89)));
    assertEquals(0, rate.perSecond(after(90)));
  }

  @Test
  void nothing_counts_after_a_long_silence() {
    add(60, 59);
    add(30, 1_000);
    assertEquals(0.5, rate.perSecond(after(1_001)));
  }

  @Test
  void who_comes_with_an_older_time_counts_too() {
    add(1, 9);
    add(1, 8);
    assertEquals(0.2, rate.perSecond(after(9)));
  }
}
