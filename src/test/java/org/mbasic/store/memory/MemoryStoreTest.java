package org.mbasic.store.memory;

import org.mbasic.store.OwnedStoreContract;
import org.mbasic.workspace.WorkspaceStore;

class MemoryStoreTest extends OwnedStoreContract {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected WorkspaceStore store() {
    return store;
  }
}
