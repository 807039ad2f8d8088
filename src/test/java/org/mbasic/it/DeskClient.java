package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tab without a browser: loads the page for its cookies and token, talks to the desk over the
 * socket, and keeps what it is shown, as the page's own modules do.
 */
public final class DeskClient implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]*)\"");

  /** What a page sees when no close frame came; RFC 6455, section 7.4.1. */
  private static final int BROKEN = 1006;

  private static final long PATIENCE_MILLIS = 20_000;

  private final HttpClient http;
  private URI base;
  private String token = "";
  private @Nullable WebSocket socket;
  private String workspace = "";
  private long seq = System.currentTimeMillis();
  private final List<JsonObject> frames = new ArrayList<>();
  private final StringBuilder output = new StringBuilder();
  private long offset;
  private long epoch;
  private int closeCode;
  private int keyboards;

  private DeskClient(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
  }

  /** A tab of a browser of its own. */
  public static DeskClient open(URI base) {
    HttpClient http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    return new DeskClient(http, base).load().connect();
  }

  /** Another tab of the same browser. */
  public DeskClient openTab() {
    return new DeskClient(http, base).load().connect();
  }

  /** A duplicate of this tab: it knows the same workspace. */
  public DeskClient openDuplicate() {
    DeskClient duplicate = new DeskClient(http, base);
    duplicate.workspace = workspace;
    return duplicate.load().connect();
  }

  /** The page again, in the same tab. */
  public DeskClient reload() {
    close();
    DeskClient again = new DeskClient(http, base);
    again.workspace = workspace;
    again.seq = seq;
    return again.load().connect();
  }

  /**
   * The connection again, of the same page, which keeps what it shows; perhaps at another server.
   */
  public DeskClient reconnect(URI server) {
    close();
    base = server;
    return connect();
  }

  /** Another browser's attempt to be let into this tab's workspace. */
  public DeskClient openStranger() {
    DeskClient stranger =
        new DeskClient(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), base);
    stranger.workspace = workspace;
    return stranger.load().connect();
  }

  /** How the server closes a socket of this browser that names an origin and a token. */
  public int refusal(String origin, String withToken) throws Exception {
    DeskClient attempt = new DeskClient(http, base);
    URI desk = URI.create("ws://" + base.getAuthority() + "/desk?w=&t=" + encode(withToken));
    http.newWebSocketBuilder()
        .header("Origin", origin)
        .buildAsync(desk, attempt.new Frames())
        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    return attempt.awaitClose();
  }

  /** The status that a handshake of this browser is refused with, for a page of an origin. */
  public int refusedHandshake(String origin) throws Exception {
    URI desk = URI.create("ws://" + base.getAuthority() + "/desk?w=&t=" + encode(token));
    WebSocket.Builder handshake = http.newWebSocketBuilder();
    if (!origin.isEmpty()) {
      handshake.header("Origin", origin);
    }
    try {
      handshake
          .buildAsync(desk, new DeskClient(http, base).new Frames())
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
    HttpResponse<String> page = send(HttpRequest.newBuilder(base).build());
    assertEquals(200, page.statusCode(), "the page");
    Matcher found = TOKEN.matcher(page.body());
    if (!found.find()) {
      fail("the page has no token");
    }
    token = found.group(1);
    return this;
  }

  private DeskClient connect() {
    closeCode = 0;
    URI desk =
        URI.create(
            "ws://" + base.getAuthority() + "/desk?w=" + encode(workspace) + "&t=" + encode(token));
    try {
      socket =
          http.newWebSocketBuilder()
              .header("Origin", "http://" + base.getAuthority())
              .buildAsync(desk, new Frames())
              .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("no socket", e);
    }
    int known = count();
    say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":%d,\"offset\":%d,\"program\":0}"
            .formatted(workspace, epoch, offset));
    JsonObject welcome = await("welcome", known, frame -> true);
    if (!welcome.getString("workspace").equals(workspace)) {
      workspace = welcome.getString("workspace");
    }
    epoch = welcome.getJsonNumber("epoch").longValue();
    await("state", known, frame -> true);
    return say("{\"type\":\"shown\",\"offset\":" + offset + "}");
  }

  /** What the page is told, as it comes. */
  private final class Frames implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        take(Json.createReader(new StringReader(parts.toString())).readObject());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      lost(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      lost(BROKEN);
    }
  }

  private synchronized void lost(int code) {
    if (closeCode == 0) {
      closeCode = code;
    }
    notifyAll();
  }

  private synchronized void take(JsonObject frame) {
    frames.add(frame);
    if (frame.getString("type").equals("rewound")) {
      long end = frame.getJsonNumber("offset").longValue();
      output.setLength(output.length() - (int) (offset - end));
      offset = end;
    }
    if (frame.getString("type").equals("output")) {
      long at = frame.getJsonNumber("offset").longValue();
      String text = frame.getString("text");
      if (at > offset) {
        output.setLength(0);
        offset = at;
      }
      if (at + text.length() > offset) {
        output.append(text, (int) (offset - at), text.length());
        offset = at + text.length();
      }
      WebSocket to = socket;
      if (to != null) {
        CompletionStage<?> unused =
            to.sendText("{\"type\":\"shown\",\"offset\":" + offset + "}", true);
      }
    }
    notifyAll();
  }

  private synchronized int count() {
    return frames.size();
  }

  /** Sends a frame as it is. */
  public DeskClient say(String frame) {
    WebSocket to = socket;
    if (to == null) {
      throw new IllegalStateException("not connected");
    }
    to.sendText(frame, true).join();
    return this;
  }

  /** Loses the connection as it is, without a word. */
  public DeskClient lose() {
    close();
    return this;
  }

  /** Types keys; Enter is CR. */
  public DeskClient type(String keys) {
    seq = Math.max(seq + 1, System.currentTimeMillis());
    say(
        Json.createObjectBuilder()
            .add("type", "keys")
            .add("seq", seq)
            .add("text", keys)
            .build()
            .toString());
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

  /** Presses a button. */
  public DeskClient press(String name) {
    seq = Math.max(seq + 1, System.currentTimeMillis());
    return say("{\"type\":\"command\",\"seq\":%d,\"name\":\"%s\"}".formatted(seq, name));
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
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!mode.equals(mode())) {
      pause(end, "the mode " + mode);
    }
    return this;
  }

  private synchronized String mode() {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (frames.get(i).getString("type").equals("state")) {
        return frames.get(i).getString("mode");
      }
    }
    return "";
  }

  /** Waits until the output ends so. */
  public synchronized DeskClient awaitOutput(String tail) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!output.toString().endsWith(tail)) {
      pause(end, "output that ends in <" + tail + ">");
    }
    return this;
  }

  /** Waits until this many problems have been told, and returns the last. */
  public synchronized String awaitProblems(int count) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      List<JsonObject> problems =
          frames.stream().filter(frame -> frame.getString("type").equals("problem")).toList();
      if (problems.size() >= count) {
        return problems.get(problems.size() - 1).getString("message");
      }
      pause(end, count + " problems");
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
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (offset < characters) {
      pause(end, characters + " characters");
    }
    return this;
  }

  /** Waits until something is saved after now. */
  public DeskClient awaitSaved() {
    await("saved", count(), frame -> true);
    return this;
  }

  /** Waits until the server closes the socket. */
  public synchronized int awaitClose() {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (closeCode == 0) {
      pause(end, "a close");
    }
    return closeCode;
  }

  /** Waits for news; the callers look again in their loops. */
  @SuppressWarnings("WaitNotInLoop")
  private void pause(long end, String what) {
    long left = end - System.currentTimeMillis();
    if (left <= 0) {
      fail("waited in vain for " + what + "; shown: <" + output + ">, close code " + closeCode);
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
    return output.toString();
  }

  /** The program as the server told it last. */
  public synchronized String program() {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (frames.get(i).getString("type").equals("program")) {
        return frames.get(i).getString("text");
      }
    }
    return "";
  }

  /** The workspace's id. */
  public String workspace() {
    return workspace;
  }

  /** Asks for a save within a request; the answer's status. */
  public int checkpoint() {
    return checkpoint("http://" + base.getAuthority(), token);
  }

  /** Asks for a save with another origin or token; the answer's status. */
  public int checkpoint(String origin, String withToken) {
    return send(HttpRequest.newBuilder(
                base.resolve("/checkpoint?w=" + encode(workspace) + "&t=" + encode(withToken)))
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build())
        .statusCode();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Leaves, as a closed tab does. */
  @Override
  public void close() {
    WebSocket to = socket;
    if (to != null) {
      to.abort();
      socket = null;
    }
  }
}
