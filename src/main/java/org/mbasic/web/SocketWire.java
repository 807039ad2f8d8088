package org.mbasic.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.protocol.Wire;

/** The way to a page over the container's WebSocket session. */
final class SocketWire implements Wire {
  /** A page that does not take a frame within this time has gone. */
  private static final long SEND_MILLIS = 30_000;

  private static final Logger LOG = Logger.getLogger(SocketWire.class.getName());

  private final Session session;
  private final String address;
  private final RemoteEndpoint.Async remote;
  private volatile long heard = System.nanoTime();

  SocketWire(Session session, String address) {
    this.session = session;
    this.address = address;
    remote = session.getAsyncRemote();
    remote.setSendTimeout(SEND_MILLIS);
  }

  @Override
  public void send(String frame, Sent answer) {
    try {
      remote.sendText(frame, result -> answer.done(result.isOK()));
    } catch (IllegalStateException | IllegalArgumentException closed) {
      LOG.log(Level.FINE, "a frame for a socket that is closed", closed);
      answer.done(false);
    }
  }

  @Override
  public boolean open() {
    return session.isOpen();
  }

  @Override
  public void ping() {
    try {
      remote.sendPing(ByteBuffer.allocate(0));
    } catch (IOException | IllegalStateException closed) {
      LOG.log(Level.FINE, "a ping for a socket that is closed", closed);
    }
  }

  @Override
  public long heard() {
    return heard;
  }

  @Override
  public String address() {
    return address;
  }

  /** The page has sent something. */
  void hear() {
    heard = System.nanoTime();
  }

  @Override
  public void close(Close code, String reason) {
    try {
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code.code()), reason));
    } catch (IOException | IllegalStateException closed) {
      LOG.log(Level.FINE, "a socket that is closed already", closed);
    }
  }
}
