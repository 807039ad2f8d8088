package org.mbasic.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mbasic.store.redis.RedisServer;

/**
 * Measures real servers under thousands of pages, each of a browser of its own: the heap of one
 * server with that many workspaces, and how soon all are back when their server is killed. Run by
 * hand; see the README.
 */
public final class ServerLoad {
  /** What is asked of a server at once while the pages are opened. */
  private static final int AT_ONCE = 64;

  private static final int IDLE_MINUTES = 1;

  /** How often pages come back to their own server before it dies. */
  private static final int REHEARSALS = 5;

  /** Lines typed to see how soon they are answered. */
  private static final int TYPED = 500;

  /**
   * Milliseconds before a line is typed: longer than a server waits between two frames of output,
   * which is not to be measured.
   */
  private static final int PAUSE = 40;

  private static final double MEGA = 1e6;

  /** Clock ticks of /proc in a second. */
  private static final double TICKS = 100;

  /** A compiler's thread in /proc, with its ticks in user and system mode. */
  private static final Pattern COMPILER =
      Pattern.compile("\\(C[12] Compiler.*\\) . (?:-?\\d+ ){10}(\\d+) (\\d+)");

  private static final String PROMPT = "Ok\r\n";
  private static final String RUN =
      """
      10 ' what a small program leaves
      20 DIM A(100),N$(20)
      30 FOR I=1 TO 20
      40 A(I)=I*I:N$(I)="ITEM"+STR$(I)
      50 PRINT I;A(I);N$(I)
      60 NEXT I
      70 GOSUB 100
      80 PRINT "SUM";S
      90 END
      100 FOR I=1 TO 100
      110 S=S+A(I)
      120 NEXT I
      130 RETURN
      """;
  private static final String RUN_END = "SUM 2870 \r\nOk\r\n";
  private static final String HOSTILE =
      """
      10 PRINT "BEGUN"
      20 DIM A#(80,90)
      30 FOR I=0 TO 80:FOR J=0 TO 90:A#(I,J)=RND(1):NEXT J,I
      40 GOTO 30
      """;
  private static final String ASK =
      "10 PRINT \"BEFORE\"\n20 INPUT \"NAME\";N$\n30 PRINT \"HELLO \";N$\n";
  private static final String ASKED = "RUN\r\nBEFORE\r\nNAME? ";
  private static final String ANSWERED = "ADA\r\nHELLO ADA\r\nOk\r\n";

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final List<LoadPage> pages = new ArrayList<>();
  private final int count;

  private ServerLoad(int count) {
    this.count = count;
  }

