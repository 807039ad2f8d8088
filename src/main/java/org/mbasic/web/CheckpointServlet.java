package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mbasic.live.Visitor;

/**
 * Saves a workspace inside of an HTTP request, where every container carries the session's
 * attributes to its other nodes. The page asks for it while there is news, and when it is left;
 * that also keeps the HTTP session from expiring, and gives the page another one when it has ended
 * all the same. A store that all servers share needs no request.
 *
 * <p>Answers 204 when saved, when nothing of that browser lives here, and always with a shared
 * store, where it does nothing; 403 to what is not a page of ours, and 503 when it was not saved,
 * or only behind another save, or the desk did not come to its turn in time: the page asks again.
 */
@WebServlet("/checkpoint")
public class CheckpointServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int RETRY_SECONDS = 2;

  @Inject transient DeskService service;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean secure = service.clients().secure(request);
    Optional<Visitor> visitor =
        service.visitors().ofPage(request, secure).or(() -> again(request, secure));
    if (visitor.isEmpty()) {
      Refusal.FOREIGN.answer(response, 0);
    } else if (service.stores().shared()
        || service.checkpoint().save(visitor.get(), Parameter.WORKSPACE.of(request))) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      Refusal.BUSY.answer(response, RETRY_SECONDS);
    }
  }

  /**
   * The browser of a page that is at a desk here and whose HTTP session has ended: it gets another
   * one, which counts as that of a new browser does.
   */
  private Optional<Visitor> again(HttpServletRequest request, boolean secure) {
    return service
        .visitors()
        .ofEndedSession(request, secure)
        .filter(known -> service.checkpoint().concerns(known, Parameter.WORKSPACE.of(request)))
        .filter(known -> service.acquaintances().take(service.clients().address(request)) == 0)
        .map(known -> service.visitors().meet(request, secure));
  }
}
