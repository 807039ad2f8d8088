package org.mbasic.live;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mbasic.page.KeyJournal;
import org.mbasic.page.PageSession;
import org.mbasic.workspace.WorkspaceStore;

/**
 * One random history: a user types a program and its answers into a page; servers die, sleep and
 * lose their connections; requests to the store come late, twice or not at all, and so do answers.
 * Servers are the real desks and the store is the real one; network, threads and clocks are played
 * by one queue of events in virtual time, so that hours of it take moments. The seed decides
 * everything but what the real clock decides about the order of two tasks.
 */
final class History {
  /** What is left out to show that it is needed. */
  enum Ablation {
    /** Any server may save at any time. */
    FENCE,
    /** The page shows a frame whatever it has shown before. */
    SUPPRESSION,
    /** The page sends nothing again. */
    JOURNAL
  }

  /** What happened, to be counted. */
  enum Event {
    CRASH,
    SLEEP,
    CUT,
    TAKEOVER,
    LOST_REQUEST,
    LOST_REPLY,
    DUPLICATE,
    FENCED,
    TAKEN_BACK
  }

  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000 * MILLI;

  private static final long LONGEST = 900 * SECOND;
  private static final long BACKOFF = 500 * MILLI;
  private static final long ACK_WITHIN = 10 * SECOND;
  private static final int SERVERS = 3;

  private record Task(long due, long order, Runnable action) {}

  final Random random;
  final WorkspaceStore redis;
  final Set<Ablation> without;

  /** Whether requests to the store and its answers may be lost or come too late. */
  final boolean storeFails;

