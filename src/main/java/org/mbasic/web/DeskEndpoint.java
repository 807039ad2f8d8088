package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.live.Conversation;
import org.mbasic.live.Visitor;
import org.mbasic.protocol.Wire;

/**
 * The container's side of the socket {@code /desk}: passes on what happens, and holds no state.
 * What belongs to a socket hangs on its session.
 */
@ServerEndpoint(value = DeskEndpoint.PATH, configurator = DeskHandshake.class)
public class DeskEndpoint {
  /** Its path in the application. */
  static final String PATH = "/desk";

  private static final String WIRE = "org.mbasic.wire";
  private static final String CONVERSATION = "org.mbasic.conversation";
  private static final Logger LOG = Logger.getLogger(DeskEndpoint.class.getName());

  @Inject DeskService service;

  /** Lets a page in that shows its token. */
  @OnOpen
  public void open(Session session, EndpointConfig endpoint) {
    session.setMaxIdleTimeout(0);
    DeskHandshake.Handshake handshake = DeskHandshake.of(session.getUserProperties());
    if (handshake == null) {
      handshake = DeskHandshake.of(endpoint.getUserProperties());
    }
    if (handshake == null) {
      new SocketWire(session, "").close(Wire.Close.POLICY, "");
      return;
    }
    SocketWire wire = new SocketWire(session, handshake.address());
    List<String> tokens = session.getRequestParameterMap().getOrDefault("t", List.of());
    Optional<Visitor> visitor =
        service.admit(handshake, tokens.isEmpty() ? "" : String.valueOf(tokens.get(0)));
    if (visitor.isEmpty()) {
      wire.close(Wire.Close.STALE, "a page of an earlier session");
      return;
    }
    session.getUserProperties().put(WIRE, wire);
    session
        .getUserProperties()
        .put(CONVERSATION, new Conversation(service.desks(), visitor.get(), wire));
  }

  /**
   * A part of a frame of the page. In parts, because WildFly 39 reads a whole one of any length
   * whatever the buffer size is set to.
   */
  @OnMessage
  public void receive(Session session, String part, boolean last) {
    hear(session);
    if (session.getUserProperties().get(CONVERSATION) instanceof Conversation conversation) {
      conversation.receive(part, last);
    }
  }

  /** The page's browser is alive. */
  @OnMessage
  public void pong(Session session, PongMessage pong) {
    hear(session);
  }

  private static void hear(Session session) {
    if (session.getUserProperties().get(WIRE) instanceof SocketWire wire) {
      wire.hear();
    }
  }

  /** The socket is closed. */
  @OnClose
  public void close(Session session) {
    if (session.getUserProperties().get(CONVERSATION) instanceof Conversation conversation) {
      conversation.close();
    }
  }

  /** The connection broke; the close follows. */
  @OnError
  public void fail(Session session, Throwable error) {
    LOG.log(Level.FINE, "a socket broke", error);
  }
}
