package org.mbasic.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mbasic.language.Keyword;

/**
 * The keyword table for the editor's colours: an object with the spellings of each {@link
 * Keyword.Role}.
 */
@WebServlet("/keywords.json")
public class KeywordsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-cache");
    response.getWriter().write(keywords());
  }

  static String keywords() {
    JsonObjectBuilder roles = Json.createObjectBuilder();
    for (Keyword.Role role : Keyword.Role.values()) {
      JsonArrayBuilder spellings = Json.createArrayBuilder();
      for (Keyword keyword : Keyword.values()) {
        if (keyword.role() == role) {
          spellings.add(keyword.spelling());
        }
      }
      roles.add(role.name(), spellings);
    }
    return roles.build().toString();
  }
}
