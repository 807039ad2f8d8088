package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.live.Identity;
import org.mbasic.live.Unquoted;
import org.mbasic.live.Visitor;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * Makes a workspace the one that new tabs of its browser open, where they do not begin one of their
 * own (POST), or deletes it (DELETE); then new tabs open its successor. The page shows its token
 * {@code t}, the workspace {@code w} and its deed {@code d}. Whichever server runs a workspace that
 * another one deletes loses it at its next save.
 *
 * <p>Answers 204, 403 to what is not a page of ours or not in that workspace, and 503 when a
 * workspace could not be deleted.
 */
@WebServlet("/workspace")
public class WorkspaceServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final int WAIT_SECONDS = 3;

  private static final Logger LOG = Logger.getLogger(WorkspaceServlet.class.getName());

  @Inject transient DeskService service;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean secure = service.clients().secure(request);
    Optional<Visitor> visitor = owner(request, secure);
    if (visitor.isEmpty()) {
      Refusal.FOREIGN.answer(response, 0);
    } else {
      String workspace = Parameter.WORKSPACE.of(request);
      service.visitors().settle(visitor.get().identity(), workspace, request, response, secure);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean secure = service.clients().secure(request);
    Optional<Visitor> visitor = owner(request, secure);
    if (visitor.isEmpty()) {
      Refusal.FOREIGN.answer(response, 0);
      return;
    }
    WorkspaceId id = WorkspaceId.parse(Parameter.WORKSPACE.of(request));
    if (delete(visitor.get(), id)) {
      Identity identity = visitor.get().identity();
      if (identity.workspace().equals(id.value())) {
        service.visitors().settle(identity, id.successor().value(), request, response, secure);
      }
      service.desks().deleted(id);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      Refusal.BUSY.answer(response, WAIT_SECONDS);
    }
  }

  /** The browser of a page that proves that the workspace is its own. */
  private Optional<Visitor> owner(HttpServletRequest request, boolean secure) {
    String workspace = Parameter.WORKSPACE.of(request);
    String deed = Parameter.DEED.of(request);
    return service
        .visitors()
        .ofPage(request, secure)
        .filter(known -> service.deeds().proves(deed, known.browser(), workspace));
  }

  private boolean delete(Visitor visitor, WorkspaceId id) {
    WorkspaceStore store = visitor.store();
    try {
      // Perhaps only the answer is missing: then the second one says that it is done.
      store
          .delete(id)
          .exceptionallyCompose(failure -> store.delete(id))
          .toCompletableFuture()
          .get(WAIT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "a workspace could not be deleted", new Unquoted(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
