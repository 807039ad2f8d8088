package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page as it is sent by the server that Arquillian manages. */
@ArquillianTest
@Tag("payara-micro")
@RunAsClient
class PageIT {
  private static final Pattern STATIC = Pattern.compile("(?:src|href)=\"(/static/[^\"]*)\"");

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  private static HttpResponse<byte[]> get(URI address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private String page() throws Exception {
    HttpResponse<byte[]> response = get(base);
    assertEquals(200, response.statusCode());
    return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void the_page_is_whole_before_any_script_runs() throws Exception {
    String page = page();
    assertTrue(page.contains("data-action=\"run\""), page);
    assertTrue(page.contains("id=\"terminal-input\""), page);
    assertTrue(page.contains("data-token=\""), page);
  }

  @Test
  void no_address_carries_a_session() throws Exception {
    assertFalse(page().contains(";jsessionid"));
  }

  @Test
  void the_cookies_are_for_the_server_alone_and_end_with_the_browser() throws Exception {
    List<String> cookies = get(base).headers().allValues("set-cookie");
    assertFalse(cookies.isEmpty());
    for (String cookie : cookies) {
      assertTrue(cookie.startsWith("JSESSIONID") || cookie.startsWith("mbasic="), cookie);
      assertFalse(cookie.contains("Max-Age") || cookie.contains("Expires"), cookie);
      assertTrue(cookie.contains("; HttpOnly"), cookie);
      assertTrue(cookie.toLowerCase(Locale.ROOT).contains("; samesite=lax"), cookie);
    }
  }

  @Test
  void every_answer_says_what_a_page_may_do() throws Exception {
    for (String path : List.of("/", "/keywords.json", "/none", "/checkpoint")) {
      HttpHeaders headers = get(base.resolve(path)).headers();
      String policy = headers.firstValue("content-security-policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; "), policy);
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", headers.firstValue("x-content-type-options").orElse(""), path);
      assertEquals("same-origin", headers.firstValue("referrer-policy").orElse(""), path);
      assertTrue(headers.firstValue("strict-transport-security").isEmpty(), path);
    }
  }

  /** What another filter answers by itself has come past the one that protects. */
  @Test
  void an_answer_of_a_filter_says_so_too() throws Exception {
    Matcher file = STATIC.matcher(page());
    assertTrue(file.find());
    String tag = get(base.resolve("/help.xhtml")).headers().firstValue("etag").orElseThrow();
    HttpResponse<byte[]> packed = get(base.resolve(file.group(1)), "Accept-Encoding", "gzip");
    HttpResponse<byte[]> unchanged = get(base.resolve("/help.xhtml"), "If-None-Match", tag);
    assertEquals("gzip", packed.headers().firstValue("content-encoding").orElse(""));
    assertEquals(304, unchanged.statusCode());
    for (HttpResponse<byte[]> answer : List.of(packed, unchanged)) {
      assertEquals("nosniff", answer.headers().firstValue("x-content-type-options").orElse(""));
    }
  }

  @Test
  void a_nonce_is_of_one_answer_and_the_page_knows_it() throws Exception {
    HttpResponse<byte[]> page = get(base);
    String policy = page.headers().firstValue("content-security-policy").orElse("");
    Matcher nonce = Pattern.compile("'nonce-([0-9a-f]{32})'").matcher(policy);
    assertTrue(nonce.find(), policy);
    String body = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(body.contains("data-nonce=\"" + nonce.group(1) + "\""), body);
    assertFalse(page().contains(nonce.group(1)));
  }

  @Test
  void a_proxy_that_nobody_trusts_makes_nothing_secure() throws Exception {
    HttpHeaders headers = get(base, "X-Forwarded-Proto", "https").headers();
    assertTrue(headers.firstValue("strict-transport-security").isEmpty());
  }

  @Test
  void static_files_are_compressed_and_kept_for_ever() throws Exception {
    List<String> files =
        STATIC.matcher(page()).results().map(result -> result.group(1)).distinct().toList();
    assertTrue(files.size() >= 4, files.toString());
    for (String file : files) {
      HttpResponse<byte[]> plain = get(base.resolve(file));
      HttpResponse<byte[]> packed = get(base.resolve(file), "Accept-Encoding", "gzip");
      assertEquals(200, plain.statusCode(), file);
      assertEquals("gzip", packed.headers().firstValue("content-encoding").orElse(""), file);
      assertEquals(
          "public, max-age=31536000, immutable",
          packed.headers().firstValue("cache-control").orElse(""),
          file);
      try (GZIPInputStream unpacked =
          new GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))) {
        assertEquals(plain.body().length, unpacked.readAllBytes().length, file);
      }
    }
  }

  @Test
  void a_file_that_is_not_there_is_not_kept() throws Exception {
    HttpResponse<byte[]> missing = get(base.resolve("/static/none.js"));
    assertEquals(404, missing.statusCode());
    assertTrue(missing.headers().firstValue("cache-control").isEmpty());
  }

  @Test
  void the_editor_learns_its_words_from_the_keyword_table() throws Exception {
    HttpResponse<byte[]> words = get(base.resolve("/keywords.json"));
    String text = new String(words.body(), java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(200, words.statusCode());
    assertTrue(
        text.contains("\"LEFT$\":[\"LEFT$(string,count)\",\"The first characters.\"]"), text);
  }
}
