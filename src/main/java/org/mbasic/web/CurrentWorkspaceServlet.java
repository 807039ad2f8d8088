package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Makes a workspace the one that new tabs of its browser open, where they do not begin one of their
 * own. The page shows its token {@code t}, the workspace {@code w} and its deed {@code d}.
 *
 * <p>Answers 204, and 403 to what is not a page of ours or not in that workspace.
 */
@WebServlet("/workspace")
public class CurrentWorkspaceServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient DeskService service;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    boolean secure = service.clients().secure(request);
    String workspace = Parameter.WORKSPACE.of(request);
    Optional<Visitor> visitor =
        service
            .visitors()
            .ofPage(request, secure)
            .filter(
                known ->
                    service.deeds().proves(Parameter.DEED.of(request), known.browser(), workspace));
    if (visitor.isEmpty()) {
      Refusal.FOREIGN.answer(response, 0);
    } else {
      service.visitors().settle(visitor.get(), workspace, response, secure);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }
}
