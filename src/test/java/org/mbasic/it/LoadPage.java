package org.mbasic.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mbasic.page.Backoff;
import org.mbasic.page.KeyJournal;
import org.mbasic.page.PageSession;

/**
 * One of thousands of pages, each of a browser of its own, that share one HTTP client. It comes
 * again by itself when its connection is lost. Any thread may call, nothing blocks.
 */
final class LoadPage {
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]*)\"");

  private final HttpClient http;
  private final Executor threads;
  private final URI base;
  private final Map<String, String> cookies = new TreeMap<>();
  private final PageSession session =
      new PageSession("", new KeyJournal(), System::currentTimeMillis);

  private String token = "";
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
  private int connection;
  private int attempts;
  private boolean closed;
  private long resumedAt;
  private CompletableFuture<Void> back = new CompletableFuture<>();

  /** What is waited for: output that ends so. */
  private String awaited = "";

  private CompletableFuture<Void> found = new CompletableFuture<>();
  private @Nullable WebSocket socket;

  /**
   * @param http shared by all pages
   * @param threads where it waits no longer and comes again
   */
  LoadPage(HttpClient http, Executor threads, URI base) {
    this.http = http;
    this.threads = threads;
    this.base = base;
  }

  /** Loads the page and connects; completed when it shows the end of an output. */
  CompletionStage<Void> open(String end) {
    CompletableFuture<Void> prompt = await(end);
    return http.sendAsync(
            HttpRequest.newBuilder(base).build(), HttpResponse.BodyHandlers.ofString())
        .thenCompose(
            answer -> {
              for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
              }
              Matcher found = TOKEN.matcher(answer.body());
              if (!found.find()) {
                throw new IllegalStateException("no page but " + answer.statusCode());
              }
              token = found.group(1);
              connect();
              return prompt;
            });
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private String query() {
    return "?w=" + session.workspace() + "&t=" + PageRequests.encode(token);
  }

  private synchronized void connect() {
    if (closed) {
      return;
    }
    int number = ++connection;
    sending = CompletableFuture.completedFuture(null);
    CompletionStage<?> unused =
        http.newWebSocketBuilder()
            .header("Origin", "http://" + base.getAuthority())
            .header("Cookie", cookieHeader())
            .buildAsync(
                URI.create("ws://" + base.getAuthority() + "/desk" + query()),
                new FrameListener(frame -> take(number, frame), code -> lost(number)))
            .whenComplete(
                (opened, failure) -> {
                  if (opened == null) {
                    lost(number);
                  } else {
                    greet(opened);
                  }
                });
  }

  private synchronized void greet(WebSocket opened) {
    socket = opened;
    session.open(this::send);
  }

  private synchronized void send(String frame) {
    WebSocket to = socket;
    if (to != null) {
      sending = sending.thenCompose(gone -> to.sendText(frame, true));
    }
  }

  private synchronized void take(int number, JsonObject frame) {
    if (number != connection) {
      return;
    }
    boolean resumed = session.resumed();
    boolean good = session.receive(frame);
    if (session.resumed() && !resumed) {
      attempts = 0;
      resumedAt = System.nanoTime();
      back.complete(null);
    }
    if (!good) {
      lost(number);
    } else if (session.log().endsWith(awaited)) {
      found.complete(null);
    }
  }

  private synchronized void lost(int number) {
    if (number != connection || closed) {
      return;
    }
    connection++;
    session.lost();
    socket = null;
    Executor later =
        CompletableFuture.delayedExecutor(
            Backoff.millis(attempts++, Math.random()), TimeUnit.MILLISECONDS, threads);
    later.execute(this::connect);
  }

  /** Puts a program into the editor and runs it; completed when its output ends so. */
  synchronized CompletableFuture<Void> run(String program, String end) {
    CompletableFuture<Void> shown = await(end);
    send(
        Json.createObjectBuilder()
            .add("type", "edit")
            .add("base", 0)
            .add("text", program)
            .build()
            .toString());
    session.press("run");
    return shown;
  }

  /** Types keys; completed when the output ends so. */
  synchronized CompletableFuture<Void> type(String keys, String end) {
    CompletableFuture<Void> shown = await(end);
    session.type(keys);
    return shown;
  }

  private synchronized CompletableFuture<Void> await(String end) {
    awaited = end;
    found = new CompletableFuture<>();
    return found;
  }

  /** Asks for a save, as pages do that have something new in an HTTP session. */
  CompletionStage<Integer> checkpoint() {
    return http.sendAsync(
            HttpRequest.newBuilder(base.resolve("/checkpoint" + query()))
                .header("Origin", "http://" + base.getAuthority())
                .header("Cookie", cookieHeader())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** Completed when it has been connected and told everything at a later moment than this one. */
  synchronized CompletableFuture<Void> backAfter(long nanoTime) {
    if (resumedAt < nanoTime) {
      back = new CompletableFuture<>();
    }
    return back;
  }

  /** When it was connected and told everything last, by {@link System#nanoTime}. */
  synchronized long resumedAt() {
    return resumedAt;
  }

  /** Name of the server that welcomed it last. */
  synchronized String node() {
    return session.node();
  }

  /** All output shown. */
  synchronized String output() {
    return session.log().text();
  }

  synchronized void close() {
    closed = true;
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
