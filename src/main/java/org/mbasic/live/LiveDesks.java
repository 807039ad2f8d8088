package org.mbasic.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.NewerState;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.WorkspaceId;

/**
 * The workspaces that live on this node, and how a page comes to one: to the living desk, else to
 * the saved one, else to a new one with an id made here. All pages of a browser whose workspace is
 * gone come together in one new one, where a new tab is not one of its own. An id that no server
 * gave that browser is never taken over; a workspace that cannot be read is never replaced by an
 * empty one. Any thread may call, nothing blocks but {@link #drain}.
 */
public final class LiveDesks {
  /** Ticks in a second. */
  public static final int TICKS = 20;

  /** Pages of a workspace out of memory are asked for a sign of life at every so many ticks. */
  private static final int TICKS_PER_PING = Beats.SECONDS_PER_PING * TICKS;

  private static final String UNREADABLE =
      "The storage does not answer, so this workspace cannot be opened now. It is tried again.";
  private static final String NEWER =
      "This workspace was saved by a newer version of MBASIC Web, which this server does not know"
          + " yet. It is left as it is, and tried again.";
  private static final String TOO_OFTEN =
      "Too many new workspaces were opened from your network within a minute. This page tries again"
          + " by itself.";
  private static final String CROWDED =
      "This server can take no more workspaces now. The page tries again by itself.";
  private static final String UNSAVED =
      "The storage does not answer, and no new workspace can begin until it does. It is tried again.";
  private static final String DAMAGED =
      "The saved state of this workspace was damaged. What could be read of it is here.";

  private static final String GONE =
      "The storage no longer has this workspace: it had expired, or the storage lost it. This is a new"
          + " one.";

  private static final Logger LOG = Logger.getLogger(LiveDesks.class.getName());

  private final Node node;
  private final ConcurrentMap<WorkspaceId, CompletableFuture<Optional<LiveDesk>>> live =
      new ConcurrentHashMap<>();

  /** Workspaces out of memory with the pages that stayed. */
  private final ConcurrentMap<WorkspaceId, PassiveDesk> passive = new ConcurrentHashMap<>();

  private final AddressLimit newcomers;
  private volatile boolean closed;
  private long ticks;

  /**
   * Those of a server.
   *
   * @param deeds what proves to any server whose a workspace is
   * @param limits of each workspace
   * @param metrics where it is counted what happens
   * @param threads on which desks take their turns
   * @param scheduler of what comes later
   */
  public LiveDesks(
      WebSettings settings,
      DeskStores stores,
      Deeds deeds,
      DeskLimits limits,
      Metrics metrics,
      Executor threads,
      ScheduledExecutorService scheduler) {
    this(Node.onThisMachine(settings, stores, deeds, limits, metrics, threads, scheduler));
  }

  LiveDesks(Node node) {
    this.node = node;
    newcomers = new AddressLimit(access().workspaces(), System::nanoTime);
  }

  /** What a page may ask for, and how often. */
  Access access() {
    return node.settings().access();
  }

  /** Attaches a page to its workspace. */
  void enter(Visitor visitor, Guest guest) {
    enter(new Caller(visitor, guest));
  }

  private void enter(Caller caller) {
    if (closed) {
      caller.wire().close(Wire.Close.RESTART, "");
      return;
    }
    if (!caller.wire().open()) {
      // It waited for a workspace to leave, and must not fetch it back for nobody.
      return;
    }
    Optional<WorkspaceId> id =
        caller
            .wanted()
            .filter(named -> !isForeign(caller, named))
            .or(() -> caller.visitor().identity().wanted(""));
    if (id.isEmpty() || caller.hello().fresh()) {
      create(caller, WorkspaceId.random(), 1);
    } else if (isAway(caller, id.get())) {
      caller.wire().close(Wire.Close.ELSEWHERE, "");
    } else {
      find(caller, id.get());
    }
  }

