package org.mbasic.live;

import java.util.function.Consumer;
import org.mbasic.protocol.Wire;

/**
 * One connection of a page of a {@link History} to a server: in order, delayed, until it is cut.
 */
final class SimulatedSocket implements Wire {
  private final History history;
  private final SimulatedServer server;
  private final Consumer<Runnable> toServer;
  private final Consumer<Runnable> toPage;
  private final Conversation conversation;
  private boolean cut;
  private boolean closed;

  SimulatedSocket(History history, SimulatedServer server, Visitor visitor) {
    this.history = history;
    this.server = server;
    toServer = history.channel();
    toPage = history.channel();
    conversation = new Conversation(server.desks(), visitor, this);
  }

  SimulatedServer server() {
    return server;
  }

  /** The page sends a frame. */
  void toServer(String frame) {
    toServer.accept(
        () -> {
          if (!cut) {
            server.run(() -> conversation.receive(frame, true));
          }
        });
  }

  /** Nothing passes any more; the server hears of it later, if it lives. */
  void cut() {
    if (!cut) {
      cut = true;
      history.after(
          history.between(History.MILLI, 2 * History.SECOND),
          () ->
              server.run(
                  () -> {
                    closed = true;
                    conversation.close();
                  }));
    }
  }

  @Override
  public void send(String frame, Sent answer) {
    toPage.accept(
        () -> {
          boolean arrived = !cut;
          if (arrived) {
            history.arrive(this, frame);
          }
          server.run(() -> answer.done(arrived));
        });
  }

  @Override
  public boolean open() {
    return !closed;
  }

  @Override
  public void ping() {
    // A page of a history is never silent for long.
  }

  @Override
  public long heard() {
    return System.nanoTime();
  }

  @Override
  public String address() {
    return "192.0.2.1";
  }

  @Override
  public void close(Close code, String reason) {
    closed = true;
    toPage.accept(() -> history.lost(this));
  }
}
