package org.mbasic.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What this server has counted since its start. Any thread may call. */
public final class Metrics {
  /** What is counted. */
  enum Counter {
    ACQUISITIONS("mbasic_acquisitions_total", "Workspaces read from the store to live here"),
    TAKEOVERS("mbasic_takeovers_total", "Workspaces forced from another owner that did not answer"),
    HANDOVERS("mbasic_handovers_total", "Workspaces that another owner handed over"),
    HANDED_OVER("mbasic_handed_over_total", "Workspaces handed over to another server"),
    FENCED("mbasic_fenced_total", "Workspaces lost to another owner before their last save"),
    REPLAYS("mbasic_replays_total", "Output printed again that a page compared with what it shows"),
    REPLAYED_CHARACTERS("mbasic_replayed_characters_total", "Characters compared in this way"),
    MISMATCHES("mbasic_replay_mismatches_total", "Pages that showed output the saved state denies"),
    MISMATCHED_CHARACTERS("mbasic_replay_mismatched_characters_total", "Characters of that output");

    final String exposed;
    final String help;

    /**
     * @param exposed name for those who read the metrics
     * @param help one line for them
     */
    Counter(String exposed, String help) {
      this.exposed = exposed;
      this.help = help;
    }
  }

  private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);

  /** All at 0. */
  public Metrics() {
    for (Counter counter : Counter.values()) {
      counts.put(counter, new LongAdder());
    }
  }

  /** Counts one. */
  void count(Counter counter) {
    add(counter, 1);
  }

  /** Counts so many. */
  void add(Counter counter, long number) {
    adder(counter).add(number);
  }

  /** Counted so far. */
  long of(Counter counter) {
    return adder(counter).sum();
  }

  private LongAdder adder(Counter counter) {
    return Objects.requireNonNull(counts.get(counter));
  }
}
