package org.mbasic.web;

import org.jspecify.annotations.Nullable;

/**
 * One socket from its opening to its close: reads the frames of a page and passes them on to its
 * desk. The container calls with one frame at a time, on any thread.
 */
final class Conversation {
  private final LiveDesks desks;
  private final Visitor visitor;
  private final Wire wire;
  private boolean greeted;
  private volatile @Nullable LiveDesk desk;

  Conversation(LiveDesks desks, Visitor visitor, Wire wire) {
    this.desks = desks;
    this.visitor = visitor;
    this.wire = wire;
  }

  void receive(String frame) {
    LiveDesk entered = desk;
    ClientMessage message;
    try {
      message = ClientMessage.parse(frame);
    } catch (BadMessage e) {
      complain(entered, String.valueOf(e.getMessage()));
      return;
    }
    if (message instanceof ClientMessage.Hello hello) {
      if (!greeted || entered != null) {
        greeted = true;
        desks.enter(visitor, wire, hello, found -> desk = found);
      }
    } else if (entered != null) {
      entered.receive(wire, message);
    } else {
      wire.close(Wire.Close.POLICY, "Hello comes first.");
    }
  }

  private void complain(@Nullable LiveDesk entered, String problem) {
    if (entered == null) {
      wire.close(Wire.Close.POLICY, problem);
    } else {
      entered.tell(wire, problem);
    }
  }

  /** The socket is closed. */
  void close() {
    LiveDesk entered = desk;
    if (entered != null) {
      entered.detach(wire);
    }
  }
}
