package org.mbasic.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a balancer asks: {@code /health/live} says that the application runs, {@code /health/ready}
 * that its storage can be reached; 503 when it cannot.
 */
@WebServlet({HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {
  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private static final long serialVersionUID = 1L;

  @Inject transient DeskService service;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean up = request.getServletPath().equals(LIVE) || service.stores().outage().isEmpty();
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
  }
}
