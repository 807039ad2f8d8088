package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mbasic.language.Keyword;
import org.mbasic.language.Synopsis;

/**
 * The keyword table for the editor: an object with the words of each {@link Keyword.Role}, and for
 * each word how it is written and what it is for, {@code {"STATEMENT": {"GOTO": ["GOTO line", "Goes
 * on at a line."]}}}. Under the query string of the build's stamp it is kept for ever.
 */
@WebServlet("/keywords.json")
public class KeywordsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Build build;

  private transient byte[] plain = {};
  private transient byte[] compressed = {};

  @Override
  public void init() throws ServletException {
    plain = keywords().getBytes(StandardCharsets.UTF_8);
    try {
      compressed = Gzip.compressed(new ByteArrayInputStream(plain));
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean gzip = Gzip.acceptedBy(request);
    byte[] body = gzip ? compressed : plain;
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader(
        "Cache-Control",
        build.getStamp().equals(request.getQueryString()) ? StaticFilter.FOR_EVER : "no-cache");
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static String keywords() {
    JsonObjectBuilder roles = Json.createObjectBuilder();
    for (Keyword.Role role : Keyword.Role.values()) {
      JsonObjectBuilder words = Json.createObjectBuilder();
      for (Keyword keyword : Keyword.values()) {
        if (keyword.role() == role) {
          words.add(
              keyword.spelling(),
              Json.createArrayBuilder().add(Synopsis.form(keyword)).add(Synopsis.purpose(keyword)));
        }
      }
      roles.add(role.name(), words);
    }
    return roles.build().toString();
  }
}
