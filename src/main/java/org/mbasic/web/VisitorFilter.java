package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mbasic.live.Identity;
import org.mbasic.live.Visitor;

/**
 * Makes the acquaintance of a browser before its page is written, for then it is too late for a
 * cookie. While the storage is away and too much is not saved, no new acquaintance is made. Other
 * pages than the workspace's ask nobody who they are.
 */
@WebFilter("/*")
public class VisitorFilter extends HttpFilter {
  static final String VISITOR = "org.mbasic.visitor";

  private static final long serialVersionUID = 1L;
  private static final int RETRY_SECONDS = 30;

  @Inject transient DeskService service;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (path.isEmpty() || path.equals("/") || path.equals("/index.xhtml")) {
      response.setHeader("Cache-Control", "no-store");
      if (!welcome(request, response)) {
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** Knows the browser again or makes its acquaintance, unless too many came from its address. */
  private boolean welcome(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean secure = service.clients().secure(request);
    Optional<Visitor> known = service.visitors().recognise(request, secure);
    if (known.isEmpty() && service.full()) {
      service.refuse(Refusal.BUSY, response, RETRY_SECONDS);
      return false;
    }
    if (known.isEmpty()) {
      long wait = service.acquaintances().take(service.clients().address(request));
      if (wait > 0) {
        service.refuse(Refusal.TOO_OFTEN, response, wait);
        return false;
      }
    }
    Identity visitor = known.orElseGet(() -> service.visitors().meet(request, secure)).identity();
    service.visited(known.isPresent());
    service.visitors().remember(visitor, response, secure);
    request.setAttribute(VISITOR, visitor);
    return true;
  }
}
