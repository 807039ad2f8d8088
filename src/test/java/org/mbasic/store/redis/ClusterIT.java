package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mbasic.store.OwnedStoreContract;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/** The contract of all stores, moving slots, and failing over, in a cluster. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT extends OwnedStoreContract {
  private static final RedisUris.Options CLUSTER =
      new RedisUris.Options(true, Optional.empty(), Optional.empty());

  /**
   * The cluster agrees on the loss of a master and elects another for a second or two before a
   * client can know.
   */
  private static final Duration BACK = RedisCluster.NODE_TIMEOUT.plusSeconds(6);

  /**
   * What it may take beyond that: half a second until the slots are asked for again, a save sent
   * just before the answer, which waits for its whole time, and half a second of a busy machine.
   */
  private static final Duration FOUND = Connector.COMMAND_TIMEOUT.plusSeconds(1);

  private static final Logger LOG = Logger.getLogger(ClusterIT.class.getName());

  private static RedisCluster cluster;
  private static RedisLink link;

  @BeforeAll
  static void start() throws Exception {
    cluster = new RedisCluster();
    link = new RedisLink(RedisUris.parse(cluster.url(), CLUSTER));
  }

  @AfterAll
  static void stop() throws Exception {
    link.close();
    cluster.close();
  }

  @Override
  protected WorkspaceStore store() {
    return TestStore.over(link);
  }

  private static WorkspaceId onMaster(int place) {
    while (true) {
      WorkspaceId id = WorkspaceId.random();
      if (place == slot(id) * 3 / RedisCluster.SLOTS) {
        return id;
      }
    }
  }

  private static int slot(WorkspaceId id) {
    return SlotHash.getSlot("test:{" + id.value() + "}");
  }

  @Test
  void the_check_passes_and_looks_at_every_master() throws Exception {
    Owner self = new Owner("anna/1");
    RedisHandovers handovers = new RedisHandovers(link, TestStore.PREFIX, self);
    RedisCheck check = new RedisCheck(link, TestStore.over(link), handovers, self);
    check.start();
    assertEquals(Optional.empty(), check.outstanding());
    assertEquals(3, await(link.infos()).size());
  }

  @Test
  void a_request_to_hand_over_is_heard() throws Exception {
    Owner self = new Owner("anna/1");
    CompletableFuture<WorkspaceId> heard = new CompletableFuture<>();
    RedisHandovers handovers = new RedisHandovers(link, TestStore.PREFIX, self);
    handovers.listen(heard::complete);
    while (!heard.isDone()) {
      handovers.ask(self, id, () -> {});
      Thread.sleep(20);
    }
    assertEquals(id, heard.join());
  }

  @Test
  void saves_go_on_while_their_slots_move_and_none_conflicts() throws Exception {
    List<Outage> savers = new ArrayList<>();
    List<WorkspaceId> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      WorkspaceId mine = onMaster(1);
      ids.add(mine);
      savers.add(new Outage(store(), mine));
    }
    CompletableFuture<Void> moving =
        CompletableFuture.runAsync(
            () ->
                ids.stream()
                    .mapToInt(ClusterIT::slot)
                    .distinct()
                    .forEach(slot -> cluster.move(slot, 1, 2)));
    int saves = 0;
    while (!moving.isDone() || saves < 10 * savers.size()) {
      for (Outage saver : savers) {
        assertTrue(saver.save());
        saves++;
      }
    }
    moving.join();
    assertEquals(0, savers.stream().mapToInt(Outage::conflicts).sum());
  }

  /** A save has just succeeded: what of its outage came after the election is ours. */
  private static void assertFound(CompletableFuture<Long> promotion) {
    Duration ours = Duration.ofNanos(System.nanoTime() - promotion.join());
    LOG.log(Level.INFO, "the new master was found within {0} ms", ours.toMillis());
    assertTrue(ours.compareTo(FOUND) < 0, ours::toString);
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void a_frozen_master_is_an_outage_of_seconds_beyond_its_detection() throws Exception {
    Outage outage = new Outage(store(), onMaster(2));
    assertTrue(outage.save());
    CompletableFuture<Long> promotion = cluster.promotion(2);
    cluster.servers.get(2).signal("STOP");
    Duration away = outage.measure();
    assertFound(promotion);
    cluster.servers.get(2).signal("CONT");
    assertTrue(away.compareTo(BACK) < 0, away::toString);
    assertTrue(outage.slowest().toMillis() < 2_000, outage.slowest()::toString);
    assertTrue(outage.save());
    assertEquals(0, outage.conflicts());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void a_killed_master_is_an_outage_of_seconds_beyond_its_detection() throws Exception {
    Outage outage = new Outage(store(), onMaster(0));
    assertTrue(outage.save());
    CompletableFuture<Long> promotion = cluster.promotion(0);
    cluster.servers.get(0).kill();
    Duration away = outage.measure();
    assertFound(promotion);
    assertTrue(away.compareTo(BACK) < 0, away::toString);
  }
}
