package org.mbasic.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.protocol.Wire;

/**
 * The pages attached to one desk. The newest types, the others mirror what it sees. Confined to the
 * desk's turn.
 */
final class Tabs {
  /** Seconds without a sign of life after which a page is gone. */
  static final int SILENT_SECONDS = 70;

  /** Pages that may take the whole workspace at once: each has a copy of it meanwhile. */
  static final int MOST_EXPORTS = 4;

  private final Node node;
  private final Executor turn;
  private final long epoch;
  private final Tab.Source source;

  /** The last one types. */
  private final List<Tab> tabs = new ArrayList<>();

  /** By the node's nanoseconds. */
  private long unattendedSince;

  private boolean pumpDue;

  /** Version of the program that the pages have. */
  private long program;

  /**
   * @param turn the desk's; each task in it is followed by {@link #pump}
   * @param epoch of the desk's ownership
   */
  Tabs(Node node, Executor turn, long epoch, Tab.Source source) {
    this.node = node;
    this.turn = turn;
    this.epoch = epoch;
    this.source = source;
    unattendedSince = node.nanoTime().getAsLong();
  }

  /**
   * A page that comes, again or for the first time; one that mirrors leaves the keyboard to the
   * page that has it. So does one that came earlier: those that wait for a desk are not let in in
   * the order they came, and a page may have come again before its former connection is let in. Who
   * came to mirror has the keyboard only until somebody comes to type. Each is told what has come
   * of what it typed, so that it sends only the rest again.
   */
  Tab attach(Guest guest) {
    tabs.removeIf(tab -> tab.wire() == guest.wire());
    Tab former = typist();
    Tab tab = new Tab(guest, epoch, source);
    if (source.ledger().keys().seq() > 0) {
      tab.acknowledge();
    }
    if (former == null) {
      tabs.add(tab);
      if (guest.hello().mirror()) {
        tab.tell(new ServerMessage.Keyboard(true));
      }
    } else if (guest.hello().mirror() || former.newerThan(guest)) {
      tabs.add(tabs.size() - 1, tab);
      tab.tell(new ServerMessage.Keyboard(false));
    } else {
      former.silence();
      tabs.add(tab);
    }
    return tab;
  }

  /** From now on this page types. */
  void giveKeyboard(Tab tab) {
    Tab former = typist();
    if (former != null && former != tab) {
      former.silence();
      tabs.remove(tab);
      tabs.add(tab);
    }
    tab.tell(new ServerMessage.Keyboard(true));
  }

  /** The page that types; null when none is attached. */
  @Nullable Tab typist() {
    return tabs.isEmpty() ? null : tabs.get(tabs.size() - 1);
  }

  /** Does something with the page of a wire, if it is attached. */
  void with(Wire wire, Consumer<Tab> action) {
    tabs.stream().filter(tab -> tab.wire() == wire).findAny().ifPresent(action);
  }

  void drop(Wire wire) {
    Tab former = typist();
    if (!tabs.removeIf(tab -> tab.wire() == wire)) {
      return;
    }
    Tab heir = typist();
    if (heir == null) {
      unattendedSince = node.nanoTime().getAsLong();
    } else if (heir != former) {
      heir.tell(new ServerMessage.Keyboard(true));
    }
  }

  boolean isEmpty() {
    return tabs.isEmpty();
  }

  /** Whether none has been attached for so long that the desk need not stay in memory. */
  boolean abandoned() {
    return isEmpty() && unattendedSeconds() >= node.settings().stay().detachedSeconds();
  }

  /** Whether a program must wait: for a page, or for the one that types to show what it has. */
  boolean mustWait() {
    WebSettings.Stay stay = node.settings().stay();
    Tab typist = typist();
    return typist == null
        ? unattendedSeconds() >= stay.unattendedSeconds()
        : typist.lag() > stay.unshown();
  }

  private long unattendedSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(node.nanoTime().getAsLong() - unattendedSince);
  }

  void tell(ServerMessage message) {
    tabs.forEach(tab -> tab.tell(message));
  }

  void show(ServerMessage.State state) {
    tabs.forEach(tab -> tab.show(state));
  }

  /** Shows the program, if this version of it has not been shown yet. */
  void showProgram(long version) {
    if (version != program) {
      program = version;
      tabs.forEach(Tab::showProgram);
    }
  }

  /**
   * A part of the whole workspace for a page, as it was when the page asked for the first one. When
   * more take it at once than may, one of the others gives up.
   *
   * @param whole gives the workspace
   */
  ServerMessage export(Tab tab, long offset, Supplier<String> whole) {
    if (offset == 0) {
      List<Transfers> others =
          tabs.stream()
              .filter(other -> other != tab)
              .map(Tab::transfers)
              .filter(Transfers::leaving)
              .toList();
      if (others.size() >= MOST_EXPORTS) {
        others.get(0).giveUp();
      }
    }
    return tab.transfers().part(offset, whole);
  }

  /** Keys have come to be on record. */
  void acknowledge() {
    tabs.forEach(Tab::acknowledge);
  }

  /** The machine waits: see {@link Tab#caughtUp}. */
  void caughtUp() {
    tabs.forEach(Tab::caughtUp);
  }

  /** Sends each page what is due, and comes back when more is. One that does not read is let go. */
  void pump() {
    tabs.stream().filter(Tab::overdue).toList().forEach(this::letGo);
    long now = node.nanoTime().getAsLong();
    long due = Long.MAX_VALUE;
    for (Tab tab : tabs) {
      long wait = tab.pump(now, arrived -> turn.execute(() -> sent(tab, arrived)));
      if (wait != Tab.NOTHING_DUE) {
        due = Math.min(due, wait);
      }
    }
    if (due != Long.MAX_VALUE && !pumpDue) {
      pumpDue = true;
      node.later().run(due, () -> turn.execute(() -> pumpDue = false));
    }
  }

  private void sent(Tab tab, boolean arrived) {
    tab.arrived();
    if (!arrived) {
      letGo(tab);
    }
  }

  private void letGo(Tab tab) {
    drop(tab.wire());
    tab.wire().close(Wire.Close.LATER, "");
  }

  /** Asks all pages for a sign of life, and lets those go that gave none. */
  void ping() {
    for (Tab tab : List.copyOf(tabs)) {
      if (silent(tab.wire())) {
        letGo(tab);
      } else {
        tab.wire().ping();
      }
    }
  }

  /** Whether a page has given no sign of life for too long. */
  static boolean silent(Wire wire) {
    return System.nanoTime() - wire.heard() > Duration.ofSeconds(SILENT_SECONDS).toNanos();
  }

  /** Whether a page shows what programs come to. */
  boolean followed() {
    return tabs.stream().anyMatch(Tab::follows);
  }

  /** Whether all pages have been sent all that there is. */
  boolean quiet() {
    return tabs.stream().allMatch(Tab::quiet);
  }

  /** All pages as they would come in again, the one that types first. */
  List<Guest> guests(String workspace, long life) {
    List<Guest> pages = new ArrayList<>();
    for (int i = tabs.size() - 1; i >= 0; i--) {
      pages.add(tabs.get(i).again(workspace, life, program, !pages.isEmpty()));
    }
    return pages;
  }

  /** The pages are attached elsewhere now. */
  void forget() {
    tabs.clear();
  }

  /** Lets all pages go. */
  void close(Wire.Close code) {
    tabs.forEach(tab -> tab.wire().close(code, ""));
    tabs.clear();
  }
}
