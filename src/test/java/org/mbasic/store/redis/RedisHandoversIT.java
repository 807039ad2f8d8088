package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.WorkspaceId;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisHandoversIT {
  private static final Owner ANNA = new Owner("anna/1");
  private static final Owner BERT = new Owner("bert/1");
  private static final Owner CARL = new Owner("carl/1");

  private final BlockingQueue<WorkspaceId> heard = new LinkedBlockingQueue<>();
  private final WorkspaceId id = WorkspaceId.random();

  @Test
  void an_owner_hears_what_it_is_asked_for_and_no_other_does() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink hers = new RedisLink(RedisUris.parse(server.url()));
        RedisLink his = new RedisLink(RedisUris.parse(server.url()))) {
      BlockingQueue<WorkspaceId> elsewhere = new LinkedBlockingQueue<>();
      new RedisHandovers(hers, "test:", ANNA).listen(heard::add);
      new RedisHandovers(his, "test:", BERT).listen(elsewhere::add);
      new RedisHandovers(his, "other:", ANNA).listen(elsewhere::add);
      askUntilHeard(new RedisHandovers(his, "test:", BERT));
      assertNull(elsewhere.poll(100, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void who_listens_is_heard_again_after_redis_was_away() throws Exception {
    try (RedisServer server = new RedisServer()) {
      server.kill();
      try (RedisLink link = new RedisLink(RedisUris.parse(server.url()))) {
        RedisHandovers handovers = new RedisHandovers(link, "test:", ANNA);
        handovers.listen(heard::add);
        handovers.ask(ANNA, id, () -> {});
        server.restart();
        askUntilHeard(handovers);
        server.kill();
        handovers.ask(ANNA, id, () -> {});
        server.restart();
        heard.clear();
        askUntilHeard(handovers);
      }
    }
  }

  @Test
  void who_was_heard_by_nobody_is_not_asked_again_for_a_second() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink hers = new RedisLink(RedisUris.parse(server.url()));
        RedisLink his = new RedisLink(RedisUris.parse(server.url()))) {
      RedisHandovers asking = new RedisHandovers(his, "test:", BERT);
      CompletableFuture<Void> unheard = new CompletableFuture<>();
      asking.ask(ANNA, id, () -> unheard.complete(null));
      unheard.get(5, TimeUnit.SECONDS);
      CompletableFuture<Void> again = new CompletableFuture<>();
      asking.ask(ANNA, WorkspaceId.random(), () -> again.complete(null));
      assertTrue(again.isDone(), "known without asking");
      new RedisHandovers(hers, "test:", ANNA).listen(heard::add);
      askUntilHeard(asking);
    }
  }

  @Test
  void whether_somebody_is_there_is_found_out() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink hers = new RedisLink(RedisUris.parse(server.url()));
        RedisLink his = new RedisLink(RedisUris.parse(server.url()))) {
      RedisHandovers asking = new RedisHandovers(his, "test:", BERT);
      new RedisHandovers(hers, "test:", ANNA).listen(heard::add);
      askUntilHeard(asking);
      assertFalse(isGone(asking, ANNA));
      assertTrue(isGone(asking, CARL));
    }
  }

  private static boolean isGone(RedisHandovers asking, Owner owner) throws Exception {
    return asking.isGone(owner).toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  @Test
  void what_was_owned_by_one_whom_nobody_heard_is_had_without_asking_again() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink link = new RedisLink(RedisUris.parse(server.url()))) {
      RedisStore store = TestStore.over(link);
      Ownership hers = new Ownership(ANNA, 1);
      store.save(id, hers, 0, Map.of(), Set.of()).toCompletableFuture().get(5, TimeUnit.SECONDS);
      assertEquals(new Acquisition.Busy(ANNA), acquire(store, CARL));
      CompletableFuture<Void> unheard = new CompletableFuture<>();
      new RedisHandovers(link, TestStore.PREFIX, BERT).ask(ANNA, id, () -> unheard.complete(null));
      unheard.get(5, TimeUnit.SECONDS);
      Acquisition.Held held = assertInstanceOf(Acquisition.Held.class, acquire(store, BERT));
      assertTrue(held.forced());
      assertEquals(new Ownership(BERT, 2), held.ownership());
      assertEquals(new Acquisition.Busy(BERT), acquire(store, CARL), "only of that one");
    }
  }

  /** A server that lost Redis together with this one may not hear again yet. */
  @Test
  void after_an_outage_nobody_counts_as_gone_and_owners_are_given_time() throws Exception {
    try (RedisServer server = new RedisServer();
        RedisLink link = new RedisLink(RedisUris.parse(server.url()))) {
      RedisHandovers asking = new RedisHandovers(link, TestStore.PREFIX, BERT);
      assertEquals(HandoverRequests.PATIENCE, asking.patience());
      RedisStore store = TestStore.over(link);
      Ownership hers = new Ownership(ANNA, 1);
      server.kill();
      server.restart();
      Instant end = Instant.now().plusSeconds(15);
      while (!saved(store, hers)) {
        assertTrue(Instant.now().isBefore(end), "Redis is not back in time");
        Thread.sleep(50);
      }
      CompletableFuture<Void> unheard = new CompletableFuture<>();
      asking.ask(ANNA, id, () -> unheard.complete(null));
      assertThrows(TimeoutException.class, () -> unheard.get(500, TimeUnit.MILLISECONDS));
      assertEquals(new Acquisition.Busy(ANNA), acquire(store, BERT));
      assertTrue(asking.patience().compareTo(HandoverRequests.PATIENCE) > 0);
    }
  }

  private boolean saved(RedisStore store, Ownership ownership) throws Exception {
    try {
      store
          .save(id, ownership, 0, Map.of(), Set.of())
          .toCompletableFuture()
          .get(5, TimeUnit.SECONDS);
      acquire(store, ANNA);
      return true;
    } catch (ExecutionException away) {
      return false;
    }
  }

  private Acquisition acquire(RedisStore store, Owner owner) throws Exception {
    return store.acquire(id, owner, 0, false).toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  private void askUntilHeard(RedisHandovers handovers) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(15);
    WorkspaceId found = null;
    while (found == null) {
      assertTrue(Instant.now().isBefore(end), "nothing heard in time");
      handovers.ask(ANNA, id, () -> {});
      found = heard.poll(50, TimeUnit.MILLISECONDS);
    }
    assertEquals(id, found);
  }
}
