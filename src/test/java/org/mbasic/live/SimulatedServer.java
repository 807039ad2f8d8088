package org.mbasic.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.mbasic.keys.Secrets;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/** A server of a {@link History}: the real desks, on threads and clocks of virtual time. */
final class SimulatedServer {
  private final History history;
  private final String name;

  /**
   * Real servers tick more often; this is often enough not to take a quiet server for a frozen one.
   */
  private static final long TICK = History.SECOND / 4;

  private final WorkspaceStore store;
  private final LiveDesks desks;
  private final Queue<Runnable> inbox = new ArrayDeque<>();
  private boolean dead;
  private long awakeAt;

  /** What reading the clock has cost. */
  private long spent;

  SimulatedServer(History history, String name) {
    this.history = history;
    this.name = name;
    WebSettings settings =
        new WebSettings(
            "redis",
            name,
            WebSettings.Scope.TAB,
            Duration.ofHours(24),
            5,
            WebSettings.Stay.DEFAULT,
            Secrets.NONE,
            Access.DEFAULT,
            new WebSettings.Load(8, 500, 100),
            false);
    InstantSource calendar = () -> Instant.ofEpochMilli(history.millis());
    Owner owner = new Owner(name);
    store = new SimulatedNetwork(history, this);
    desks =
        new LiveDesks(
            new Node(
                settings,
                new FixedStores(true, owner, new Messages(), Optional::empty),
                new Deeds(Secrets.NONE.ring("deeds")),
                DeskLimits.DEFAULT,
                new Turns(
                    task -> later(history.between(History.MILLI / 100, 2 * History.MILLI), task),
                    1),
                this::later,
                calendar.withZone(ZoneOffset.UTC),
                this::nanoTime,
                new Pulse(this::nanoTime),
                new Metrics(),
                new SaveGate(8, 500, this::later)));
    history.after(TICK, this::tick);
  }

  /**
   * Messages between servers: late, and in vain to the dead and to one that has no connection now
   * by which it would hear them.
   */
  private final class Messages implements HandoverRequests {
    private static final double DEAF = 0.2;

    @Override
    public void ask(Owner owner, WorkspaceId id, Runnable unheard) {
      history.after(
          history.between(History.MILLI, 50 * History.MILLI),
          () ->
              history
                  .named(owner.node())
                  .filter(asked -> !asked.dead && !history.chance(DEAF))
                  .ifPresentOrElse(
                      asked -> asked.run(() -> asked.desks.handOver(id)), () -> run(unheard)));
    }

    @Override
    public void listen(Consumer<WorkspaceId> handover) {
      throw new UnsupportedOperationException("servers of a history know where to ask");
    }
  }

  /** Each look at the clock takes its time, so that slices end after some thousand statements. */
  private long nanoTime() {
    spent += history.between(History.MILLI, 4 * History.MILLI);
    return history.now() + spent;
  }

  private void tick() {
    if (!dead) {
      run(desks::tick);
      history.after(TICK, this::tick);
    }
  }

  private void later(long nanos, Runnable task) {
    history.after(nanos, () -> run(task));
  }

  String name() {
    return name;
  }

  LiveDesks desks() {
    return desks;
  }

  /** A browser, as this server knows it. */
  Visitor visitor(String browser) {
    return new Visitor(new Identity(browser, ""), store);
  }

  /** Does something here, in order: at once, when the server wakes, or never. */
  void run(Runnable task) {
    if (dead) {
      return;
    }
    inbox.add(task);
    work();
  }

  private void work() {
    while (!dead && !asleep() && !inbox.isEmpty()) {
      inbox.remove().run();
    }
  }

  void die() {
    dead = true;
  }

  void sleep(long nanos) {
    awakeAt = Math.max(awakeAt, history.now() + nanos);
    history.after(nanos, this::work);
  }

  boolean dead() {
    return dead;
  }

  boolean asleep() {
    return history.now() < awakeAt;
  }
}
