package org.mbasic.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;

/**
 * The sentences that also hold where several servers reach one store and a living owner is asked.
 */
public abstract class OwnedStoreContract extends WorkspaceStoreContract {
  @Test
  void who_asks_politely_hears_of_the_living_owner() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    assertEquals(new Acquisition.Busy(ANNA), acquire(BERT, false));
    assertEquals(new SaveResult.Saved(2), save(FIRST, 1, Map.of("a", bytes("2"))));
  }

  /** A release may come late: after the same server has loaded the workspace again. */
  @Test
  void what_an_owner_did_before_it_asked_again_counts_no_more() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    Acquisition.Held again = assertInstanceOf(Acquisition.Held.class, acquire(ANNA, false));
    assertEquals(new Ownership(ANNA, 2), again.ownership());
    await(store().release(id, FIRST));
    assertEquals(new SaveResult.Fenced(), save(FIRST, 1, Map.of("a", bytes("2"))));
    assertEquals(new SaveResult.Saved(2), save(again.ownership(), 1, Map.of("a", bytes("3"))));
    assertEquals(new Acquisition.Busy(ANNA), acquire(BERT, false));
  }

  @Test
  void a_stale_owner_releases_nothing() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    acquire(BERT, true);
    await(store().release(id, FIRST));
    assertEquals(new Acquisition.Busy(BERT), acquire(ANNA, false));
  }
}