  /**
   * Runs one measurement and prints a line for each figure.
   *
   * @param arguments {@code idle}, the store and a number of pages; {@code death}, how many pages
   *     the server has that stays, how often it had the others before, and how many the one has
   *     that is killed; or {@code hostile} and a number of programs that never end
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("mbasic.test.heap", "1g");
    ServerLoad load = new ServerLoad(Integer.parseInt(arguments[arguments.length - 1]));
    try (RedisServer redis = new RedisServer("--appendonly", "yes")) {
      Map<String, String> settings = new TreeMap<>();
      settings.put("mbasic.redis.url", redis.url());
      settings.put("mbasic.storage.secret", "a secret of the tests, long enough for all");
      settings.put("mbasic.limit.new-workspaces", "1000000");
      settings.put("mbasic.limit.handshakes", "1000000");
      settings.put("mbasic.limit.requests", "1000000");
      settings.put("mbasic.limit.workspaces", "1000000");
      if (arguments[0].equals("idle")) {
        settings.put("mbasic.session.store", arguments[1]);
        load.idle(settings);
      } else if (arguments[0].equals("death")) {
        load.death(settings, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      } else {
        load.hostile(settings);
      }
    }
    System.exit(0);
  }

  /** Does something with all pages, some at a time; fails when one does. */
  private void each(Function<LoadPage, CompletionStage<?>> action) throws InterruptedException {
    Semaphore free = new Semaphore(AT_ONCE);
    AtomicInteger failed = new AtomicInteger();
    for (LoadPage page : pages) {
      if (!free.tryAcquire(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("no answer within a minute: " + page.output());
      }
      CompletionStage<?> unused =
          action
              .apply(page)
              .whenComplete(
                  (done, failure) -> {
                    if (failure != null && failed.getAndIncrement() == 0) {
                      System.out.println(failure);
                    }
                    free.release();
                  });
    }
    if (!free.tryAcquire(AT_ONCE, 1, TimeUnit.MINUTES) || failed.get() > 0) {
      throw new IllegalStateException(failed + " failed");
    }
  }

  private void open(URI base, int number, String program, String end) throws InterruptedException {
    long begun = System.nanoTime();
    for (int i = 0; i < number; i++) {
      pages.add(new LoadPage(http, threads, base));
    }
    each(page -> page.open(PROMPT));
    each(page -> page.run(program, end));
    System.out.printf("%d pages opened, programs run: %.0f s%n", number, since(begun));
  }

  private static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  /**
   * The heap of a server with many workspaces: in memory, and when nobody has used them a while.
   */
  private void idle(Map<String, String> settings) throws Exception {
    settings.put("mbasic.idle.minutes", Integer.toString(IDLE_MINUTES));
    try (ServerProcess server = WildFly.start("load-idle", settings)) {
      long empty = heap(server);
      open(server.page(), count, RUN, RUN_END);
      if (settings.get("mbasic.session.store").equals("http-session")) {
        each(LoadPage::checkpoint);
      }
      tell("in memory", server, empty);
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
      while (gauge(server, "mbasic_live_workspaces") > 0 && System.nanoTime() < end) {
        TimeUnit.SECONDS.sleep(5);
      }
      System.out.printf("out of memory: %d%n", gauge(server, "mbasic_passive_workspaces"));
      tell("idle", server, empty);
      waken();
    }
  }

  private void tell(String state, ServerProcess server, long empty) throws Exception {
    long heap = heap(server);
    System.out.printf(
        "%s: heap %.0f MB, that is %.1f KB for each workspace and its socket; process %d MB%n",
        state, heap / MEGA, (heap - empty) / 1e3 / count, resident(server));
  }

  /** Bytes of what lives after a full collection. */
  private static long heap(ServerProcess server) throws IOException, InterruptedException {
    String histogram = server.diagnose("GC.class_histogram");
    Matcher total = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(histogram);
    if (!total.find()) {
      throw new IOException(histogram);
    }
    return Long.parseLong(total.group(1));
  }

  private static long resident(ServerProcess server) throws IOException {
    Path status = Path.of("/proc", Long.toString(server.handle().pid()), "status");
    Matcher kilobytes = Pattern.compile("VmRSS:\\s+(\\d+)").matcher(Files.readString(status));
    return kilobytes.find() ? Long.parseLong(kilobytes.group(1)) / 1_000 : 0;
  }

  private static double processorSeconds(ServerProcess server) {
    return server.handle().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  /** Of a Linux process' threads that compile, which its JVM keeps. */
  private static double compilerSeconds(ServerProcess server) throws IOException {
    Path tasks = Path.of("/proc", Long.toString(server.handle().pid()), "task");
    long ticks = 0;
    try (Stream<Path> all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        Matcher times = COMPILER.matcher(stat(task));
        if (times.find()) {
          ticks += Long.parseLong(times.group(1)) + Long.parseLong(times.group(2));
        }
      }
    }
    return ticks / TICKS;
  }

  private static String stat(Path task) throws IOException {
    try {
      return Files.readString(task.resolve("stat"));
    } catch (NoSuchFileException ended) {
      return "";
    }
  }

  private static double ownSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  private long gauge(ServerProcess server, String name) throws IOException, InterruptedException {
    URI metrics = server.page().resolve("metrics");
    String text =
        http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher value = Pattern.compile("(?m)^" + name + " (\\d+)").matcher(text);
    if (!value.find()) {
      throw new IOException(text);
    }
    return Long.parseLong(value.group(1));
  }

  /** One after the other says something, and finds all as it was. */
  private void waken() {
    long[] nanos = new long[Math.min(TYPED, count)];
    for (int i = 0; i < nanos.length; i++) {
      long begun = System.nanoTime();
      pages
          .get(i)
          .type("PRINT S\r", "PRINT S\r\n 2870 \r\nOk\r\n")
          .orTimeout(1, TimeUnit.MINUTES)
          .join();
      nanos[i] = System.nanoTime() - begun;
    }
    tell("a first message answered", nanos);
  }

  private static void tell(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s: half within %.1f ms, 99 %% within %.1f ms, all %d within %.0f ms%n",
        what,
        nanos[nanos.length / 2] / MEGA,
        nanos[nanos.length * 99 / 100] / MEGA,
        nanos.length,
        nanos[nanos.length - 1] / MEGA);
  }

