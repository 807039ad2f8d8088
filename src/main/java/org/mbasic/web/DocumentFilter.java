package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Lets browsers keep pages that are the same for everyone. Such a page depends on its address, on
 * the build, and on the colours that cookies choose: those make its tag, and a browser that shows
 * the tag is told that nothing has changed.
 */
@WebFilter({"/help.xhtml", "/examples.xhtml"})
public class DocumentFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String CHOICES = "mbasic-";

  @Inject transient Build build;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String tag = '"' + build.getStamp() + Integer.toHexString(choices(request).hashCode()) + '"';
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("Vary", "Cookie");
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String choices(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? ""
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().startsWith(CHOICES))
            .map(cookie -> cookie.getName() + '=' + cookie.getValue())
            .sorted()
            .collect(Collectors.joining(";"));
  }
}
