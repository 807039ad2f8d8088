package org.mbasic.store.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A certificate that has signed itself, with its key, in files of a folder. */
public final class Certificate {
  private static final String PASSWORD = "password";

  private final Path certificate;
  private final Path key;

  /**
   * Makes one.
   *
   * @param folder where its files are to be
   * @param name that it is for, as {@code ip:} or {@code dns:} and a host
   */
  public Certificate(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
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
            PASSWORD);
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("keytool makes no certificate");
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Key made = keys.getKey("redis", PASSWORD.toCharArray());
    certificate = folder.resolve("cert.pem");
    key = folder.resolve("key.pem");
    write(certificate, "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    write(key, "PRIVATE KEY", made.getEncoded());
  }

  private static void write(Path file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  /** File of the certificate, for those who are to trust it. */
  public Path file() {
    return certificate;
  }

  /** File of its key. */
  public Path key() {
    return key;
  }

  /** What makes a redis-server use it. */
  List<String> options() {
    return List.of(
        "--tls-cert-file",
        certificate.toString(),
        "--tls-key-file",
        key.toString(),
        "--tls-ca-cert-file",
        certificate.toString(),
        "--tls-auth-clients",
        "no");
  }
}
