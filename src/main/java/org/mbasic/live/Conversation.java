package org.mbasic.live;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.BadMessage;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.Wire;

/**
 * One socket from its opening to its close: puts the frames of a page together and passes them on
 * to its desk. The container calls with one part at a time, on any thread.
 */
public final class Conversation {
  /** Seconds over which what a page sends is averaged: a paste comes all at once. */
  private static final long PERIOD = 10;

  private final LiveDesks desks;
  private final Visitor visitor;
  private final Wire wire;
  private final RateAllowance messages;
  private final RateAllowance characters;
  private final StringBuilder parts = new StringBuilder();
  private boolean greeted;
  private volatile @Nullable Seat desk;

  /** A socket that was opened. */
  public Conversation(LiveDesks desks, Visitor visitor, Wire wire) {
    this.desks = desks;
    this.visitor = visitor;
    this.wire = wire;
    Access access = desks.access();
    long nanos = TimeUnit.SECONDS.toNanos(PERIOD);
    messages = new RateAllowance(PERIOD * access.messages(), nanos);
    characters = new RateAllowance(PERIOD * access.characters(), nanos);
  }

  /**
   * Takes a part of a frame.
   *
   * @param last whether the frame ends with this part
   */
  public void receive(String part, boolean last) {
    long now = System.nanoTime();
    if (characters.take(part.length(), now) > 0 || messages.take(last ? 1 : 0, now) > 0) {
      desks.refused();
      wire.close(Wire.Close.LATER, "too much at once");
      return;
    }
    if (parts.length() + part.length() > ClientMessage.MAX_FRAME) {
      parts.setLength(0);
      wire.close(Wire.Close.TOO_BIG, "");
      return;
    }
    parts.append(part);
    if (last) {
      String frame = parts.toString();
      parts.setLength(0);
      parts.trimToSize();
      receive(frame);
    }
  }

  private void receive(String frame) {
    Seat entered = desk;
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
        desks.enter(visitor, new Guest(wire, hello, found -> desk = found, System.nanoTime()));
      }
    } else if (entered != null) {
      entered.receive(wire, message);
    } else {
      wire.close(Wire.Close.POLICY, "Hello comes first.");
    }
  }

  private void complain(@Nullable Seat entered, String problem) {
    if (entered == null) {
      wire.close(Wire.Close.POLICY, problem);
    } else {
      entered.tell(wire, problem);
    }
  }

  /** The socket is closed. */
  public void close() {
    Seat entered = desk;
    if (entered != null) {
      entered.detach(wire);
    }
  }
}
