package org.mbasic.web;

import jakarta.servlet.http.HttpServletResponse;

/** Why something is refused, and how that is said to a request and over a socket. */
enum Refusal {
  /** Not from a page of ours. */
  FOREIGN(HttpServletResponse.SC_FORBIDDEN, Wire.Close.POLICY),
  /** More often than is allowed. */
  TOO_OFTEN(429, Wire.Close.LATER),
  /** Not now. */
  BUSY(HttpServletResponse.SC_SERVICE_UNAVAILABLE, Wire.Close.LATER);

  final Wire.Close close;
  private final int status;

  Refusal(int status, Wire.Close close) {
    this.status = status;
    this.close = close;
  }

  /**
   * Answers a request.
   *
   * @param seconds after which another try makes sense; 0 for never
   */
  void answer(HttpServletResponse response, long seconds) {
    response.setStatus(status);
    if (seconds > 0) {
      response.setHeader("Retry-After", Long.toString(seconds));
    }
  }
}
