package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Makes the acquaintance of a browser before its page is written, for then it is too late for a
 * cookie.
 */
@WebFilter("/*")
public class VisitorFilter extends HttpFilter {
  static final String VISITOR = "org.mbasic.visitor";

  private static final long serialVersionUID = 1L;

  @Inject transient DeskService service;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (path.isEmpty() || path.equals("/") || path.endsWith(".xhtml")) {
      request.setAttribute(VISITOR, service.visitors().welcome(request, response));
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }
}