  /**
   * Whether another server must not be asked for the workspace, for the page does not prove that it
   * is its browser's. Where each tab has its own, pages of older releases have no proof; then what
   * is saved says whose it is.
   */
  private boolean isForeign(Caller caller, WorkspaceId id) {
    return !isProven(caller, id) && node.settings().scope() == WebSettings.Scope.BROWSER;
  }

  private boolean isProven(Caller caller, WorkspaceId id) {
    return caller.names(id)
        || node.deeds().proves(caller.hello().deed(), caller.visitor().browser(), id.value());
  }

  /**
   * Whether a page mirrors at another server what is not here. HTTP sessions cannot say whether
   * that one lives, and such a page is not to move a workspace.
   */
  private boolean isAway(Caller caller, WorkspaceId id) {
    return caller.hello().mirror()
        && caller.epoch(id) > 0
        && !node.stores().shared()
        && !live.containsKey(id)
        && !passive.containsKey(id);
  }

  private void find(Caller caller, WorkspaceId id) {
    CompletableFuture<Optional<LiveDesk>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<LiveDesk>> other = live.putIfAbsent(id, mine);
    CompletableFuture<Optional<LiveDesk>> found = other == null ? mine : other;
    if (other == null) {
      load(caller.claim(id, isProven(caller, id)), mine);
    }
    CompletionStage<?> unused =
        found.whenComplete(
            (desk, error) -> {
              if (error instanceof DeletedWorkspace && caller.wasIn(id)) {
                caller.wire().close(Wire.Close.DELETED, "");
              } else if (error instanceof DeletedWorkspace) {
                enter(caller.in(id.successor()));
              } else if (error instanceof BusyWorkspace && caller.hello().mirror()) {
                caller.wire().close(Wire.Close.ELSEWHERE, "");
              } else if (error instanceof BusyWorkspace) {
                // It had joined the attempt of a page that only mirrors.
                find(caller, id);
              } else if (desk == null) {
                String why = error instanceof NewerState ? NEWER : UNREADABLE;
                turnAway(caller, why);
              } else if (desk.isPresent() && desk.get().belongsTo(caller.visitor().identity())) {
                attach(caller, desk.get());
              } else if (desk.isEmpty() && isProven(caller, id)) {
                create(caller, id, caller.epoch(id) + 1);
              } else {
                create(caller, WorkspaceId.random(), 1);
              }
            });
  }

  private void turnAway(Caller caller, String why) {
    refused();
    Wire wire = caller.wire();
    wire.send(new ServerMessage.Problem(why).json(), arrived -> wire.close(Wire.Close.LATER, ""));
  }

  /** Somebody is turned away at a limit. */
  void refused() {
    node.metrics().refused();
  }

