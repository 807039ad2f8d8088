package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbasic.workspace.Owner;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsIT {
  private static final Owner SELF = new Owner("anna/1");

  @TempDir private Path folder;

  /** A server whose certificate, signed by itself, is for a name. */
  private RedisServer server(String name) throws Exception {
    Path store = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "redis",
            "-keyalg",
            "EC",
            "-dname",
            "CN=redis",
            "-ext",
            "san=" + name,
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            "password");
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    KeyStore keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
    Key key = keys.getKey("redis", "password".toCharArray());
    Certificate certificate = keys.getCertificate("redis");
    return RedisServer.withTls(
        "--tls-cert-file",
        pem("cert", "CERTIFICATE", certificate.getEncoded()),
        "--tls-key-file",
        pem("key", "PRIVATE KEY", key.getEncoded()),
        "--tls-ca-cert-file",
        folder.resolve("cert.pem").toString(),
        "--tls-auth-clients",
        "no");
  }

  private String pem(String name, String kind, byte[] bytes) throws Exception {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    return Files.writeString(
            folder.resolve(name + ".pem"),
            "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n")
        .toString();
  }

  private static void check(String url, Optional<Path> authorities) throws Exception {
    RedisUris.Options options = new RedisUris.Options(false, Optional.empty(), authorities);
    try (RedisLink link = new RedisLink(RedisUris.parse(url, options))) {
      RedisHandovers handovers = new RedisHandovers(link, TestStore.PREFIX, SELF);
      RedisCheck check = new RedisCheck(link, TestStore.over(link), handovers, SELF);
      check.start();
      Instant end = Instant.now().plusSeconds(20);
      while (check.outstanding().isPresent()) {
        assertTrue(Instant.now().isBefore(end), check.outstanding()::toString);
        Thread.sleep(50);
      }
    }
  }

  private Optional<Path> authorities() {
    return Optional.of(RedisUris.authorities(folder.resolve("cert.pem").toString()));
  }

  private static void assertRefused(String url, Optional<Path> authorities) {
    RefusedByRedis refused = assertThrows(RefusedByRedis.class, () -> check(url, authorities));
    assertTrue(refused.reason().contains("TLS"), refused.reason());
  }

  @Test
  void a_certificate_must_be_signed_by_whom_the_server_trusts() throws Exception {
    try (RedisServer server = server("ip:127.0.0.1")) {
      check(server.url().replace("redis:", "rediss:"), authorities());
      assertRefused(server.url().replace("redis:", "rediss:"), Optional.empty());
    }
  }

  @Test
  void a_certificate_must_be_for_the_host() throws Exception {
    try (RedisServer server = server("dns:elsewhere.example")) {
      assertRefused(server.url().replace("redis:", "rediss:"), authorities());
    }
  }
}
