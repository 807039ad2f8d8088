package org.mbasic.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** What the page itself needs to reach its desk. */
@Named("desk")
@RequestScoped
public class PageModel {
  @Inject DeskService service;
  @Inject WebSettings settings;
  @Inject HttpServletRequest request;

  /** What the editor's styles show, so that the browser lets them count. */
  public String getNonce() {
    return String.valueOf(request.getAttribute(AccessFilter.NONCE));
  }

  /** For how many seconds a workspace is kept that nobody uses. */
  public long getLifeSeconds() {
    HttpSession session = service.stores().shared() ? null : request.getSession(false);
    // Below 1 the container keeps a session for ever.
    int seconds = session == null ? 0 : session.getMaxInactiveInterval();
    return seconds > 0 ? seconds : settings.life().toSeconds();
  }

  /** The token that the page's socket and checkpoints must show. */
  public String getToken() {
    return request.getAttribute(VisitorFilter.VISITOR) instanceof Visitor visitor
        ? service.visitors().token(visitor)
        : "";
  }
}
