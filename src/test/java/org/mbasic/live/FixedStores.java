package org.mbasic.live;

import java.util.Optional;
import java.util.function.Supplier;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;

/** One store for all browsers. */
record FixedStores(
    boolean shared,
    Owner owner,
    HandoverRequests handovers,
    Supplier<Optional<StoreUnavailable.Reason>> away)
    implements DeskStores {
  @Override
  public int kept() {
    return 0;
  }

  @Override
  public Optional<StoreUnavailable.Reason> outage() {
    return away.get();
  }
}
