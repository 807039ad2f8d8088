package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mbasic.page.Backoff;
import org.mbasic.page.KeyJournal;
import org.mbasic.page.PageSession;

/**
 * A tab without a browser: loads the page for its cookies and token, talks to the desk over the
 * socket, and keeps what it is shown, as the page's own modules do.
 */
public final class DeskClient implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 20_000;

  /** Characters of the output that a failure tells. */
  private static final int TAIL = 2_000;

  /** What a page sees when no close frame came; RFC 6455, section 7.4.1. */
  private static final int BROKEN = 1006;

  /** The workspace is open at another server: a page waits for its user then. */
  static final int ELSEWHERE = 4002;

  private final PageRequests browser;
  private final PageSession session;
  private URI base;
  private String token = "";
  private @Nullable WebSocket socket;
  private final List<JsonObject> frames = new ArrayList<>();
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
  private boolean steady;
  private volatile boolean left;
  private int connections;
  private int closeCode;
  private int keyboards;
  private final List<Integer> closings = new ArrayList<>();
  private long connectedAt;
  private long resumedAt;
  private long shownAtLoss;

  private DeskClient(PageRequests browser, URI base, String workspace, KeyJournal journal) {
    this.browser = browser;
    this.base = base;
    session = new PageSession(workspace, journal, System::currentTimeMillis);
  }

  private DeskClient(PageRequests browser, URI base, String workspace) {
    this(browser, base, workspace, new KeyJournal());
  }

  /** A tab of a browser of its own. */
  public static DeskClient open(URI base) {
    return new DeskClient(new PageRequests(), base, "").load().connect();
  }

  /** Another tab of the same browser. */
  public DeskClient openTab() {
    return new DeskClient(browser, base, "").load().connect();
  }

  /** A duplicate of this tab: it knows the same workspace. */
  public DeskClient openDuplicate() {
    return openDuplicate(base);
  }

  /** A duplicate of this tab that comes in another way. */
  public DeskClient openDuplicate(URI server) {
    return new DeskClient(browser, server, workspace()).load().connect();
  }

  /** The page again, in the same tab. */
  public DeskClient reload() {
    close();
    return new DeskClient(browser, base, workspace(), session.journal()).load().connect();
  }

  /**
   * The connection again, of the same page, which keeps what it shows; perhaps at another server.
   */
  public DeskClient reconnect(URI server) {
    close();
    left = false;
    base = server;
    return connect();
  }

  /** Another browser's attempt to be let into this tab's workspace. */
  public DeskClient openStranger() {
    return new DeskClient(new PageRequests(), base, workspace()).load().connect();
  }

  /** How the server closes a socket of this browser that names an origin and a token. */
  public int refusal(String origin, String withToken) throws Exception {
    DeskClient attempt = new DeskClient(browser, base, "");
    URI desk =
        URI.create("ws://" + base.getAuthority() + "/desk?w=&t=" + PageRequests.encode(withToken));
    browser
        .http
        .newWebSocketBuilder()
        .header("Origin", origin)
        .buildAsync(desk, attempt.listener())
        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    return attempt.awaitClose();
  }

  /** The status that a handshake of this browser is refused with, for a page of an origin. */
  public int refusedHandshake(String origin) throws Exception {
    URI desk =
        URI.create("ws://" + base.getAuthority() + "/desk?w=&t=" + PageRequests.encode(token));
    WebSocket.Builder handshake = browser.http.newWebSocketBuilder();
    if (!origin.isEmpty()) {
      handshake.header("Origin", origin);
    }
    try {
      handshake
          .buildAsync(desk, new DeskClient(browser, base, "").listener())
          .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
          .abort();
      throw new AssertionError("let in");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  /** The token of this page. */
  public String token() {
    return token;
  }

  private DeskClient load() {
    token = browser.load(base);
    return this;
  }

  /** For a new socket; what an older one still brings is nobody's. */
  private synchronized FrameListener listener() {
    int number = ++connections;
    closeCode = 0;
    sending = CompletableFuture.completedFuture(null);
    return new FrameListener(frame -> take(number, frame), code -> lost(number, code));
  }

  private DeskClient connect() {
    URI desk =
        URI.create(
            "ws://"
                + base.getAuthority()
                + "/desk?w="
                + PageRequests.encode(workspace())
                + "&t="
                + PageRequests.encode(token));
    try {
      WebSocket opened =
          browser
              .http
              .newWebSocketBuilder()
              .header("Origin", "http://" + base.getAuthority())
              .buildAsync(desk, listener())
              .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      greet(opened);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no socket", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return this;
  }

  /** Says hello, and waits until the server has told all that it has to tell. */
  private synchronized void greet(WebSocket opened) {
    socket = opened;
    session.open(this::post);
    until(() -> session.resumed() || closeCode != 0, "a welcome");
    if (!session.resumed()) {
      fail("closed by " + closeCode + " before a welcome");
    }
  }

  /** From now on it comes again by itself when the connection is lost, as the page does. */
  public synchronized DeskClient stay() {
    steady = true;
    return this;
  }

  private void comeAgain() {
    for (int attempt = 0; !left; attempt++) {
      try {
        Thread.sleep(Backoff.millis(attempt, Math.random()));
        connect();
        return;
      } catch (AssertionError | CompletionException notYet) {
        // Once more, a little later.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized void lost(int connection, int code) {
    if (connection == connections && closeCode == 0) {
      closeCode = code;
      closings.add(code);
      resumedAt = 0;
      shownAtLoss = session.log().offset();
      if (steady && session.resumed() && !left && code != ELSEWHERE) {
        new Thread(this::comeAgain, "page").start();
      }
      session.lost();
      notifyAll();
    }
  }

  private synchronized void take(int connection, JsonObject frame) {
    if (connection == connections) {
      long shown = session.log().offset();
      boolean resumed = session.resumed();
      frames.add(frame);
      if (!session.receive(frame)) {
        lost(connection, BROKEN);
      }
      if (session.log().offset() > shown && resumedAt == 0) {
        resumedAt = System.nanoTime();
      }
      if (session.resumed() && !resumed) {
        connectedAt = System.nanoTime();
      }
      notifyAll();
    }
  }

  private void post(String frame) {
    CompletableFuture<?> unused = send(frame);
  }

  /** One frame at a time: a socket takes the next one when the last has gone. */
  private synchronized CompletableFuture<?> send(String frame) {
    WebSocket to = socket;
    if (to == null) {
      throw new IllegalStateException("not connected");
    }
    sending = sending.thenCompose(gone -> to.sendText(frame, true));
    return sending;
  }

  private synchronized int count() {
    return frames.size();
  }

  /** Sends a frame as it is. */
  public DeskClient say(String frame) {
    send(frame).join();
    return this;
  }

  /** Frames of output that have come so far. */
  public synchronized long outputs() {
    return frames.stream().filter(frame -> frame.getString("type").equals("output")).count();
  }

  /** Types keys; Enter is CR. Without a connection they are kept for the next one. */
  public synchronized DeskClient type(String text) {
    session.type(text);
    return this;
  }

  /** Puts a text into the editor, and waits until the server has taken it. */
  public DeskClient edit(String text) {
    int known = count();
    say(
        Json.createObjectBuilder()
            .add("type", "edit")
            .add("base", 0)
            .add("text", text)
            .build()
            .toString());
    await("program", known, frame -> true);
    return this;
  }

  /** Presses a button. Without a connection it is kept for the next one. */
  public synchronized DeskClient press(String name) {
    session.press(name);
    return this;
  }

  /** Waits for a frame of a type behind those known. */
  private synchronized JsonObject await(String type, int from, Predicate<JsonObject> wanted) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      for (JsonObject frame : frames.subList(from, frames.size())) {
        if (frame.getString("type").equals(type) && wanted.test(frame)) {
          return frame;
        }
      }
      pause(end, "a frame " + type);
    }
  }

  /** Waits for the machine to be in a mode: ready, running, line, keys or edit. */
  public synchronized DeskClient awaitMode(String mode) {
    until(() -> mode.equals(mode()), "the mode " + mode);
    return this;
  }

  private String mode() {
    return last("state").map(state -> state.getString("mode")).orElse("");
  }

  /** Waits until the output ends so. */
  public synchronized DeskClient awaitOutput(String tail) {
    until(() -> session.log().endsWith(tail), "output that ends in <" + tail + ">");
    return this;
  }

  /** Waits until this many frames of a type have come, and returns the last. */
  public synchronized JsonObject awaitFrames(String type, int count) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      List<JsonObject> told =
          frames.stream().filter(frame -> frame.getString("type").equals(type)).toList();
      if (told.size() >= count) {
        return told.get(told.size() - 1);
      }
      pause(end, count + " frames " + type);
    }
  }

  /** Waits until the page is told whether it types, after the last time it asked here. */
  public synchronized boolean awaitKeyboard() {
    JsonObject told = await("keyboard", keyboards, frame -> true);
    keyboards = frames.subList(keyboards, frames.size()).indexOf(told) + keyboards + 1;
    return told.getBoolean("yours");
  }

  /** Waits until so many characters have been shown. */
  public synchronized DeskClient awaitShown(long characters) {
    until(() -> session.log().offset() >= characters, characters + " characters");
    return this;
  }

  /** Waits until something is saved after now. */
  public DeskClient awaitSaved() {
    await("saved", count(), frame -> true);
    return this;
  }

  /** The close codes of the connections lost so far; 1006 for those that broke. */
  public synchronized List<Integer> closings() {
    return List.copyOf(closings);
  }

  /** Characters shown so far. */
  public synchronized long shown() {
    return session.log().offset();
  }

  /** Characters shown when the connection was lost last. */
  public synchronized long shownAtLoss() {
    return shownAtLoss;
  }

  /** When something new was shown first since the last loss, by {@link System#nanoTime}. */
  public synchronized long resumedAt() {
    return resumedAt;
  }

  /** Name of the server that the page was welcomed by last. */
  public synchronized String node() {
    return session.node();
  }

  /** End of the output that the server had when it welcomed the page last. */
  public synchronized long welcomedAt() {
    return last("welcome").orElseThrow().getJsonNumber("offset").longValue();
  }

  private Optional<JsonObject> last(String type) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (frames.get(i).getString("type").equals(type)) {
        return Optional.of(frames.get(i));
      }
    }
    return Optional.empty();
  }

  /** Waits until the connection has been lost so many times. */
  public synchronized DeskClient awaitLosses(int count) {
    until(() -> closings.size() >= count, count + " losses");
    return this;
  }

  /** Waits until it is connected, and returns since when, by {@link System#nanoTime}. */
  public synchronized long awaitConnected() {
    until(() -> session.resumed(), "a connection");
    return connectedAt;
  }

  /** Waits until the server closes the socket. */
  public synchronized int awaitClose() {
    until(() -> closeCode != 0, "a close");
    return closeCode;
  }

  private synchronized void until(BooleanSupplier there, String what) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!there.getAsBoolean()) {
      pause(end, what);
    }
  }

  /** Waits for news; the callers look again in their loops. */
  @SuppressWarnings("WaitNotInLoop")
  private void pause(long end, String what) {
    long left = end - System.currentTimeMillis();
    if (left <= 0) {
      String shown = session.log().text();
      String tail = shown.substring(Math.max(0, shown.length() - TAIL));
      fail("waited in vain for " + what + "; shown: <" + tail + ">, close code " + closeCode);
    }
    try {
      wait(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** All output shown. */
  public synchronized String output() {
    return session.log().text();
  }

  /** The program as the server told it last. */
  public synchronized String program() {
    return last("program").map(program -> program.getString("text")).orElse("");
  }

  /** The workspace's id. */
  public synchronized String workspace() {
    return session.workspace();
  }

  /** Asks for a save within a request; the answer's status. */
  public int checkpoint() {
    return checkpoint("http://" + base.getAuthority(), token);
  }

  /** Asks for a save with another origin or token; the answer's status. */
  public int checkpoint(String origin, String withToken) {
    return browser.post(base, "checkpoint", Map.of("w", workspace(), "t", withToken), origin);
  }

  /** Proves that the workspace is its browser's. */
  public synchronized String deed() {
    return last("welcome").orElseThrow().getString("deed");
  }

  /** Asks that its browser's new tabs open the workspace; the answer's status. */
  public int settle(String deed) {
    Map<String, String> shown = Map.of("w", workspace(), "t", token, "d", deed);
    return browser.post(base, "workspace", shown, "http://" + base.getAuthority());
  }

  /** Leaves, as a closed tab does. */
  @Override
  public synchronized void close() {
    left = true;
    session.lost();
    WebSocket to = socket;
    if (to != null) {
      to.abort();
      socket = null;
    }
  }
}
