package org.mbasic.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Why a request is refused, and how that is said. */
enum Refusal {
  /** Not from a page of ours. */
  FOREIGN(
      HttpServletResponse.SC_FORBIDDEN, "This request did not come from a page of this server."),
  /** More often than is allowed. */
  TOO_OFTEN(429, "Too many requests from your address."),
  /** Not now. */
  BUSY(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "This server is full, or its storage is away.");

  private final int status;
  private final String sentence;

  Refusal(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  /**
   * Answers a request, with a sentence for who sees the answer in a browser, which asks again by
   * itself.
   *
   * @param seconds after which another try makes sense; 0 for never
   * @throws IOException when nobody is there any more to be told
   */
  void answer(HttpServletResponse response, long seconds) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    String more = "";
    if (seconds > 0) {
      response.setHeader("Retry-After", Long.toString(seconds));
      response.setHeader("Refresh", Long.toString(seconds));
      more = " Try again in " + seconds + (seconds == 1 ? " second." : " seconds.");
    }
    response.getWriter().write(sentence + more + "\n");
  }
}
