package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbasic.keys.Secrets;
import org.mbasic.store.redis.RedisLink;
import org.mbasic.store.redis.RedisServer;
import org.mbasic.store.redis.RedisStore;
import org.mbasic.store.redis.RedisUris;
import org.mbasic.workspace.WorkspaceStore;

/**
 * However servers, connections and requests fail, a page shows what it would have shown had nothing
 * failed. And each of the three things that make it so is needed: without it some histories go
 * wrong. {@code -Dmbasic.test.soak=10000} plays so many histories instead of the few.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomHistoriesIT {
  private static final int HISTORIES = Integer.getInteger("mbasic.test.soak", 150);
  private static final long FIRST_SEED = Long.getLong("mbasic.test.seed", 1);
  private static final int ABLATED = 80;
  private static final Logger LOG = Logger.getLogger(RandomHistoriesIT.class.getName());

  /** What the desks say of every failure that is played to them. */
  private static final Logger DESKS = Logger.getLogger("org.mbasic.live");

  private static RedisServer server;
  private static RedisLink link;

  @BeforeAll
  static void start() throws Exception {
    server = new RedisServer();
    link = new RedisLink(RedisUris.parse(server.url()));
    DESKS.setLevel(Level.SEVERE);
    LOG.setLevel(Level.INFO);
  }

  @AfterAll
  static void stop() throws Exception {
    DESKS.setLevel(null);
    link.close();
    server.close();
  }

  private static WorkspaceStore store() {
    return new RedisStore(
        link,
        "histories:",
        Duration.ofHours(1),
        new Secrets(List.of("a secret of the tests, long enough for all")).ring("fields"),
        ForkJoinPool.commonPool());
  }

  private static List<String> wrong(int most, Set<History.Ablation> without, boolean toTheFirst) {
    Map<History.Event, Integer> events = new EnumMap<>(History.Event.class);
    List<String> wrong = new ArrayList<>();
    int played = 0;
    for (; played < most && !(toTheFirst && !wrong.isEmpty()); played++) {
      History history = new History(FIRST_SEED + played, store(), without);
      String verdict = history.play();
      if (!verdict.isEmpty()) {
        wrong.add("seed " + (FIRST_SEED + played) + ": " + verdict);
      }
      history.events.forEach((event, count) -> events.merge(event, count, Integer::sum));
    }
    LOG.log(
        Level.INFO,
        "{0} histories without {1}: {2} wrong; {3}",
        new Object[] {played, without, wrong.size(), events});
    return wrong;
  }

  @Test
  void no_history_shows_anything_twice_or_not_at_all() {
    assertEquals(List.of(), wrong(HISTORIES, Set.of(), false));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_left_out_is_missed(History.Ablation ablation) {
    assertTrue(!wrong(ABLATED, EnumSet.of(ablation), true).isEmpty());
  }
}
