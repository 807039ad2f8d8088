package org.mbasic.live;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.Wire;

/**
 * Lets a desk leave memory under the messages of its pages: each is either still done by the desk,
 * or passed on, and none overtakes another. Any thread may call.
 */
final class Departure {
  /** Messages that the desk has yet to do. */
  private int arriving;

  private @Nullable PassiveDesk successor;

  /**
   * A message has come.
   *
   * @param desk has the message done in the desk's turn, and there first runs what it is given
   */
  synchronized void receive(Wire wire, ClientMessage message, Consumer<Runnable> desk) {
    if (successor == null) {
      arriving++;
      desk.accept(this::arrived);
    } else {
      successor.receive(wire, message);
    }
  }

  private synchronized void arrived() {
    arriving--;
  }

  /** A page is gone. */
  synchronized void detach(Wire wire) {
    if (successor != null) {
      successor.detach(wire);
    }
  }

  /**
   * From now on all that comes is passed on, unless messages are waiting.
   *
   * @return whether that is so
   */
  synchronized boolean to(PassiveDesk pages) {
    if (arriving > 0) {
      return false;
    }
    successor = pages;
    pages.seat();
    return true;
  }
}
