package org.mbasic.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.mbasic.keys.Secrets;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;

/**
 * A server of one thread, the test's own. Its clock stands until time passes in the test; its
 * stopwatch moves with each look at it too, so that a slice of a program ends, and past what
 * somebody waits for.
 */
final class FakeNode {
  private static final int TURNS = 25;
  private static final long LOOK_NANOS = 2_000_000;

  final FakeStore store = new FakeStore();
  HandoverRequests handovers = HandoverRequests.NONE;
  String name = "n1";
  int unsavedWorkspaces = 100;
  Optional<StoreUnavailable.Reason> outage = Optional.empty();
  final Metrics metrics = new Metrics();
  final Queue<Runnable> turns = new ArrayDeque<>();

  /** What is put off now comes after the end of the test. */
  boolean distant;

  Access access = Access.DEFAULT;
  WebSettings.Stay stay = WebSettings.Stay.DEFAULT;
  Instant now = Instant.parse("2026-11-23T12:00:00Z");
  long nanos = 1_000_000_000;
  private final Pulse pulse = new Pulse(() -> nanos);
  private final InstantSource calendar = () -> now;

  /** A browser whose workspaces are in the store. */
  Visitor visitor(String browser, String workspace) {
    return new Visitor(new Identity(browser, workspace), store);
  }

  /** A node that runs only when asked to. */
  Node node(WebSettings.Scope scope, boolean shared) {
    return node(scope, new FixedStores(shared, new Owner(name), handovers, () -> outage));
  }

  /** The same with other stores. */
  Node node(WebSettings.Scope scope, DeskStores stores) {
    WebSettings settings =
        new WebSettings(
            "memory",
            "n1",
            scope,
            Duration.ofHours(24),
            5,
            stay,
            Secrets.NONE,
            access,
            new WebSettings.Load(8, 500, unsavedWorkspaces),
            false);
    return new Node(
        settings,
        stores,
        new Deeds(Secrets.NONE.ring("deeds")),
        DeskLimits.DEFAULT,
        new Turns(turns::add, 1),
        this::later,
        calendar.withZone(ZoneOffset.UTC),
        this::look,
        pulse,
        metrics,
        gate());
  }

  SaveGate gate() {
    return new SaveGate(8, 500, this::later);
  }

  private void later(long wait, Runnable task) {
    if (distant) {
      return;
    }
    long due = nanos + wait;
    turns.add(
        () -> {
          nanos = Math.max(nanos, due);
          task.run();
        });
  }

  private long look() {
    return nanos += LOOK_NANOS;
  }

  /** How something stands at a server. */
  static long gauge(LiveDesks desks, String name) {
    return desks.gauges().stream()
        .filter(figure -> figure.name().equals(name))
        .mapToLong(Figure::value)
        .findAny()
        .orElseThrow();
  }

  /** Time passes, and the process does not stand still meanwhile. */
  void pass(Duration time) {
    now = now.plus(time);
    long end = nanos + time.toNanos();
    while (nanos < end) {
      nanos = Math.min(end, nanos + Pulse.STANDSTILL.toNanos() / 2);
      int unused = pulse.standstills();
    }
  }

  /** Somebody sets the clock. */
  void setBack(Duration time) {
    now = now.minus(time);
  }

  /** Runs until nothing is left to do; of a program that does not end, some turns. */
  void run() {
    for (int i = 0; i < TURNS && !turns.isEmpty(); i++) {
      turns.remove().run();
    }
  }
}
