package org.mbasic.live;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long things took, counted by their length. Any thread may call. */
final class Histogram {
  /**
   * Longest times of the buckets, in microseconds. Half a millisecond is what half of all saves may
   * take at most, a second is when one is given up.
   */
  private static final int[] MICROS = {
    250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000
  };

  private static final int NANOS_PER_MICRO = 1_000;

  private final String name;
  private final String help;
  private final LongAdder nanoseconds = new LongAdder();

  /** One for each bucket, and one for what took longer than all. */
  private final LongAdder[] buckets =
      Stream.generate(LongAdder::new).limit(MICROS.length + 1).toArray(LongAdder[]::new);

  /**
   * @param name for those who read the metrics; ends with its unit, {@code _seconds}
   * @param help one line for them
   */
  Histogram(String name, String help) {
    this.name = name;
    this.help = help;
  }

  /** Something took so long. */
  void add(long nanos) {
    int bucket = 0;
    while (bucket < MICROS.length && nanos > (long) MICROS[bucket] * NANOS_PER_MICRO) {
      bucket++;
    }
    buckets[bucket].increment();
    nanoseconds.add(nanos);
  }

  /** Adds it to a text of {@link Metrics}: each bucket holds those before it too. */
  void write(StringBuilder text) {
    Figure.describe(text, name, "histogram", help);
    long count = 0;
    for (int i = 0; i < buckets.length; i++) {
      count += buckets[i].sum();
      String longest = i < MICROS.length ? decimal(MICROS[i], 6) : "+Inf";
      text.append(name).append("_bucket{le=\"").append(longest).append("\"} ");
      text.append(count).append('\n');
    }
    text.append(name).append("_sum ").append(decimal(nanoseconds.sum(), 9)).append('\n');
    text.append(name).append("_count ").append(count).append('\n');
  }

  /** The time that half of them took at most, as the bound of a bucket; empty without any. */
  Optional<String> median() {
    long half = (Stream.of(buckets).mapToLong(LongAdder::sum).sum() + 1) / 2;
    long count = 0;
    for (int i = 0; half > 0 && i < MICROS.length; i++) {
      count += buckets[i].sum();
      if (count >= half) {
        return Optional.of(decimal(MICROS[i], 3) + " ms");
      }
    }
    return half > 0 ? Optional.of("more than a second") : Optional.empty();
  }

  private static String decimal(long parts, int digits) {
    return BigDecimal.valueOf(parts, digits).stripTrailingZeros().toPlainString();
  }
}
