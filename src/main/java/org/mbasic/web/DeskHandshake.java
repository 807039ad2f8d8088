package org.mbasic.web;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
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
   * The handshake.
   *
   * @param sameOrigin whether the page is one of this host
   * @param cookie value of the visitor's cookie
   */
  record Handshake(boolean sameOrigin, @Nullable HttpSession session, @Nullable String cookie) {}

  @Override
  public void modifyHandshake(
      ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
    Map<String, List<String>> headers = request.getHeaders();
    HttpSession session = request.getHttpSession() instanceof HttpSession http ? http : null;
    endpoint
        .getUserProperties()
        .put(
            KEY,
            new Handshake(
                Origins.same(header(headers, "Origin"), header(headers, "Host")),
                session,
                cookie(header(headers, "Cookie"))));
  }

  static @Nullable Handshake of(Map<String, Object> properties) {
    return properties.get(KEY) instanceof Handshake handshake ? handshake : null;
  }

  private static @Nullable String header(Map<String, List<String>> headers, String name) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
        return String.join("; ", header.getValue());
      }
    }
    return null;
  }

  private static @Nullable String cookie(@Nullable String cookies) {
    if (cookies != null) {
      for (String cookie : cookies.split(";\\s*", -1)) {
        if (cookie.startsWith(Visitors.COOKIE + '=')) {
          String value = cookie.substring(Visitors.COOKIE.length() + 1);
          boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
          return quoted ? value.substring(1, value.length() - 1) : value;
        }
      }
    }
    return null;
  }
}
