package org.mbasic.store.redis;

import com.sun.management.OperatingSystemMXBean;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.WorkspaceId;

/**
 * Measures saves, sealed and fenced as in production, against a redis-server of its own: how long
 * one takes whatever the size of the state, and what many workspaces cost. Run by hand; see the
 * README.
 */
public final class RedisLoad {
  private static final Ownership MINE = new Ownership(new Owner("load/1"), 1);
  private static final int CHUNK = 4_096;
  private static final int SAVES = 2_000;
  private static final int WARM = 1_000;
  private static final int WORKSPACES = 10_000;
  private static final int SAVE_SECONDS = 5;
  private static final int SECONDS = 20;
  private static final Random RANDOM = new Random(1);

  private final RedisServer server;
  private final RedisStore store;
  private final RedisCommands<String, String> probe;

  private RedisLoad(RedisServer server, RedisLink link) {
    this.server = server;
    store = TestStore.over(link);
    probe = RedisClient.create(server.url()).connect().sync();
  }

  /** Runs all and prints a line for each figure. */
  public static void main(String[] arguments) throws Exception {
    try (RedisServer server = new RedisServer("--appendonly", "yes");
        RedisLink link = new RedisLink(RedisUris.parse(server.url()))) {
      RedisLoad load = new RedisLoad(server, link);
      for (int kilobytes : new int[] {20, 200, 2_000}) {
        load.one(kilobytes);
      }
      load.many();
    }
    System.exit(0);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * What a typical save changes: 1 KB of output in its last chunk, one chunk of an array, counters.
   */
  private static Map<String, byte[]> change(int number) {
    Map<String, byte[]> changed = new HashMap<>();
    changed.put("output/" + number / 4, bytes(1_024 * (number % 4 + 1)));
    changed.put("array/A/3", bytes(CHUNK));
    changed.put("machine", bytes(200));
    return changed;
  }

  private long save(WorkspaceId id, long version, Map<String, byte[]> changed) {
    SaveResult result =
        store.save(id, MINE, version, changed, Set.of()).toCompletableFuture().join();
    return ((SaveResult.Saved) result).version();
  }

  private void one(int kilobytes) {
    WorkspaceId id = WorkspaceId.random();
    Map<String, byte[]> state = new HashMap<>();
    for (int i = 0; i < kilobytes * 1_000 / CHUNK; i++) {
      state.put("array/A/" + i, bytes(CHUNK));
    }
    long version = save(id, 0, state);
    long[] nanos = new long[SAVES];
    long sent = 0;
    for (int i = 0; i < WARM + SAVES; i++) {
      if (i == WARM) {
        sent = received();
      }
      Map<String, byte[]> changed = change(i % 32);
      long begun = System.nanoTime();
      version = save(id, version, changed);
      if (i >= WARM) {
        nanos[i - WARM] = System.nanoTime() - begun;
      }
    }
    sent = received() - sent;
    Arrays.sort(nanos);
    System.out.printf(
        "state %4d KB: save p50 %.2f ms, p99 %.2f ms, %.1f KB on the wire%n",
        kilobytes, nanos[SAVES / 2] / 1e6, nanos[SAVES * 99 / 100] / 1e6, sent / 1e3 / SAVES);
  }

  private long received() {
    Matcher total = Pattern.compile("total_net_input_bytes:(\\d+)").matcher(probe.info("stats"));
    return total.find() ? Long.parseLong(total.group(1)) : 0;
  }

  /** Ten thousand workspaces, each saved every five seconds. */
  private void many() throws InterruptedException {
    WorkspaceId[] ids = new WorkspaceId[WORKSPACES];
    long[] versions = new long[WORKSPACES];
    for (int i = 0; i < WORKSPACES; i++) {
      ids[i] = WorkspaceId.random();
      versions[i] = save(ids[i], 0, Map.of("program", bytes(2_000)));
    }
    AtomicLong saved = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    int[] next = {0};
    Runnable tick =
        () -> {
          for (int i = 0; i < WORKSPACES / SAVE_SECONDS / 100; i++) {
            int number = next[0]++ % WORKSPACES;
            CompletionStage<?> unused =
                store
                    .save(ids[number], MINE, versions[number], change(number % 32), Set.of())
                    .whenComplete(
                        (result, failure) -> {
                          if (result instanceof SaveResult.Ok ok) {
                            versions[number] = ok.version();
                            saved.incrementAndGet();
                          } else {
                            failed.incrementAndGet();
                          }
                        });
          }
        };
    String cores = cores(tick);
    System.out.printf(
        "%d workspaces every %d s: %.0f saves/s, %d failed, %s%n",
        WORKSPACES, SAVE_SECONDS, (double) saved.get() / SECONDS, failed.get(), cores);
  }

  /** What it costs to do something a hundred times a second. */
  private String cores(Runnable tick) throws InterruptedException {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    Duration redisBefore = redisCpu();
    long nodeBefore = nodeCpu();
    ScheduledFuture<?> ticking = timer.scheduleAtFixedRate(tick, 0, 10, TimeUnit.MILLISECONDS);
    TimeUnit.SECONDS.sleep(SECONDS);
    ticking.cancel(false);
    double redis = redisCpu().minus(redisBefore).toNanos() / 1e9 / SECONDS;
    double node = (nodeCpu() - nodeBefore) / 1e9 / SECONDS;
    timer.shutdownNow();
    return "node %.2f core, Redis %.2f core".formatted(node, redis);
  }

  private Duration redisCpu() {
    return server.handle().info().totalCpuDuration().orElseThrow();
  }

  private static long nodeCpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
