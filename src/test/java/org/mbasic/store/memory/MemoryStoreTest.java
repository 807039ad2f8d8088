package org.mbasic.store.memory;

import org.mbasic.store.WorkspaceStoreContract;
import org.mbasic.workspace.WorkspaceStore;

class MemoryStoreTest extends WorkspaceStoreContract {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected WorkspaceStore store() {
    return store;
  }
}
