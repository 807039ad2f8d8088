package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.mbasic.live.Arrivals;
import org.mbasic.live.Visitor;
import org.mbasic.workspace.StoreUnavailable;

/**
 * Makes a new workspace of a file that {@code Export} has made. The page shows its token {@code t}
 * and sends the file; what it shows stays as it is. Any server can be asked.
 *
 * <p>Answers with the new workspace, 204 when only program and files are in the file, 422 with a
 * sentence for the user when it is refused, 413 when it is too large, 429 when too many new
 * workspaces come from an address, those not counted that came to nothing, 503 when none can begin
 * now or enough files are on their way, and 403 to what is not a page of ours.
 */
@WebServlet("/import")
public class ImportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int RETRY_SECONDS = 5;
  private static final int UNPROCESSABLE = 422;

  /** Some megabytes over a slow line. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Inject transient DeskService service;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Visitor> visitor =
        service.visitors().ofPage(request, service.clients().secure(request));
    if (visitor.isEmpty()) {
      Refusal.FOREIGN.answer(response, 0);
      return;
    }
    Arrivals arrivals = service.arrivals();
    if (request.getContentLengthLong() > arrivals.mostBytes()) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    if (service.full()) {
      service.refuse(Refusal.BUSY, response, RETRY_SECONDS);
      return;
    }
    String address = service.clients().address(request);
    long wait = service.desks().begin(address);
    if (wait > 0) {
      service.refuse(Refusal.TOO_OFTEN, response, wait);
      return;
    }
    boolean counts = false;
    try {
      if (arrivals.enter(address)) {
        try {
          counts = take(visitor.get(), request, response);
        } finally {
          arrivals.leave(address);
        }
      } else {
        service.refuse(Refusal.BUSY, response, RETRY_SECONDS);
      }
    } finally {
      if (!counts) {
        service.desks().forgo(address);
      }
    }
  }

  /** Whether a workspace was made, or a state was looked through in vain. */
  private boolean take(Visitor visitor, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      InputStream file = new TimelyStream(request.getInputStream(), PATIENCE, System::nanoTime);
      Optional<Arrivals.Arrived> arrived = service.arrivals().take(visitor, file);
      if (arrived.isEmpty()) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      } else {
        tell(response, arrived.get());
        return true;
      }
    } catch (IllegalArgumentException refused) {
      response.setStatus(UNPROCESSABLE);
      response.setContentType("text/plain");
      response.setCharacterEncoding("UTF-8");
      response.getWriter().write(String.valueOf(refused.getMessage()));
      return true;
    } catch (IOException larger) {
      // The server takes no request of that length; else nobody is there any more to be told.
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } catch (StoreUnavailable e) {
      service.refuse(Refusal.BUSY, response, RETRY_SECONDS);
    }
    return false;
  }

  private static void tell(HttpServletResponse response, Arrivals.Arrived arrived)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getWriter()
        .write(
            Json.createObjectBuilder()
                .add("workspace", arrived.id().value())
                .add("deed", arrived.deed())
                .add("lines", arrived.lines())
                .add("first", arrived.first())
                .build()
                .toString());
  }
}
