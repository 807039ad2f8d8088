package org.mbasic.live;

import java.util.Optional;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.WorkspaceId;

/** A guest with its browser, while it looks for its workspace. */
record Caller(Visitor visitor, Guest guest) {
  Wire wire() {
    return guest.wire();
  }

  ClientMessage.Hello hello() {
    return guest.hello();
  }

  /** The workspace it means: the one it names, else its browser's, if there is one. */
  Optional<WorkspaceId> wanted() {
    return visitor.identity().wanted(hello().workspace());
  }

  Claim claim(WorkspaceId id, boolean proven) {
    return new Claim(id, visitor.browser(), proven, epoch(id), hello().mirror(), visitor.store());
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
    return visitor.identity().workspace().equals(id.value());
  }

  /** The same page, when its browser has another workspace. */
  Caller in(WorkspaceId id) {
    Identity identity = new Identity(visitor.browser(), id.value());
    return new Caller(new Visitor(identity, visitor.store()), guest);
  }
}
