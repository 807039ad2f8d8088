package org.mbasic.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what of the handshake decides who may come in. The endpoint judges it when the socket is
 * open, for only then it is sure which connection the properties belong to.
 */
public class DeskHandshake extends ServerEndpointConfig.Configurator {
  private static final String KEY = "org.mbasic.handshake";

  /**
   * Address of the client whose handshake the thread is at: a handshake takes place within the
   * request's filters, and does not tell it.
   */
  private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

  /**
   * The handshake.
   *
   * @param session of the browser, if it has one
   * @param cookies the header, or empty
   * @param address that limits count for
   */
  record Handshake(@Nullable HttpSession session, String cookies, String address) {
    /** Shows no cookie. */
    @Override
    public String toString() {
      return "Handshake[" + address + "]";
    }
  }

  /** The rest of a request. */
  @FunctionalInterface
  interface Rest {
    void run() throws IOException, ServletException;
  }

  /** Lets a request go on to its handshake, which remembers the client's address. */
  static void withAddress(String address, Rest rest) throws IOException, ServletException {
    ADDRESS.set(address);
    try {
      rest.run();
    } finally {
      ADDRESS.remove();
    }
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
    HttpSession session = request.getHttpSession() instanceof HttpSession http ? http : null;
    String address = ADDRESS.get();
    if (address != null) {
      endpoint
          .getUserProperties()
          .put(KEY, new Handshake(session, cookies(request.getHeaders()), address));
    }
  }

  static @Nullable Handshake of(Map<String, Object> properties) {
    return properties.get(KEY) instanceof Handshake handshake ? handshake : null;
  }

  private static String cookies(Map<String, List<String>> headers) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase("Cookie")) {
        return String.join("; ", header.getValue());
      }
    }
    return "";
  }
}