  /** One page is used while the others' programs take all they can get. */
  private void hostile(Map<String, String> settings) throws Exception {
    try (ServerProcess server = WildFly.start("load-hostile", settings)) {
      LoadPage neighbour = new LoadPage(http, threads, server.page());
      neighbour.open(PROMPT).toCompletableFuture().join();
      use(neighbour);
      tell("a line typed, run and saved, alone", use(neighbour));
      open(server.page(), count, HOSTILE, "BEGUN\r\n");
      tell("the same beside them", use(neighbour));
    }
  }

  private static long[] use(LoadPage page) throws InterruptedException {
    long[] nanos = new long[TYPED];
    for (int i = 0; i < TYPED; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE);
      long begun = System.nanoTime();
      page.type("A=" + i + "\r", "A=" + i + "\r\nOk\r\n").orTimeout(1, TimeUnit.MINUTES).join();
      nanos[i] = System.nanoTime() - begun;
    }
    return nanos;
  }

  /** Sends the pages of one server to the other one, which gets their workspaces from it. */
  private void drain(TwoServers servers, ServerProcess from) throws Exception {
    double before = processorSeconds(servers.other(from));
    long begun = System.nanoTime();
    servers.balancer.takeOut(from);
    awaitAll(begun);
    System.out.printf(
        "%d pages moved: %.1f s, %.1f s of processor time of their new server%n",
        count, since(begun), processorSeconds(servers.other(from)) - before);
    servers.balancer.putBack(from);
  }

  /**
   * Has all pages lose their connections and come back to their server. In life pages and balancer
   * are other machines' and not new: here they compile now what they need then, the other server
   * nothing.
   */
  private void rehearse(TwoServers servers) throws Exception {
    for (int i = 0; i < REHEARSALS; i++) {
      long begun = System.nanoTime();
      servers.balancer.takeOut(servers.one);
      servers.balancer.putBack(servers.one);
      awaitAll(begun);
    }
  }

  /** Waits until all pages have come back since a moment. */
  private void awaitAll(long nanoTime) throws Exception {
    CompletableFuture.allOf(
            pages.stream()
                .map(page -> page.backAfter(nanoTime))
                .toArray(CompletableFuture<?>[]::new))
        .get(1, TimeUnit.MINUTES);
  }

  /** One of two servers is killed, whose pages come to the other one, which has its own. */
  private void death(Map<String, String> settings, int others, int moves) throws Exception {
    try (TwoServers servers = TwoServers.roundRobin("load-death", settings)) {
      open(servers.two.page(), others, ASK, ASKED);
      pages.clear();
      servers.balancer.takeOut(servers.two);
      open(servers.balancer.page(), count, ASK, ASKED);
      rehearse(servers);
      servers.balancer.putBack(servers.two);
      for (int i = 0; i < moves; i++) {
        drain(servers, servers.one);
        drain(servers, servers.two);
      }
      List<String> due = pages.stream().map(page -> page.output() + ANSWERED).toList();
      double before = processorSeconds(servers.two);
      double compiled = compilerSeconds(servers.two);
      double own = ownSeconds();
      long killed = System.nanoTime();
      servers.one.kill();
      awaitAll(killed);
      long[] nanos = pages.stream().mapToLong(page -> page.resumedAt() - killed).toArray();
      tell("back at the other server after the kill", nanos);
      System.out.printf(
          "that server's processor time: %.1f s, of which %.1f s compile; pages and balancer: %.1f s%n",
          processorSeconds(servers.two) - before,
          compilerSeconds(servers.two) - compiled,
          ownSeconds() - own);
      each(page -> page.type("ADA\r", ANSWERED));
      int wrong = 0;
      for (int i = 0; i < count; i++) {
        LoadPage page = pages.get(i);
        if (!page.output().equals(due.get(i)) || !page.node().equals(servers.two.name())) {
          wrong++;
        }
      }
      System.out.printf("shown twice or not at all: %d%n", wrong);
    }
  }
}