  final Map<Event, Integer> events = new EnumMap<>(Event.class);
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          (a, b) ->
              a.due() == b.due()
                  ? Long.compare(a.order(), b.order())
                  : Long.compare(a.due(), b.due()));
  private final Script script;
  private final List<SimulatedServer> servers = new ArrayList<>();
  private final String browser;
  private final PageSession page;
  private final StringBuilder shownAnyway = new StringBuilder();
  private @Nullable SimulatedSocket socket;
  private long now;
  private long ordered;
  private int booted;
  private int typed;
  private int faults;
  private int attempt;
  private long lastEpoch;
  private long takenBack;
  private String verdict = "";

  /**
   * @param redis the store that all servers share
   */
  History(long seed, WorkspaceStore redis, Set<Ablation> without) {
    random = new Random(seed);
    this.redis = redis;
    this.without = without;
    storeFails = random.nextBoolean();
    script = Script.random(random);
    faults = 2 + random.nextInt(10);
    browser = "browser" + seed;
    page = new PageSession("", new KeyJournal(), this::millis);
    for (int i = 0; i < SERVERS; i++) {
      servers.add(boot());
    }
  }

  private SimulatedServer boot() {
    return new SimulatedServer(this, "n" + ++booted);
  }

  /** The server of that name, if it is one of those now. */
  Optional<SimulatedServer> named(String name) {
    return servers.stream().filter(server -> server.name().equals(name)).findAny();
  }

  /** Milliseconds of the virtual clock. */
  long millis() {
    return now / MILLI;
  }

  /** Nanoseconds of the virtual clock. */
  long now() {
    return now;
  }

  /** Has something done after a while. */
  void after(long nanos, Runnable action) {
    tasks.add(new Task(now + nanos, ordered++, action));
  }

  /** Between the two, at random. */
  long between(long least, long most) {
    return least + (long) (random.nextDouble() * (most - least));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  void count(Event event) {
    events.merge(event, 1, Integer::sum);
  }

  /**
   * Plays it to its end.
   *
   * @return what went wrong; empty when nothing did
   */
  String play() {
    connect();
    type();
    disturb();
    while (verdict.isEmpty() && !tasks.isEmpty() && !done()) {
      Task task = tasks.remove();
      now = Math.max(now, task.due());
      task.action().run();
      if (now > LONGEST) {
        verdict = "no end: shown " + shown().length() + " of " + script.output().length();
      }
    }
    return verdict;
  }

  private boolean done() {
    return typed == script.keys().size()
        && page.journal().pending().isEmpty()
        && shown().length() >= script.output().length();
  }

  private String shown() {
    return without.contains(Ablation.SUPPRESSION) ? shownAnyway.toString() : page.log().text();
  }

  private void type() {
    if (typed < script.keys().size()) {
      page.type(script.keys().get(typed++));
      after(between(50 * MILLI, 1_500 * MILLI), this::type);
    }
  }

  private void disturb() {
    if (faults-- > 0) {
      after(
          between(100 * MILLI, 4 * SECOND),
          () -> {
            switch (random.nextInt(4)) {
              case 0, 1 -> crash();
              case 2 -> sleep();
              default -> cut();
            }
            disturb();
          });
    }
  }

  private void crash() {
    SimulatedServer victim = victim();
    int place = servers.indexOf(victim);
    if (victim.dead()) {
      return;
    }
    count(Event.CRASH);
    victim.die();
    after(between(SECOND, 4 * SECOND), () -> servers.set(place, boot()));
    lose(victim);
  }

  private void sleep() {
    SimulatedServer victim = victim();
    count(Event.SLEEP);
    victim.sleep(between(500 * MILLI, 20 * SECOND));
    after(between(SECOND, 3 * SECOND), () -> lose(victim));
  }

  /** The one that the page is at, more often than not. */
  private SimulatedServer victim() {
    SimulatedSocket at = socket;
    return at != null && chance(0.8) ? at.server() : servers.get(random.nextInt(SERVERS));
  }

  private void lose(SimulatedServer server) {
    SimulatedSocket at = socket;
    if (at != null && at.server() == server) {
      lost(at);
    }
  }

  private void cut() {
    SimulatedSocket at = socket;
    if (at != null) {
      count(Event.CUT);
      lost(at);
    }
  }

  private void connect() {
    SimulatedServer server = servers.get(random.nextInt(SERVERS));
    SimulatedSocket opened = new SimulatedSocket(this, server, server.visitor(browser));
    socket = opened;
    if (server.dead() || server.asleep()) {
      after(between(MILLI, 50 * MILLI), () -> lost(opened));
      return;
    }
    page.open(opened::toServer);
    watch(opened);
  }

  /** What is not acknowledged for long leads the page elsewhere. */
  private void watch(SimulatedSocket at) {
    List<String> pending = page.journal().pending();
    after(
        ACK_WITHIN,
        () -> {
          if (at == socket) {
            if (!page.resumed()
                || (!pending.isEmpty() && pending.equals(page.journal().pending()))) {
              lost(at);
            } else {
              watch(at);
            }
          }
        });
  }

  /** The page has lost a connection, if it is still its own. */
  void lost(SimulatedSocket at) {
    at.cut();
    if (at == socket) {
      socket = null;
      page.lost();
      if (without.contains(Ablation.JOURNAL)) {
        page.journal().forget();
      }
      long ceiling = Math.min(20 * BACKOFF, BACKOFF << Math.min(++attempt, 5));
      after(between(BACKOFF, ceiling), this::connect);
    }
  }

  /** A frame reaches the page. */
  void arrive(SimulatedSocket at, String text) {
    if (at != socket) {
      return;
    }
    JsonObject frame = Json.createReader(new StringReader(text)).readObject();
    switch (frame.getString("type")) {
      case "welcome" -> greet(frame);
      case "output" -> shownAnyway.append(frame.getString("text"));
      default -> {}
    }
    if (!page.receive(frame)) {
      lost(at);
    }
    judge();
  }

  private void greet(JsonObject welcome) {
    attempt = 0;
    long epoch = welcome.getJsonNumber("epoch").longValue();
    if (lastEpoch > 0 && epoch > lastEpoch) {
      count(Event.TAKEOVER);
    }
    lastEpoch = Math.max(lastEpoch, epoch);
  }

  private void judge() {
    String shown = shown();
    if (page.log().lost() > takenBack) {
      takenBack = page.log().lost();
      count(Event.TAKEN_BACK);
    }
    if (!script.output().startsWith(shown)) {
      int same = 0;
      while (same < script.output().length()
          && script.output().charAt(same) == shown.charAt(same)) {
        same++;
      }
      verdict =
          (storeFails ? "(store fails) " : "")
              + "differs at "
              + same
              + ": "
              + shown.substring(Math.max(0, same - 60));
    } else if (page.log().lost() > 0 && !storeFails) {
      verdict = "shown and taken back: " + page.log().lost();
    }
  }

  /** Frames in the order sent, each after a while. */
  Consumer<Runnable> channel() {
    long[] last = {now};
    return action -> {
      last[0] = Math.max(last[0], now + between(MILLI / 10, 30 * MILLI));
      after(last[0] - now, action);
    };
  }
}
