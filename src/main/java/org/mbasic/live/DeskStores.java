package org.mbasic.live;

import java.util.Optional;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;

/** How this deployment keeps workspaces, for all desks of this server. Any thread may call. */
public interface DeskStores {
  /** Whether one store serves all browsers and all servers, so that no HTTP session is needed. */
  boolean shared();

  /**
   * Workspaces that this server has in its memory for as long as their browsers' HTTP sessions live
   * there, open or not; 0 where they are kept elsewhere.
   */
  int kept();

  /** How servers ask each other for workspaces. */
  HandoverRequests handovers();

  /**
   * Why workspaces can be neither opened nor saved now; empty while they can, as far as is known.
   * What is the matter in detail is in the log.
   */
  Optional<StoreUnavailable.Reason> outage();

  /** This server process, as it owns workspaces. */
  Owner owner();
}
