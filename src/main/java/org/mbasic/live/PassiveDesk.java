package org.mbasic.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.protocol.Wire;

/**
 * The pages of a workspace that left memory because nobody used it. They stay attached; what one of
 * them says waits here, has the workspace loaded again, and then takes its way. Meanwhile another
 * server may have had it: then it is asked for it as by a page that comes anew. Any thread may
 * call, nothing blocks.
 */
final class PassiveDesk implements Seat {
  private record Waiting(Wire wire, ClientMessage message) {}

  private final Claim claim;
  private final List<Guest> pages;
  private final Queue<Waiting> messages = new ArrayDeque<>();
  private long touched;

  /** Has it loaded; null while the desk is still leaving. */
  private @Nullable Runnable wake;

  /** Where the pages are now; null while nothing is in memory. */
  private @Nullable LiveDesk successor;

  /**
   * @param pages with what they say to come in again, the one that types first
   * @param touched when the store was last told to keep the workspace, by {@link System#nanoTime}
   */
  PassiveDesk(Claim claim, List<Guest> pages, long touched) {
    this.claim = claim;
    this.pages = new ArrayList<>(pages);
    this.touched = touched;
  }

  Claim claim() {
    return claim;
  }

  /** What the pages say comes here from now on. */
  synchronized void seat() {
    pages.forEach(page -> page.seated().accept(this));
  }

  /**
   * The workspace can be loaded from now on.
   *
   * @param wake run when it is to be loaded
   */
  void ready(Runnable wake) {
    boolean wanted;
    synchronized (this) {
      this.wake = wake;
      wanted = !messages.isEmpty();
    }
    if (wanted) {
      wake.run();
    }
  }

  /** The workspace is in memory: the pages go over to it, and what they said follows them. */
  synchronized void wake(LiveDesk desk) {
    successor = desk;
    for (Guest page : pages) {
      desk.attach(page, claim.store(), () -> page.wire().close(Wire.Close.LATER, ""));
      page.seated().accept(desk);
    }
    messages.forEach(waiting -> desk.receive(waiting.wire(), waiting.message()));
    pages.clear();
    messages.clear();
  }

  synchronized boolean awake() {
    return successor != null;
  }

  @Override
  public void receive(Wire wire, ClientMessage message) {
    Runnable load = null;
    synchronized (this) {
      if (successor != null) {
        successor.receive(wire, message);
        return;
      }
      if (messages.isEmpty()) {
        load = wake;
      }
      messages.add(new Waiting(wire, message));
    }
    if (load != null) {
      load.run();
    }
  }

  @Override
  public synchronized void tell(Wire wire, String problem) {
    if (successor == null) {
      wire.send(new ServerMessage.Problem(problem).json(), arrived -> {});
    } else {
      successor.tell(wire, problem);
    }
  }

  @Override
  public synchronized void detach(Wire wire) {
    if (successor == null) {
      pages.removeIf(page -> page.wire() == wire);
    } else {
      successor.detach(wire);
    }
  }

  /** Whether no page is attached any more. */
  synchronized boolean isEmpty() {
    return pages.isEmpty();
  }

  /** Lets all pages go. */
  synchronized void close(Wire.Close code) {
    List.copyOf(pages).forEach(page -> page.wire().close(code, ""));
  }

  /** Asks the pages for a sign of life, and lets those go that gave none. */
  synchronized void ping() {
    for (Guest page : List.copyOf(pages)) {
      if (Tabs.silent(page.wire())) {
        page.wire().close(Wire.Close.LATER, "");
      } else {
        page.wire().ping();
      }
    }
  }

  /**
   * Keeps the workspace from expiring, when that is due.
   *
   * @param now by {@link System#nanoTime}
   */
  synchronized void touch(long now, Duration every) {
    if (now - touched >= every.toNanos()) {
      touched = now;
      CompletionStage<Void> unused = claim.store().touch(claim.id());
    }
  }
}
