package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two Payara Micros that keep each other's HTTP sessions. */
@Tag("cluster")
class PayaraMicroIT extends ReplicationContract {
  @Override
  TwoServers cluster() throws Exception {
    return TwoServers.sticky(PayaraMicro.cluster(2)::start, "payara-micro", Map.of());
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void who_brings_no_session_gets_no_cookie_from_what_is_no_page() throws Exception {
    for (String path : List.of("health/ready", "metrics", "help.xhtml")) {
      HttpResponse<String> answer = get(servers.balancer.page().resolve(path));
      assertEquals(200, answer.statusCode(), path);
      assertEquals(List.of(), answer.headers().allValues("Set-Cookie"), path);
    }
  }
}
