package org.mbasic.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often something may be done a minute from each address. Remembers the {@value #ADDRESSES}
 * addresses seen last, some 2 MB; one that was forgotten starts anew. Safe for use by many threads.
 */
public final class AddressLimit {
  static final int ADDRESSES = 16_384;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final int limit;
  private final LongSupplier clock;
  private final Map<String, RateAllowance> allowances =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateAllowance> eldest) {
          return size() > ADDRESSES;
        }
      };

  /**
   * @param limit times a minute
   * @param clock as {@link System#nanoTime}
   */
  public AddressLimit(int limit, LongSupplier clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Counts one time.
   *
   * @return 0, or seconds to wait before it is allowed again
   */
  public synchronized long take(String address) {
    RateAllowance allowance =
        allowances.computeIfAbsent(address, unseen -> new RateAllowance(limit, MINUTE));
    long wait = allowance.take(1, clock.getAsLong());
    return wait == 0 ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(wait);
  }

  /** What was counted last time did not come about. */
  synchronized void giveBack(String address) {
    RateAllowance allowance = allowances.get(address);
    if (allowance != null) {
      allowance.giveBack(1);
    }
  }
}
