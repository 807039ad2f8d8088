package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mbasic.examples.Example;

/**
 * The text of an example: {@code /examples/NAME.BAS}. The name is looked up among those of the
 * index and never used as a path. A browser that shows the tag of this build is told that nothing
 * has changed.
 */
@WebServlet("/examples/*")
public class ExampleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String EXTENSION = ".BAS";

  @Inject transient ExampleShelf shelf;
  @Inject transient Build build;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Example> example = find(request.getPathInfo());
    if (example.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String tag = '"' + build.getStamp() + '"';
    response.setHeader("Cache-Control", "public, no-cache");
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] text = example.get().text().getBytes(StandardCharsets.US_ASCII);
    response.setContentType("text/plain;charset=US-ASCII");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }

  private Optional<Example> find(@Nullable String path) {
    return path == null || !path.endsWith(EXTENSION)
        ? Optional.empty()
        : shelf.examples().find(path.substring(1, path.length() - EXTENSION.length()));
  }
}
