package org.mbasic.live;

import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.Wire;

/** What a socket speaks to: its desk, whether that is in memory or not. Any thread may call. */
interface Seat {
  /** A message of an attached page. */
  void receive(Wire wire, ClientMessage message);

  /** Tells one attached page something that its user must read. */
  void tell(Wire wire, String problem);

  /** The page is gone. */
  void detach(Wire wire);
}