  private void load(Claim claim, CompletableFuture<Optional<LiveDesk>> answer) {
    WorkspaceId id = claim.id();
    Takeover.of(node, claim)
        .whenComplete(
            (acquisition, error) -> {
              try {
                if (acquisition instanceof Acquisition.Held held) {
                  restore(claim, held, answer);
                  return;
                }
                live.remove(id, answer);
                if (acquisition instanceof Acquisition.None) {
                  answer.complete(Optional.empty());
                } else if (acquisition instanceof Acquisition.Deleted) {
                  answer.completeExceptionally(new DeletedWorkspace());
                } else {
                  answer.completeExceptionally(error == null ? new BusyWorkspace() : error);
                }
              } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "a workspace could not be restored", new Unquoted(e));
                giveBack(claim, acquisition);
                live.remove(id, answer);
                answer.completeExceptionally(e);
              }
            });
  }

  /** Another server may know how to restore it. */
  private static void giveBack(Claim claim, Acquisition acquisition) {
    if (acquisition instanceof Acquisition.Held held) {
      CompletionStage<?> unused = claim.store().release(claim.id(), held.ownership());
    }
  }

  private void restore(
      Claim claim, Acquisition.Held held, CompletableFuture<Optional<LiveDesk>> answer) {
    Optional<Restored> restored = Restored.of(claim, held, node.limits());
    if (restored.isPresent()) {
      arrive(restored.get(), answer);
    } else {
      giveBack(claim, held);
      live.remove(claim.id(), answer);
      answer.complete(Optional.empty());
    }
  }

  /** A desk lives from here on, but over a damaged one nothing is written without a copy of it. */
  private void arrive(Restored restored, CompletableFuture<Optional<LiveDesk>> answer) {
    LiveDesk.Hold hold = restored.hold();
    CompletionStage<Void> copied =
        restored.damaged()
            ? hold.store().quarantine(hold.id(), hold.version())
            : CompletableFuture.completedStage(null);
    String told = restored.damaged() ? DAMAGED : null;
    CompletionStage<?> unused =
        copied
            .thenRun(() -> answer.complete(Optional.of(live(hold, restored.desk(), told, answer))))
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    live.remove(hold.id(), answer);
                    answer.completeExceptionally(error);
                  }
                });
  }

  /** Puts a desk into memory, with the pages that waited for that. */
  private LiveDesk live(
      LiveDesk.Hold hold,
      Desk desk,
      @Nullable String news,
      CompletableFuture<Optional<LiveDesk>> entry) {
    WorkspaceId id = hold.id();
    LiveDesk living = new LiveDesk(hold, desk, news, node, pages -> left(id, entry, pages));
    PassiveDesk waiting = passive.remove(id);
    if (waiting != null) {
      waiting.wake(living);
    }
    return living;
  }

  /** A desk has left memory; its pages may have stayed. */
  private void left(
      WorkspaceId id, CompletableFuture<Optional<LiveDesk>> entry, @Nullable PassiveDesk pages) {
    if (pages != null) {
      passive.put(id, pages);
    }
    live.remove(id, entry);
    if (pages != null) {
      pages.ready(() -> wake(pages));
    }
  }

  /** One of the pages that stayed has said something. */
  private void wake(PassiveDesk pages) {
    Claim claim = pages.claim();
    CompletableFuture<Optional<LiveDesk>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<LiveDesk>> other = live.putIfAbsent(claim.id(), mine);
    if (other == null) {
      load(claim, mine);
    }
    CompletionStage<?> unused =
        (other == null ? mine : other)
            .whenComplete(
                (desk, error) -> {
                  if (error instanceof BusyWorkspace) {
                    // It had joined the attempt of a page that only mirrors.
                    wake(pages);
                  } else if (!pages.awake()) {
                    passive.remove(claim.id(), pages);
                    pages.close(Wire.Close.LATER);
                  }
                });
  }

  /** Whether no new workspace may begin, for there are many, or many that are not saved. */
  public boolean full() {
    return crowded() || unsaved();
  }

  private boolean crowded() {
    int most = node.settings().stay().workspaces();
    return live.size() + passive.size() >= most || node.stores().kept() >= most;
  }

  private boolean unsaved() {
    return node.gate().unsaved() >= node.settings().load().unsavedWorkspaces();
  }

  /** How it stands here now. */
  public List<Figure> gauges() {
    long now = node.nanoTime().getAsLong();
    Map<WorkspaceId, LiveDesk> desks = desks();
    long age =
        desks.values().stream().mapToLong(desk -> desk.unsavedFor(now).toSeconds()).max().orElse(0);
    return List.of(
        gauge("mbasic_live_workspaces", "Workspaces in memory", desks.size()),
        gauge(
            "mbasic_passive_workspaces",
            "Workspaces out of memory whose pages stayed",
            passive.size()),
        gauge(
            "mbasic_kept_workspaces",
            "Workspaces in HTTP sessions of this server, open or not",
            node.stores().kept()),
        gauge(
            "mbasic_unsaved_workspaces",
            "Workspaces that wait for the store",
            node.gate().unsaved()),
        gauge(
            "mbasic_unsaved_seconds",
            "Age of the oldest change not in the store, in seconds",
            age));
  }

  private static Figure gauge(String name, String help, long value) {
    return new Figure(name, "gauge", help, value);
  }

  /** Counts a new workspace from an address; seconds to wait before one may begin, or 0. */
  public long begin(String address) {
    return newcomers.take(address);
  }

  /** A new workspace that was counted did not begin. */
  public void forgo(String address) {
    newcomers.giveBack(address);
  }

  private void create(Caller caller, WorkspaceId id, long epoch) {
    if (full()) {
      turnAway(caller, crowded() ? CROWDED : UNSAVED);
      return;
    }
    if (begin(caller.wire().address()) > 0) {
      turnAway(caller, TOO_OFTEN);
      return;
    }
    CompletableFuture<Optional<LiveDesk>> entry = new CompletableFuture<>();
    if (live.putIfAbsent(id, entry) != null) {
      find(caller, id);
      return;
    }
    Ties ties = Ties.begin(caller.visitor().browser());
    Ownership ownership = new Ownership(node.stores().owner(), epoch);
    LiveDesk.Hold hold = new LiveDesk.Hold(id, ties, ownership, 0, caller.visitor().store());
    // Pages that know the former life find out themselves.
    boolean told = epoch > 1 && caller.hello().life() == 0;
    LiveDesk fresh = live(hold, Desk.fresh(node.limits()), told ? GONE : null, entry);
    entry.complete(Optional.of(fresh));
    attach(caller, fresh);
  }

  private void attach(Caller caller, LiveDesk desk) {
    caller.guest().seated().accept(desk);
    desk.attach(caller.guest(), caller.visitor().store(), () -> enter(caller));
  }

  /** The living desk of a browser's workspace, if it lives here. */
  Optional<LiveDesk> living(Identity identity, String id) {
    return identity
        .wanted(id)
        .map(live::get)
        .flatMap(
            entry ->
                entry.isCompletedExceptionally()
                    ? Optional.empty()
                    : entry.getNow(Optional.empty()))
        .filter(desk -> desk.belongsTo(identity));
  }

  /**
   * A workspace has been deleted in the store: if it is here, it leaves memory, and its pages go.
   * Another server hears of it at its next save.
   */
  public void deleted(WorkspaceId id) {
    PassiveDesk pages = passive.remove(id);
    if (pages != null) {
      pages.close(Wire.Close.DELETED);
    }
    CompletableFuture<Optional<LiveDesk>> here = live.get(id);
    if (here != null) {
      CompletionStage<?> unused = here.thenAccept(desk -> desk.ifPresent(LiveDesk::discard));
    }
  }

  /** Another server asks for a workspace. */
  public void handOver(WorkspaceId id) {
    CompletableFuture<Optional<LiveDesk>> entry = live.get(id);
    if (entry != null && entry.isDone() && !entry.isCompletedExceptionally()) {
      entry.join().ifPresent(LiveDesk::handOver);
    }
  }

  /** To be called {@value #TICKS} times a second, by one thread at a time. */
  public void tick() {
    int unused = node.pulse().standstills();
    long now = node.nanoTime().getAsLong();
    each((id, desk) -> desk.tick(now));
    if (++ticks % TICKS_PER_PING == 0) {
      passive.values().forEach(pages -> lookAfter(pages, now));
    }
  }

  private void lookAfter(PassiveDesk pages, long now) {
    pages.ping();
    if (pages.isEmpty()) {
      passive.remove(pages.claim().id(), pages);
    } else {
      pages.touch(now, LiveDesk.TOUCH);
    }
  }

  private Map<WorkspaceId, LiveDesk> desks() {
    Map<WorkspaceId, LiveDesk> desks = new HashMap<>();
    each(desks::put);
    return desks;
  }

  private void each(BiConsumer<WorkspaceId, LiveDesk> action) {
    live.forEach(
        (id, entry) -> {
          if (entry.isDone() && !entry.isCompletedExceptionally()) {
            entry.join().ifPresent(desk -> action.accept(id, desk));
          }
        });
  }

  /**
   * The server stops: saves all desks and sends the pages to come again. Waits for that a while.
   */
  public void drain(int seconds) {
    closed = true;
    passive.values().forEach(pages -> pages.close(Wire.Close.RESTART));
    CompletableFuture<?>[] leaving =
        desks().values().stream().map(LiveDesk::leave).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(leaving).get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "not all workspaces could be saved before the end", e);
    }
  }
}
