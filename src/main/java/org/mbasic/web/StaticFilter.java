package org.mbasic.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves scripts and styles compressed and for ever: their path names the build, so a file never
 * changes under its name. The servers compress nothing by themselves. Each file is compressed once
 * and kept; there are as many as the WAR holds.
 */
@WebFilter("/static/*")
public class StaticFilter extends HttpFilter {
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final long serialVersionUID = 1;

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "svg", "image/svg+xml;charset=UTF-8");

  private final transient Map<String, byte[]> compressed = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    Optional<byte[]> body =
        type == null || !Gzip.acceptedBy(request) ? Optional.empty() : compressed(path);
    if (exists(path)) {
      response.setHeader("Cache-Control", FOR_EVER);
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (type == null || body.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.setContentType(type);
    response.setHeader("Content-Encoding", "gzip");
    response.setContentLength(body.get().length);
    response.getOutputStream().write(body.get());
  }

  private boolean exists(String path) {
    try {
      return getServletContext().getResource(path) != null;
    } catch (java.net.MalformedURLException unusable) {
      return false;
    }
  }

  /** The file compressed, or empty when there is none; only what exists is remembered. */
  private Optional<byte[]> compressed(String path) throws IOException {
    byte[] known = compressed.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    ServletContext context = getServletContext();
    try (InputStream file = context.getResourceAsStream(path)) {
      if (file == null) {
        return Optional.empty();
      }
      byte[] body = Gzip.compressed(file);
      compressed.put(path, body);
      return Optional.of(body);
    }
  }
}
