package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a browser shows when it is turned away. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTest {
  private final Map<String, Object> told = new TreeMap<>();
  private final StringWriter body = new StringWriter();

  private final HttpServletResponse response =
      (HttpServletResponse)
          Proxy.newProxyInstance(
              RefusalTest.class.getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "setStatus", "setContentType" -> told.put(method.getName(), arguments[0]);
                    case "setHeader" -> told.put(String.valueOf(arguments[0]), arguments[1]);
                    case "getWriter" -> new PrintWriter(body, true);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private String answer(Refusal why, long seconds) throws IOException {
    why.answer(response, seconds);
    assertEquals("text/plain;charset=UTF-8", told.remove("setContentType"));
    return told + " " + body;
  }

  @Test
  void who_comes_too_often_reads_when_and_comes_again_by_itself() throws IOException {
    assertEquals(
        "{Refresh=7, Retry-After=7, setStatus=429} Too many requests from your address."
            + " Try again in 7 seconds.\n",
        answer(Refusal.TOO_OFTEN, 7));
  }

  @Test
  void who_cannot_be_served_now_reads_so() throws IOException {
    assertEquals(
        "{Refresh=30, Retry-After=30, setStatus=503} This server is full, or its storage is away."
            + " Try again in 30 seconds.\n",
        answer(Refusal.BUSY, 30));
  }

  @Test
  void a_stranger_is_not_asked_to_come_again() throws IOException {
    assertEquals(
        "{setStatus=403} This request did not come from a page of this server.\n",
        answer(Refusal.FOREIGN, 0));
  }
}
