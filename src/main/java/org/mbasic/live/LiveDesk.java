package org.mbasic.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.Stop;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.OutputLog;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * One workspace that lives on this node: its desk, the pages attached to it, and its saves.
 *
 * <p>Every method that others call may be called by any thread and returns at once; what it asks
 * for happens in the desk's own turn. A program runs some milliseconds at a time and then queues
 * behind those of others. It pauses while it {@linkplain Tabs#mustWait must wait} for its pages,
 * and is broken off when it goes on and on while its user says nothing.
 */
final class LiveDesk implements Seat {
  /** A workspace with a page that is not saved meanwhile is kept from expiring this often. */
  static final Duration TOUCH = Duration.ofMinutes(10);

  private static final Logger LOG = Logger.getLogger(LiveDesk.class.getName());

  private final WorkspaceId id;
  private final Ties ties;
  private final Ownership ownership;
  private final Desk desk;
  private final Node node;
  private final SerialExecutor turn;
  private final Saver saver;
  private final LastSave lastSave;
  private final Consumer<@Nullable PassiveDesk> retired;
  private final Tabs tabs;
  private final Entrance entrance;
  private final Runner runner;
  private final DeskInput input;
  private final Panels panels;
  private final DeskMessages messages;
  private final CompletableFuture<Void> left = new CompletableFuture<>();

  /** Whether it has left memory or is about to: it takes nothing more. */
  private boolean over;

  /** Where messages go that come when the desk has left memory. */
  private final Departure departure = new Departure();

  /** When a page last came or said something, by the node's nanoseconds. */
  private long used;

  /** When pages were last told the state of the machine, by the node's nanoseconds. */
  private long stateTold;

  /** What the first page must be told; null for nothing. */
  private @Nullable String news;

  private final Beats beats;
  private volatile boolean deserted = true;
  private volatile boolean unsettled = true;

  /** Since when the store lacks changes; null when it answered last. */
  private volatile @Nullable Moment unsavedSince;

  /** A hold on a workspace: where that stands in the store, and whose it is. */
  record Hold(WorkspaceId id, Ties ties, Ownership ownership, long version, WorkspaceStore store) {}

  /**
   * @param news what the first page must be told, or null
   * @param retired called once, when the desk has left memory and the store knows it, with its
   *     pages if they stay
   */
  LiveDesk(
      Hold hold,
      Desk desk,
      @Nullable String news,
      Node node,
      Consumer<@Nullable PassiveDesk> retired) {
    id = hold.id();
    ties = hold.ties();
    ownership = hold.ownership();
    this.desk = desk;
    this.news = news;
    this.node = node;
    this.retired = retired;
    used = node.nanoTime().getAsLong();
    beats = new Beats(id, used);
    turn = new SerialExecutor(node.turns(), node.nanoTime());
    panels = new Panels(desk);
    tabs = new Tabs(node, this::enqueue, ownership.epoch(), new Desktop());
    saver =
        new Saver(
            id, ownership, hold.version(), hold.store(), desk, this::enqueue, node, new Saves());
    lastSave = new LastSave(saver);
    entrance = new Entrance(saver);
    runner = new Runner(desk, this::enqueue, node, new Progress());
    input = new DeskInput(ties, desk, tabs, saver, runner, node);
    messages = new DeskMessages(tabs, runner, panels, input, node.metrics(), this::showState);
    tabs.showProgram(desk.programVersion());
    desk.tell(node.metrics());
    enqueue(hold.version() == 0 ? this::begin : this::resume);
  }

  /**
   * The store is given a new workspace before a page is let in, so that the page can come back to
   * it; one that does not answer keeps no page out.
   */
  private void begin() {
    ties.fields().forEach(saver::put);
    entrance.openWith(saver.save());
  }

  /**
   * Whether a restored machine runs or waits shows when it is asked to run, by its first statement.
   * A desk with something to save before that is to be saved as a whole, its ties too.
   */
  private void resume() {
    if (desk.dirty()) {
      ties.fields().forEach(saver::put);
    } else {
      ties.fields().forEach(saver::have);
    }
    desk.run(1);
  }

  /** For how long changes have been missing in the store because it does not answer. */
  Duration unsavedFor(long now) {
    Moment since = unsavedSince;
    return since == null ? Duration.ZERO : Duration.ofNanos(now - since.nanos());
  }

  boolean belongsTo(Identity identity) {
    return ties.browser().equals(identity.browser());
  }

  /**
   * Attaches a page, which has the keyboard from then on unless it only mirrors; see {@link
   * Entrance}. When a page has seen a later owner, the desk belongs to that one.
   *
   * @param store as the page's own HTTP session reaches it
   * @param refused run instead when the desk has just left this node
   */
  void attach(Guest guest, WorkspaceStore store, Runnable refused) {
    ClientMessage.Hello hello = guest.hello();
    enqueue(
        () -> {
          if (!over && hello.epoch() > ownership.epoch() && hello.workspace().equals(id.value())) {
            retire(Wire.Close.ELSEWHERE);
          }
          if (over) {
            CompletionStage<?> unused = left.thenRun(refused);
          } else if (guest.wire().open()) {
            used = node.nanoTime().getAsLong();
            saver.reachBy(store);
            entrance.add(guest, refused);
          }
        });
  }

  @Override
  public void receive(Wire wire, ClientMessage message) {
    departure.receive(
        wire,
        message,
        arrived -> {
          Runnable step =
              step(
                  () -> {
                    arrived.run();
                    used = node.nanoTime().getAsLong();
                    tabs.with(wire, tab -> messages.handle(tab, message));
                  });
          if (message.heavy()) {
            turn.queue(step);
          } else {
            turn.execute(step);
          }
        });
  }

  @Override
  public void detach(Wire wire) {
    enqueue(
        () -> {
          departure.detach(wire);
          tabs.drop(wire);
          if (tabs.isEmpty() && !over) {
            if (node.stores().shared()) {
              entrance.doubt();
            }
            saver.saveChanges();
          }
        });
  }

  /**
   * Hands the next save to the calling request: see {@link Saver#saveBy}.
   *
   * @param store as the request's HTTP session reaches it
   */
  void saveBy(WorkspaceStore store, CompletableFuture<Saver.Writing> save) {
    enqueue(
        () -> {
          if (over) {
            save.complete(() -> CompletableFuture.completedStage(true));
          } else {
            saver.reachBy(store);
            saver.saveBy(save);
          }
        });
  }

  @Override
  public void tell(Wire wire, String problem) {
    enqueue(() -> tabs.with(wire, tab -> tab.tell(new ServerMessage.Problem(problem))));
  }

  /** Looks after what is due at the desk's own {@link Beats}; one thread at a time may call. */
  void tick(long now) {
    if (beats.due(now)) {
      boolean ping = beats.ping();
      if (ping || deserted || (unsettled && saver.due(now))) {
        enqueue(() -> lookAfter(ping));
      }
    }
  }

  /**
   * Pauses the program, saves, and sends the pages to come again.
   *
   * @return completed when that is done
   */
  CompletableFuture<Void> leave() {
    enqueue(() -> lastSave.begin(Wire.Close.RESTART));
    return left;
  }

  /** The store has deleted the workspace: it leaves memory as it is, and its pages go. */
  void discard() {
    enqueue(() -> retire(Wire.Close.DELETED));
  }

  /** Pauses the program, saves, and leaves the workspace and its pages to another server. */
  void handOver() {
    enqueue(
        () -> {
          if (!over && !lastSave.begun()) {
            lastSave.begin(Wire.Close.ELSEWHERE);
          }
        });
  }

  private void enqueue(Runnable task) {
    turn.execute(step(task));
  }

  /** Whatever happens to the desk happens in here. */
  private Runnable step(Runnable task) {
    return () -> {
      attempt(task);
      if (!over) {
        attempt(this::settle);
      }
    };
  }

  /** An error of ours costs one step, not the desk. */
  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | StackOverflowError e) {
      fail(e);
    }
  }

  private void fail(Throwable error) {
    LOG.log(Level.SEVERE, "a workspace met an internal error", new Unquoted(error));
    runner.sleep();
    tabs.tell(
        new ServerMessage.Problem(
            "An internal error occurred on the server; the program has been paused."));
  }

  private void greet(Guest guest) {
    ClientMessage.Hello hello = guest.hello();
    boolean known = hello.knows(id.value(), ties.life());
    Tab tab = tabs.attach(guest);
    tab.startAt(known ? hello.offset() : 0);
    WebSettings settings = node.settings();
    tab.tell(
        new ServerMessage.Welcome(
            id.value(),
            ownership.epoch(),
            desk.output().end(),
            desk.output().base(),
            settings.storage(),
            settings.node(),
            settings.saveSeconds(),
            input.keys().seq(),
            input.begun(),
            ties.life(),
            node.deeds().of(ties.browser(), id)));
    if (news != null) {
      tab.tell(new ServerMessage.Problem(news));
      news = null;
    }
    tab.tell(new ServerMessage.Page(desk.pageState(), desk.unfinished()));
    if (!known || hello.program() != desk.programVersion()) {
      tab.showProgram();
    }
    tab.show(panels.state(runner));
    runner.wake();
  }

  /** After every task: lets the machine run on, and tells the pages what is new. */
  private void settle() {
    Wire.Close close = lastSave.ended();
    if (close != null) {
      if (close == Wire.Close.ELSEWHERE) {
        node.metrics().count(Metrics.Counter.HANDOVERS_GIVEN);
      }
      retire(close);
      return;
    }
    if (!lastSave.begun()) {
      entrance.admit().forEach(this::greet);
    }
    panels.follow(tabs.followed() || runner.pace() > 0);
    input.goOn();
    runner.goOn();
    tabs.showProgram(desk.programVersion());
    input.beSure();
    tabs.pump();
    deserted = tabs.isEmpty();
    unsettled = !saver.settled();
  }

  private void showState() {
    stateTold = node.nanoTime().getAsLong();
    tabs.show(panels.state(runner));
  }

  private void lookAfter(boolean ping) {
    long now = node.nanoTime().getAsLong();
    if (saver.due(now)) {
      saver.saveChanges();
    }
    if (ping) {
      tabs.ping();
    }
    if (!tabs.isEmpty() && now - saver.kept() >= TOUCH.toNanos()) {
      saver.touch();
    }
    if (tabs.abandoned() && (saver.settled() || saver.homeless())) {
      retire(Wire.Close.NORMAL);
    } else if (idle(now)) {
      passivate();
    }
  }

  /**
   * Whether nobody has used the desk for long, nothing happens at it, and all is saved and shown.
   * One in an HTTP session stays: that may end, and then its pages have what is in memory alone.
   */
  private boolean idle(long now) {
    return now - used >= TimeUnit.MINUTES.toNanos(node.settings().stay().idleMinutes())
        && node.stores().shared()
        && !over
        && !lastSave.begun()
        && !tabs.isEmpty()
        && !runner.awake()
        && entrance.isEmpty()
        && saver.settled()
        && tabs.quiet();
  }

  private void passivate() {
    Claim claim = new Claim(id, ties.browser(), true, ownership.epoch(), false, saver.store());
    PassiveDesk pages = new PassiveDesk(claim, tabs.guests(id.value(), ties.life()), saver.kept());
    if (departure.to(pages)) {
      node.metrics().count(Metrics.Counter.PASSIVATED);
      tabs.forget();
      end(pages);
    }
  }

  private void retire(Wire.Close code) {
    if (!over) {
      tabs.close(code);
      end(null);
    }
  }

  private void end(@Nullable PassiveDesk staying) {
    over = true;
    CompletionStage<?> unused =
        saver
            .release()
            .whenComplete(
                (done, error) -> {
                  retired.accept(staying);
                  left.complete(null);
                });
    entrance.close();
  }

  /** When the machine may run, and what follows when it has. */
  private final class Progress implements Runner.Watcher {
    @Override
    public boolean paused() {
      return tabs.mustWait() || lastSave.begun();
    }

    @Override
    public void overran(int seconds) {
      input.breakOff(seconds);
    }

    @Override
    public void ran(Stop before) {
      if (!runner.awake()) {
        tabs.caughtUp();
        showState();
        if (before == Stop.BUDGET || !node.stores().shared()) {
          saver.saveChanges();
        }
      } else if (before != Stop.BUDGET
          || node.nanoTime().getAsLong() - stateTold > runner.tellEvery()) {
        showState();
      }
    }
  }

  /** What the pages see of the desk. */
  private final class Desktop implements Tab.Source {
    @Override
    public OutputLog output() {
      return desk.output();
    }

    @Override
    public ServerMessage.Program program() {
      return ServerMessage.Program.of(desk);
    }

    @Override
    public Panels panels() {
      return panels;
    }

    @Override
    public Tab.Ledger ledger() {
      return input;
    }
  }

  /** What becomes of the saves. */
  private final class Saves implements SaveListener {
    @Override
    public SaveListener.Mark mark() {
      return input.mark();
    }

    @Override
    public void saved(Moment at, long version, SaveListener.Mark mark, boolean lasting) {
      unsavedSince = null;
      input.release(mark.output());
      if (lasting) {
        input.recorded(mark.keys());
        tabs.tell(new ServerMessage.Saved(at.date(), version));
      }
    }

    @Override
    public void unsaved(Moment since, String reason) {
      unsavedSince = since;
      tabs.tell(new ServerMessage.Unsaved(since.date(), reason));
    }

    @Override
    public void lost(Wire.Close why) {
      node.metrics().count(Metrics.Counter.FENCED);
      retire(why);
    }
  }
}
