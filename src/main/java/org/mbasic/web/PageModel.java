package org.mbasic.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.mbasic.live.Identity;
import org.mbasic.live.WebSettings;
import org.mbasic.workspace.DeskLimits;

/** What the page itself needs to reach its desk. */
@Named("desk")
@RequestScoped
public class PageModel {
  @Inject DeskService service;
  @Inject WebSettings settings;
  @Inject DeskLimits limits;
  @Inject HttpServletRequest request;

  /** What the editor's styles show, so that the browser lets them count. */
  public String getNonce() {
    return String.valueOf(request.getAttribute(AccessFilter.NONCE));
  }

  /** For how many seconds a shared store keeps a workspace that nobody uses. */
  public long getLifeSeconds() {
    return settings.life().toSeconds();
  }

  /** What the server keeps of the printer's paper, and the page with it. */
  public int getPaperCharacters() {
    return limits.outputCharacters();
  }

  /** The token that the page's socket and checkpoints must show. */
  public String getToken() {
    return request.getAttribute(VisitorFilter.VISITOR) instanceof Identity visitor
        ? service.visitors().token(visitor)
        : "";
  }
}
