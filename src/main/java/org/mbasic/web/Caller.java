package org.mbasic.web;

import java.util.Optional;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/** A guest with its browser and its store, while it looks for its workspace. */
record Caller(Visitor visitor, Guest guest, WorkspaceStore store) {
  Wire wire() {
    return guest.wire();
  }

  ClientMessage.Hello hello() {
    return guest.hello();
  }

  /** The workspace it means: the one it names, else its browser's, if there is one. */
  Optional<WorkspaceId> wanted() {
    return visitor.wanted(hello().workspace());
  }

  Claim claim(WorkspaceId id, boolean proven) {
    return new Claim(id, visitor.browser(), proven, epoch(id), hello().mirror(), store);
  }

  /** The newest of the workspace that it has seen, 0 for none. */
  long epoch(WorkspaceId id) {
    return wasIn(id) ? hello().epoch() : 0;
  }

  /** Whether it names the workspace itself; else it means whichever its browser has. */
  boolean wasIn(WorkspaceId id) {
    return hello().workspace().equals(id.value());
  }

  /** Whether the browser's cookie or HTTP session names the workspace. */
  boolean names(WorkspaceId id) {
    return visitor.workspace().equals(id.value());
  }

  /** The same page, when its browser has another workspace. */
  Caller in(WorkspaceId id) {
    return new Caller(new Visitor(visitor.browser(), id.value(), visitor.session()), guest, store);
  }
}
