package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The HTTP requests of one browser, which keeps its cookies. */
final class PageRequests {
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]*)\"");

  /** Opens the sockets too. */
  final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** Whether a page is there, for a browser that was never there. */
  static boolean isServed(URI page) {
    try {
      HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(10_000);
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Loads the page, and returns its token. */
  String load(URI page) {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(page).build());
    assertEquals(200, answer.statusCode(), "the page");
    Matcher found = TOKEN.matcher(answer.body());
    if (!found.find()) {
      fail("the page has no token");
    }
    return found.group(1);
  }

  /** Posts parameters as a page of that origin would; the answer's status. */
  int post(URI page, String path, Map<String, String> parameters, String origin) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + '=' + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return send(HttpRequest.newBuilder(page.resolve('/' + path + '?' + query))
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build())
        .statusCode();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Asks for a page by HTTP's basic authentication, without waiting to be asked for it. */
  static HttpResponse<String> as(String name, String password, URI page)
      throws IOException, InterruptedException {
    byte[] credentials = (name + ':' + password).getBytes(StandardCharsets.UTF_8);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(page)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
