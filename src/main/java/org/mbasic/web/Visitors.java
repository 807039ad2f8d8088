package org.mbasic.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.WorkspaceId;

/**
 * Knows browsers again, on whichever node their next request arrives.
 *
 * <p>Where workspaces live in the HTTP session its attributes hold the browser's id, and the
 * container carries them; elsewhere a signed cookie does, and no HTTP session is made. A cookie
 * that is cut, changed or of another secret is as good as none. The token of a page is made from
 * the browser's id: a foreign page can make a browser send its cookies, but cannot know the token.
 */
final class Visitors {
  static final String COOKIE = "mbasic";

  private static final String BROWSER = "org.mbasic.browser";
  private static final String WORKSPACE = "org.mbasic.workspace";
  private static final int COOKIE_SECONDS = 30 * 24 * 3600;

  private final WebSettings settings;
  private final Signatures cookies;
  private final Signatures pages;
  private final boolean inSessions;

  /**
   * @param inSessions whether workspaces live in HTTP sessions
   */
  Visitors(WebSettings settings, boolean inSessions) {
    this.settings = settings;
    this.inSessions = inSessions;
    cookies = new Signatures(settings.secrets().ring("cookies"));
    pages = new Signatures(settings.secrets().ring("pages"));
  }

  /** Knows the browser of a page's request again, or makes its acquaintance. */
  Visitor welcome(HttpServletRequest request, HttpServletResponse response) {
    if (inSessions) {
      return welcome(request.getSession(true));
    }
    Visitor visitor =
        ofCookie(cookie(request))
            .orElseGet(() -> new Visitor(WorkspaceId.random().value(), newWorkspace(), null));
    response.addCookie(cookie(request, visitor));
    return visitor;
  }

  private Visitor welcome(HttpSession session) {
    return ofSession(session)
        .orElseGet(
            () -> {
              Visitor visitor = new Visitor(WorkspaceId.random().value(), newWorkspace(), session);
              session.setAttribute(BROWSER, visitor.browser());
              session.setAttribute(WORKSPACE, visitor.workspace());
              return visitor;
            });
  }

  private String newWorkspace() {
    return settings.scope() == WebSettings.Scope.BROWSER ? WorkspaceId.random().value() : "";
  }

  /** The browser of any other request; empty when it is not known. */
  Optional<Visitor> recognise(HttpServletRequest request) {
    return recognise(request.getSession(false), cookie(request));
  }

  /**
   * The browser behind a handshake.
   *
   * @param cookie value of the cookie {@value #COOKIE}, or null
   */
  Optional<Visitor> recognise(@Nullable HttpSession session, @Nullable String cookie) {
    return inSessions ? ofSession(session) : ofCookie(cookie);
  }

  /** The token of a page of this browser. */
  String token(Visitor visitor) {
    return pages.sign(visitor.browser());
  }

  boolean matches(Visitor visitor, String token) {
    return pages.matches(visitor.browser(), token);
  }

  private static Optional<Visitor> ofSession(@Nullable HttpSession session) {
    if (session == null) {
      return Optional.empty();
    }
    try {
      if (session.getAttribute(BROWSER) instanceof String browser
          && session.getAttribute(WORKSPACE) instanceof String workspace) {
        return Optional.of(new Visitor(browser, workspace, session));
      }
    } catch (IllegalStateException invalidated) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<Visitor> ofCookie(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    String[] parts = value.split("\\.", 3);
    if (parts.length != 3 || !cookies.matches(parts[0] + '.' + parts[1], parts[2])) {
      return Optional.empty();
    }
    boolean ofBrowser = settings.scope() == WebSettings.Scope.BROWSER;
    if (ofBrowser && parts[1].isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Visitor(parts[0], ofBrowser ? parts[1] : "", null));
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  private Cookie cookie(HttpServletRequest request, Visitor visitor) {
    String value = visitor.browser() + '.' + visitor.workspace();
    Cookie cookie = new Cookie(COOKIE, value + '.' + cookies.sign(value));
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(COOKIE_SECONDS);
    String path = request.getContextPath();
    cookie.setPath(path.isEmpty() ? "/" : path);
    return cookie;
  }
}
