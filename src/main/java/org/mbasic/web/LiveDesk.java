package org.mbasic.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.Stop;
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
 * behind those of others. It pauses while the page that types is {@value #MAX_LAG} characters
 * behind its output, and when none has been attached for {@value #UNATTENDED_SECONDS} seconds.
 */
final class LiveDesk {
  /** Characters that the typing page may be behind before the program waits for it. */
  static final int MAX_LAG = 256 * 1024;

  /** Seconds that a program goes on without a page. */
  static final int UNATTENDED_SECONDS = 10;

  /** Seconds that a desk without a page stays in memory. */
  static final int IDLE_SECONDS = 300;

  /** A running program tells its line this often. */
  private static final long LINE_NANOS = 250_000_000;

  /** A workspace with a page that is not saved meanwhile is kept from expiring this often. */
  private static final Duration TOUCH = Duration.ofMinutes(10);

  private static final Logger LOG = Logger.getLogger(LiveDesk.class.getName());

  private final WorkspaceId id;
  private final String browser;
  private final Ownership ownership;
  private final Desk desk;
  private final Node node;
  private final SerialExecutor turn;
  private final Saver saver;
  private final Runnable retired;
  private final Tabs tabs;
  private final Runner runner;
  private final DeskInput input;
  private final Panels panels;
  private final CompletableFuture<Void> left = new CompletableFuture<>();

  /** Pages that wait until it is sure that the workspace still belongs to this server. */
  private final Queue<Newcomer> newcomers = new ArrayDeque<>();

  /** Whether the store has said so since the last page went. */
  private boolean sure = true;

  /** Ticket of the save that will tell. */
  private long sureWith;

  /** How the pages are to be let go when the last save has ended; null while the desk stays. */
  private Wire.@Nullable Close leaving;

  /** Ticket of the save after which the desk leaves. */
  private long lastSave;

  private boolean over;
  private long toldVersion;
  private long stateTold;

  /** What the first page must be told about the saved state; null when it was whole. */
  private @Nullable String damage;

  private volatile boolean restless = true;

  /** Since when the store lacks changes; null when it answered last. */
  private volatile @Nullable Instant unsavedSince;

  /** Where a workspace stands in the store, and whose it is. */
  record Place(
      WorkspaceId id, Ties ties, Ownership ownership, long version, WorkspaceStore store) {}

  /**
   * @param damage what the first page must be told about the saved state, or null
   * @param retired called once, when the desk has left this node
   */
  LiveDesk(Place place, Desk desk, @Nullable String damage, Node node, Runnable retired) {
    id = place.id();
    browser = place.ties().browser();
    ownership = place.ownership();
    this.desk = desk;
    this.damage = damage;
    this.node = node;
    this.retired = retired;
    turn = new SerialExecutor(node.turns(), node.nanoTime());
    panels = new Panels(desk);
    tabs = new Tabs(node, this::enqueue, ownership.epoch(), new Desktop());
    saver =
        new Saver(
            id, ownership, place.version(), place.store(), desk, this::enqueue, node, new Saves());
    runner = new Runner(desk, this::enqueue, node.nanoTime(), new Progress());
    input = new DeskInput(place.ties(), desk, tabs, saver, runner, node.stores().shared());
    toldVersion = desk.programVersion();
    enqueue(place.version() == 0 ? () -> begin(place.ties()) : () -> resume(place.ties()));
  }

  /** A new workspace is in the store before a page is let in, so the page can come back to it. */
  private void begin(Ties ties) {
    saver.put(Ties.FIELD, ties.encode());
    sureWith = saver.save();
  }

  /**
   * Whether a restored machine runs or waits shows when it is asked to run, by its first statement.
   * A desk with something to save before that is to be saved as a whole, its ties too.
   */
  private void resume(Ties ties) {
    if (desk.dirty()) {
      saver.put(Ties.FIELD, ties.encode());
    }
    desk.run(1);
  }

  /** For how long changes have been missing in the store because it does not answer. */
  Duration unsavedFor(Instant now) {
    Instant since = unsavedSince;
    return since == null ? Duration.ZERO : Duration.between(since, now);
  }

  boolean belongsTo(Visitor visitor) {
    return browser.equals(visitor.browser());
  }

  /**
   * A page that wants in.
   *
   * @param refused run when the desk has left this node or must leave it
   */
  private record Newcomer(Wire wire, ClientMessage.Hello hello, Runnable refused) {}

  /**
   * Attaches a page, which has the keyboard from then on unless it only mirrors. When pages may
   * have been at another server since the last one was here, the store is asked first whether the
   * workspace still belongs to this one; that is sure when a page has seen a later owner.
   *
   * @param store as the page's own HTTP session reaches it
   * @param refused run instead when the desk has just left this node
   */
  void attach(Wire wire, ClientMessage.Hello hello, WorkspaceStore store, Runnable refused) {
    enqueue(
        () -> {
          if (!over && hello.epoch() > ownership.epoch() && hello.workspace().equals(id.value())) {
            retire(Wire.Close.ELSEWHERE);
          }
          if (over || leaving != null) {
            refused.run();
          } else if (wire.open()) {
            saver.reachBy(store);
            newcomers.add(new Newcomer(wire, hello, refused));
            if (!sure && newcomers.size() == 1) {
              sureWith = saver.save();
            }
          }
        });
  }

  private void letIn() {
    if (!newcomers.isEmpty() && saver.ended(sureWith)) {
      sure = true;
      for (Newcomer page = newcomers.poll(); page != null; page = newcomers.poll()) {
        if (page.wire().open()) {
          greet(page.wire(), page.hello());
        }
      }
    }
  }

  /** A message of an attached page. */
  void receive(Wire wire, ClientMessage message) {
    enqueue(() -> tabs.with(wire, tab -> handle(tab, message)));
  }

  /** The page is gone. */
  void detach(Wire wire) {
    enqueue(
        () -> {
          tabs.drop(wire);
          if (tabs.isEmpty()) {
            sure = !node.stores().shared();
            saveChanges();
          }
        });
  }

  /**
   * Hands the next save to the calling request: see {@link Saver#saveBy}.
   *
   * @param store as the request's HTTP session reaches it
   */
  void saveBy(WorkspaceStore store, CompletableFuture<Runnable> save) {
    enqueue(
        () -> {
          saver.reachBy(store);
          saver.saveBy(save);
        });
  }

  /** Tells one attached page something that its user must read. */
  void tell(Wire wire, String problem) {
    enqueue(() -> tabs.with(wire, tab -> tab.tell(new ServerMessage.Problem(problem))));
  }

  /** Looks after what is due; called about once a second. */
  void tick(boolean ping) {
    if (restless || ping) {
      enqueue(() -> lookAfter(ping));
    }
  }

  /**
   * Pauses the program, saves, and sends the pages to come again.
   *
   * @return completed when that is done
   */
  CompletableFuture<Void> leave() {
    enqueue(() -> leave(Wire.Close.RESTART));
    return left;
  }

  /** Pauses the program, saves, and leaves the workspace and its pages to another server. */
  void handOver() {
    enqueue(
        () -> {
          if (!over && leaving == null) {
            leave(Wire.Close.ELSEWHERE);
          }
        });
  }

  private void leave(Wire.Close code) {
    leaving = code;
    lastSave = saver.save();
  }

  /** The last save has ended. What it did not bring to the store is not handed over. */
  private void depart(Wire.Close code) {
    if (saver.settled() || code == Wire.Close.RESTART) {
      if (code == Wire.Close.ELSEWHERE) {
        node.metrics().count(Metrics.Counter.HANDED_OVER);
      }
      retire(code);
    } else {
      leaving = null;
    }
  }

  /**
   * Whatever happens to the desk happens in here; an error of ours costs one task, not the desk.
   */
  private void enqueue(Runnable task) {
    turn.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException | StackOverflowError e) {
            fail(e);
          }
          if (!over) {
            settle();
          }
        });
  }

  private void fail(Throwable error) {
    LOG.log(Level.SEVERE, "a workspace met an internal error", new Unquoted(error));
    runner.sleep();
    tabs.tell(new ServerMessage.Problem("The server made a mistake; the program has been paused."));
  }

  private void greet(Wire wire, ClientMessage.Hello hello) {
    Tab tab = tabs.attach(wire, hello.mirror());
    tab.startAt(hello.offset());
    OutputLog output = desk.output();
    WebSettings settings = node.settings();
    tab.tell(
        new ServerMessage.Welcome(
            id.value(),
            ownership.epoch(),
            output.end(),
            output.base(),
            settings.storage(),
            settings.node(),
            settings.saveSeconds(),
            input.keys().seq()));
    if (damage != null) {
      tab.tell(new ServerMessage.Problem(damage));
      damage = null;
    }
    tab.tell(new ServerMessage.Page(desk.pageState(), desk.unfinished()));
    if (hello.program() != desk.programVersion()) {
      tab.showProgram();
    }
    tab.show(panels.state());
    runner.wake();
  }

  private void handle(Tab tab, ClientMessage message) {
    if (message instanceof ClientMessage.Shown page) {
      tab.shown(page.offset());
      if (!runner.awake()) {
        tab.caughtUp();
      }
    } else if (message instanceof ClientMessage.Resend page) {
      tab.resendFrom(page.offset());
    } else if (message instanceof ClientMessage.Compared replay) {
      count(replay);
    } else if (message instanceof ClientMessage.TakeOver) {
      tabs.giveKeyboard(tab);
    } else if (message instanceof ClientMessage.Look look) {
      tab.look(look.panel(), look.offset());
    } else if (message instanceof ClientMessage.Grid grid) {
      tab.tell(panels.elements(grid));
    } else if (message instanceof ClientMessage.Fetch fetch) {
      tab.tell(panels.file(fetch));
    } else if (tab != tabs.typist()) {
      tab.tell(new ServerMessage.Keyboard(false));
    } else if (message instanceof ClientMessage.Keys keys) {
      input.type(tab, keys);
    } else if (message instanceof ClientMessage.Command command) {
      input.press(tab, command);
    } else if (message instanceof ClientMessage.Page page) {
      input.keep(tab, page);
    } else if (message instanceof ClientMessage.Edit edit) {
      input.edit(tab, edit);
      toldVersion = desk.programVersion();
    } else if (message instanceof ClientMessage.Breakpoint breakpoint) {
      input.breakpoint(breakpoint);
      showState();
    } else if (message instanceof ClientMessage.Store store) {
      input.store(tab, store);
      showState();
    }
  }

  private void count(ClientMessage.Compared replay) {
    Metrics metrics = node.metrics();
    metrics.count(Metrics.Counter.REPLAYS);
    metrics.add(Metrics.Counter.REPLAYED_CHARACTERS, replay.characters());
    if (replay.lost() > 0) {
      LOG.log(
          Level.WARNING, "a page shows {0} characters that the saved state denies", replay.lost());
      metrics.count(Metrics.Counter.MISMATCHES);
      metrics.add(Metrics.Counter.MISMATCHED_CHARACTERS, replay.lost());
    }
  }

  /** After every task: lets the machine run on, and tells the pages what is new. */
  private void settle() {
    Wire.Close code = leaving;
    if (code != null && saver.ended(lastSave)) {
      depart(code);
      if (over) {
        return;
      }
    }
    letIn();
    runner.goOn();
    if (desk.programVersion() != toldVersion) {
      toldVersion = desk.programVersion();
      tabs.showProgram();
    }
    tabs.pump();
    restless = tabs.isEmpty() || !saver.settled();
  }

  private void showState() {
    stateTold = node.nanoTime().getAsLong();
    tabs.show(panels.state());
  }

  private void saveChanges() {
    if (saver.dirty()) {
      saver.save();
    }
  }

  private void lookAfter(boolean ping) {
    Instant now = node.clock().instant();
    if (Duration.between(saver.lastSaved(), now).toSeconds() >= node.settings().saveSeconds()) {
      saveChanges();
    }
    if (ping) {
      tabs.ping();
    }
    if (!tabs.isEmpty() && Duration.between(saver.kept(), now).compareTo(TOUCH) >= 0) {
      saver.touch();
    }
    if (tabs.isEmpty() && tabs.unattendedSeconds() >= IDLE_SECONDS && saver.settled()) {
      retire(Wire.Close.NORMAL);
    }
  }

  private void retire(Wire.Close code) {
    if (!over) {
      over = true;
      tabs.close(code);
      retired.run();
      CompletionStage<?> unused =
          saver.release().whenComplete((done, error) -> left.complete(null));
      newcomers.forEach(page -> page.refused().run());
      newcomers.clear();
    }
  }

  /** When the machine may run, and what follows when it has. */
  private final class Progress implements Runner.Watcher {
    @Override
    public boolean paused() {
      Tab typist = tabs.typist();
      boolean waiting =
          typist == null ? tabs.unattendedSeconds() >= UNATTENDED_SECONDS : typist.lag() > MAX_LAG;
      return waiting || leaving != null;
    }

    @Override
    public void ran(Stop before) {
      if (!runner.awake()) {
        tabs.caughtUp();
        showState();
        if (before == Stop.BUDGET || !node.stores().shared()) {
          saveChanges();
        }
      } else if (before != Stop.BUDGET || node.nanoTime().getAsLong() - stateTold > LINE_NANOS) {
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
      return new ServerMessage.Program(desk.programVersion(), desk.programText(), desk.lines());
    }

    @Override
    public ServerMessage.KeysAck keys() {
      return input.keys();
    }

    @Override
    public Panels panels() {
      return panels;
    }

    @Override
    public boolean held() {
      return input.held();
    }
  }

  /** What becomes of the saves. */
  private final class Saves implements Saver.Listener {
    @Override
    public long mark() {
      return input.keys().seq();
    }

    @Override
    public void saved(Instant at, long version, long keys) {
      unsavedSince = null;
      input.recorded(keys);
      tabs.tell(new ServerMessage.Saved(at, version));
    }

    @Override
    public void unsaved(Instant since, String reason) {
      unsavedSince = since;
      tabs.tell(new ServerMessage.Unsaved(since, reason));
    }

    @Override
    public void lost() {
      node.metrics().count(Metrics.Counter.FENCED);
      retire(Wire.Close.ELSEWHERE);
    }
  }
}
