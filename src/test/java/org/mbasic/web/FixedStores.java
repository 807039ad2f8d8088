package org.mbasic.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceStore;

/** One store for all sessions, of which nothing is found out at the start. */
record FixedStores(
    WorkspaceStore store,
    boolean shared,
    Owner owner,
    HandoverRequests handovers,
    Supplier<Optional<StoreUnavailable.Reason>> away)
    implements DeskStores {
  @Override
  public WorkspaceStore forSession(@Nullable HttpSession session) {
    return store;
  }

  @Override
  public int kept() {
    return 0;
  }

  @Override
  public Optional<StoreUnavailable.Reason> outage() {
    return away.get();
  }

  @Override
  public CompletionStage<List<Finding>> findings() {
    return CompletableFuture.completedStage(List.of());
  }
}
