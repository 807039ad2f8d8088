package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
  private static final int WAIT_SECONDS = 2;

  @Inject transient DeskService service;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean secure = service.clients().secure(request);
    Optional<Visitor> visitor =
        service.visitors().ofPage(request, secure).or(() -> again(request, secure));
    if (visitor.isEmpty()) {
      Refusal.FOREIGN.answer(response, 0);
    } else if (service.stores().shared() || save(visitor.get(), Parameter.WORKSPACE.of(request))) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      Refusal.BUSY.answer(response, WAIT_SECONDS);
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
        .filter(known -> service.desks().living(known, Parameter.WORKSPACE.of(request)).isPresent())
        .filter(known -> service.acquaintances().take(service.clients().address(request)) == 0)
        .map(known -> service.visitors().meet(request, secure));
  }

  /** Whether there is nothing to save any more. */
  private boolean save(Visitor visitor, String workspace) {
    Optional<LiveDesk> desk = service.desks().living(visitor.identity(), workspace);
    if (desk.isEmpty()) {
      return true;
    }
    CompletableFuture<Saver.Writing> save = new CompletableFuture<>();
    desk.get().saveBy(visitor.store(), save);
    try {
      return saved(save.get(WAIT_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException late) {
      return giveUp(save);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return giveUp(save);
    }
  }

  /** A save that was handed over in the last moment must be run, for the desk waits for its end. */
  private static boolean giveUp(CompletableFuture<Saver.Writing> save) {
    return !save.cancel(false) && saved(save.join());
  }

  /** Runs a save; a session answers at once. */
  private static boolean saved(Saver.Writing save) {
    return save.run().exceptionally(error -> false).toCompletableFuture().join();
  }
}
