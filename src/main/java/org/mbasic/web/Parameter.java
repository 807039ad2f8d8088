package org.mbasic.web;

import jakarta.servlet.http.HttpServletRequest;

/** What the page's requests are told by. */
enum Parameter {
  /** The page's token. */
  TOKEN("t"),
  /** Id of the workspace that is meant. */
  WORKSPACE("w"),
  /** Proof that the workspace is the browser's. */
  DEED("d");

  private final String name;

  Parameter(String name) {
    this.name = name;
  }

  /** Its value, empty when it is left out. */
  String of(HttpServletRequest request) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }
}
