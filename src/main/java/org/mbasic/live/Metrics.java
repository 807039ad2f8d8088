package org.mbasic.live;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.ProgramListener;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.workspace.SaveResult;

/**
 * What this server has counted since its start: how it is used, without a trace of who uses it, and
 * what it has to do with the store. Any thread may call.
 */
public final class Metrics implements ProgramListener {
  /** What is counted. */
  enum Counter {
    VISITS("mbasic_visits_total", "Times that the workspace's page was opened"),
    NEWCOMERS("mbasic_newcomers_total", "Browsers among them that were not known"),
    RUNS("mbasic_runs_total", "Programs begun"),
    ACQUISITIONS("mbasic_acquisitions_total", "Workspaces read from the store to live here"),
    TAKEOVERS("mbasic_takeovers_total", "Workspaces forced from another owner that did not answer"),
    HANDOVERS_RECEIVED("mbasic_handovers_total", "Workspaces that another owner handed over"),
    HANDOVERS_GIVEN("mbasic_handed_over_total", "Workspaces handed over to another server"),
    PASSIVATED("mbasic_passivated_total", "Workspaces that left memory while their pages stayed"),
    FENCED(
        "mbasic_fenced_total",
        "Workspaces lost to another owner, or deleted, before their last save"),
    SAVES("mbasic_saves_total", "Saves that the store has"),
    SAVED_BYTES("mbasic_saved_bytes_total", "Bytes of the fields in them"),
    REPEATED("mbasic_saves_repeated_total", "Saves whose answer was lost and that had arrived"),
    CONFLICTS(
        "mbasic_save_conflicts_total", "Saves that met another version and became whole ones"),
    GONE("mbasic_save_gone_total", "Saves that met no workspace"),
    FAILED_SAVES("mbasic_save_failures_total", "Saves that the store did not answer"),
    REPLAYS("mbasic_replays_total", "Output printed again that a page compared with what it shows"),
    REPLAYED_CHARACTERS("mbasic_replayed_characters_total", "Characters compared in this way"),
    MISMATCHES("mbasic_replay_mismatches_total", "Pages that showed output the saved state denies"),
    MISMATCHED_CHARACTERS("mbasic_replay_mismatched_characters_total", "Characters of that output"),
    REFUSED("mbasic_refused_total", "Browsers, pages and sockets turned away at a limit");

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

  /** Numbers of BASIC's errors are bytes. */
  private static final int ERRORS = 256;

  private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);

  /** Errors of programs and typed lines, by number. */
  private final AtomicLongArray errors = new AtomicLongArray(ERRORS);

  private final Histogram saveTimes =
      new Histogram("mbasic_save_seconds", "Time from asking the store to its answer or failure");

  private final Rate saves = new Rate(System.nanoTime());

  /** All at 0. */
  public Metrics() {
    for (Counter counter : Counter.values()) {
      counts.put(counter, new LongAdder());
    }
  }

  /**
   * A save has ended.
   *
   * @param result null when the store did not answer
   */
  void saved(@Nullable SaveResult result, Delta delta, long nanos) {
    saveTimes.add(nanos);
    if (result == null) {
      count(Counter.FAILED_SAVES);
    } else if (result instanceof SaveResult.Ok) {
      count(Counter.SAVES);
      saves.add(System.nanoTime());
      delta.changed().values().forEach(bytes -> add(Counter.SAVED_BYTES, bytes.length));
      if (result instanceof SaveResult.Already) {
        count(Counter.REPEATED);
      }
    } else if (result instanceof SaveResult.Conflict) {
      count(Counter.CONFLICTS);
    } else if (result instanceof SaveResult.Gone) {
      count(Counter.GONE);
    }
  }

  /** A page has compared output that was printed again with what it shows. */
  void compared(ClientMessage.Compared replay) {
    count(Counter.REPLAYS);
    add(Counter.REPLAYED_CHARACTERS, replay.characters());
    if (replay.lost() > 0) {
      count(Counter.MISMATCHES);
      add(Counter.MISMATCHED_CHARACTERS, replay.lost());
    }
  }

  @Override
  public void began() {
    count(Counter.RUNS);
  }

  @Override
  public void failed(int error) {
    errors.incrementAndGet(error);
  }

  /** A workspace's page is opened. */
  public void visited(boolean known) {
    count(Counter.VISITS);
    if (!known) {
      count(Counter.NEWCOMERS);
    }
  }

  /** Somebody is turned away at a limit. */
  public void refused() {
    count(Counter.REFUSED);
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

  /** All counters. */
  public List<Figure> figures() {
    return counts.entrySet().stream()
        .map(
            count -> {
              Counter counter = count.getKey();
              return new Figure(counter.exposed, "counter", counter.help, count.getValue().sum());
            })
        .toList();
  }

  /** What half of all saves took at most; empty without any. */
  public Optional<String> medianSaveTime() {
    return saveTimes.median();
  }

  /** How many saves a second the store has had in the last minute. */
  public double savesPerSecond() {
    return saves.perSecond(System.nanoTime());
  }

  /**
   * All that was counted, as the text that Prometheus reads, version 0.0.4.
   *
   * @param gauges that follow it
   */
  public String text(List<Figure> gauges) {
    StringBuilder text = new StringBuilder();
    figures().forEach(figure -> figure.write(text));
    writeErrors(text);
    saveTimes.write(text);
    gauges.forEach(gauge -> gauge.write(text));
    return text.toString();
  }

  private void writeErrors(StringBuilder text) {
    String name = "mbasic_errors_total";
    Figure.describe(text, name, "counter", "Errors reported to users, by number");
    for (int error = 0; error < ERRORS; error++) {
      long number = errors.get(error);
      if (number > 0) {
        text.append(name)
            .append("{error=\"")
            .append(error)
            .append("\"} ")
            .append(number)
            .append('\n');
      }
    }
  }

  private LongAdder adder(Counter counter) {
    return Objects.requireNonNull(counts.get(counter));
  }
}
