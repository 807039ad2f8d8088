package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.mbasic.live.AddressLimit;

/**
 * Decides who may come in, and tells the browser what a page of ours may do: load what lies beside
 * it and talk to this server, nothing else; in particular no script or style within the page counts
 * but the editor's own styles, which show the nonce of the response.
 */
@WebFilter("/*")
public class AccessFilter extends HttpFilter {
  /** Attribute of a request: what the editor's styles show. */
  static final String NONCE = "org.mbasic.nonce";

  private static final long serialVersionUID = 1L;

  private static final int NONCE_BYTES = 16;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-";
  private static final String POLICY_END =
      "'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final transient SecureRandom random = new SecureRandom();

  @Inject transient DeskService service;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean secure = service.clients().secure(request);
    protect(request, response, secure);
    String address = service.clients().address(request);
    if (!isProbe(request) && isTooOften(service.requests(), address, response)) {
      return;
    }
    boolean handshake = request.getServletPath().equals(DeskEndpoint.PATH);
    if ((handshake || !isRead(request))
        && !service
            .origins()
            .ours(request.getHeader("Origin"), request.getHeader("Host"), secure)) {
      Refusal.FOREIGN.answer(response, 0);
      return;
    }
    if (!handshake) {
      chain.doFilter(request, response);
      return;
    }
    if (!isTooOften(service.handshakes(), address, response)) {
      DeskHandshake.withAddress(address, () -> chain.doFilter(request, response));
    }
  }

  private boolean isTooOften(AddressLimit limit, String address, HttpServletResponse response)
      throws IOException {
    long wait = limit.take(address);
    if (wait > 0) {
      service.refuse(Refusal.TOO_OFTEN, response, wait);
    }
    return wait > 0;
  }

  /** A balancer's question after the server's health must be answered while a browser is not. */
  private static boolean isProbe(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals(HealthServlet.LIVE) || path.equals(HealthServlet.READY);
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private void protect(HttpServletRequest request, HttpServletResponse response, boolean secure) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    request.setAttribute(NONCE, nonce);
    response.setHeader("Content-Security-Policy", POLICY + nonce + POLICY_END);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
