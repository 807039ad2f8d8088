package org.mbasic.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mbasic.live.Identity;
import org.mbasic.live.Signatures;
import org.mbasic.live.Visitor;
import org.mbasic.live.WebSettings;
import org.mbasic.workspace.WorkspaceId;

/**
 * Knows browsers again, on whichever node their next request arrives.
 *
 * <p>Where workspaces live in the HTTP session its attributes hold the browser's id, and the
 * container carries them; elsewhere a {@link VisitorCookie} does, and no HTTP session is made. A
 * browser whose HTTP session has ended is known by such a cookie too, which it keeps for as long as
 * that of the session: so its pages go on with their workspaces in another one. The token of a page
 * is made from the browser's id: a foreign page can make a browser send its cookies, but cannot
 * know the token.
 */
final class Visitors {
  private static final String BROWSER = "org.mbasic.browser";
  private static final String WORKSPACE = "org.mbasic.workspace";

  private final WebSettings settings;
  private final VisitorCookie cookies;
  private final Signatures pages;
  private final BrowserStores stores;

  /** Whether workspaces live in HTTP sessions. */
  private final boolean inSessions;

  Visitors(WebSettings settings, VisitorCookie cookies, BrowserStores stores) {
    this.settings = settings;
    this.cookies = cookies;
    this.stores = stores;
    inSessions = !stores.shared();
    pages = new Signatures(settings.secrets().ring("pages"));
  }

  /** The browser of a request, if it is known. */
  Optional<Visitor> recognise(HttpServletRequest request, boolean secure) {
    return inSessions
        ? ofSession(request.getSession(false))
        : ofCookies(request, secure).map(identity -> visitor(identity, null));
  }

  /** The browser behind a handshake, if it is known. */
  Optional<Visitor> recognise(DeskHandshake.Handshake handshake) {
    return inSessions
        ? ofSession(handshake.session())
        : ofCookies(handshake.cookies(), false).map(identity -> visitor(identity, null));
  }

  /** Makes a browser's acquaintance, or gives it another HTTP session when its own has ended. */
  Visitor meet(HttpServletRequest request, boolean secure) {
    Identity identity = ofCookies(request, secure).orElseGet(this::stranger);
    if (!inSessions) {
      return visitor(identity, null);
    }
    HttpSession session = request.getSession(true);
    session.setAttribute(BROWSER, identity.browser());
    session.setAttribute(WORKSPACE, identity.workspace());
    return visitor(identity, session);
  }

  private Visitor visitor(Identity identity, @Nullable HttpSession session) {
    return new Visitor(identity, stores.forSession(session));
  }

  private Identity stranger() {
    String workspace =
        settings.scope() == WebSettings.Scope.BROWSER ? WorkspaceId.random().value() : "";
    return new Identity(WorkspaceId.random().value(), workspace);
  }

  /** Has a browser keep who it is, again with each page: that puts the expiry off. */
  void remember(Identity identity, HttpServletResponse response, boolean secure) {
    Cookie cookie = cookies.of(identity, secure);
    if (inSessions) {
      cookie.setMaxAge(-1);
    }
    response.addCookie(cookie);
  }

  /** The browser behind a page that shows its token with a request. */
  Optional<Visitor> ofPage(HttpServletRequest request, boolean secure) {
    String token = Parameter.TOKEN.of(request);
    return recognise(request, secure).filter(visitor -> matches(visitor.identity(), token));
  }

  /**
   * The browser behind a page whose HTTP session has ended; to be {@linkplain #meet met} again
   * before its workspaces can be reached.
   */
  Optional<Identity> ofEndedSession(HttpServletRequest request, boolean secure) {
    String token = Parameter.TOKEN.of(request);
    return inSessions && request.getSession(false) == null
        ? ofCookies(request, secure).filter(identity -> matches(identity, token))
        : Optional.empty();
  }

  /**
   * New tabs of the browser open this workspace from now on, unless each has its own.
   *
   * @param identity of the browser that the request comes from
   * @param workspace id of one that is the browser's
   * @throws IllegalStateException when the HTTP session has ended meanwhile
   */
  void settle(
      Identity identity,
      String workspace,
      HttpServletRequest request,
      HttpServletResponse response,
      boolean secure) {
    if (settings.scope() != WebSettings.Scope.BROWSER) {
      return;
    }
    if (inSessions) {
      HttpSession session = request.getSession(false);
      if (session == null) {
        throw new IllegalStateException("the HTTP session has ended");
      }
      session.setAttribute(WORKSPACE, workspace);
    }
    remember(new Identity(identity.browser(), workspace), response, secure);
  }

  /** The token of a page of this browser. */
  String token(Identity identity) {
    return pages.sign(identity.browser());
  }

  boolean matches(Identity identity, String token) {
    return pages.matches(identity.browser(), token);
  }

  private Optional<Visitor> ofSession(@Nullable HttpSession session) {
    if (session == null) {
      return Optional.empty();
    }
    try {
      if (session.getAttribute(BROWSER) instanceof String browser
          && session.getAttribute(WORKSPACE) instanceof String workspace) {
        return Optional.of(visitor(new Identity(browser, workspace), session));
      }
    } catch (IllegalStateException invalidated) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<Identity> ofCookies(HttpServletRequest request, boolean secure) {
    String header = request.getHeader("Cookie");
    return header == null ? Optional.empty() : ofCookies(header, secure);
  }

  private Optional<Identity> ofCookies(String header, boolean secure) {
    boolean ofBrowser = settings.scope() == WebSettings.Scope.BROWSER;
    return cookies
        .read(header, secure)
        .filter(identity -> !ofBrowser || !identity.workspace().isEmpty())
        .map(identity -> ofBrowser ? identity : new Identity(identity.browser(), ""));
  }
}
