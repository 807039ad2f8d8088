package org.mbasic.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.Acquisition;
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

  @Test
  void a_stale_owner_releases_nothing() {
    save(FIRST, 0, Map.of("a", bytes("1")));
    acquire(BERT, true);
    await(store().release(id, FIRST));
    assertEquals(new Acquisition.Busy(BERT), acquire(ANNA, false));
  }
}
