package org.mbasic.store.redis;

import io.lettuce.core.RedisURI;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the addresses that a deployment may name: {@code redis://} and {@code rediss://} (TLS) for
 * one server, {@code redis-sentinel://host:port,host:port/db#master} and {@code rediss-sentinel://}
 * for a master by its sentinels, as Lettuce knows them, {@code redis://host:port,host:port/master}
 * for the same sentinels, and {@code redis://host:port,host:port} for a cluster.
 */
public final class RedisUris {
  private static final String FORMS =
      "not of the form redis://host:port, rediss://host:port,"
          + " redis-sentinel://host:port,host:port/0#master or, for a cluster,"
          + " redis://host:port,host:port";

  private static final Pattern SENTINELS =
      Pattern.compile("(?<tls>rediss?)://(?<hosts>[^/#]*)/(?<master>[A-Za-z][^/#?]*)");

  /** Lettuce takes what is no port for a part of the host. */
  private static final Pattern FORM =
      Pattern.compile(
          ("(?<scheme>rediss?(-sentinel)?)://(?<user>[^/]*@)?"
                  + "(?<hosts>HOST(,HOST)*)(?<rest>([/?#].*)?)")
              .replace("HOST", "(\\[[0-9A-Fa-f:.]+]|[^/:,@?#\\s]+)(:\\d{1,5})?"));

  // Netty would look for SLF4J and Log4j, find halves of both in a server, and log stack traces.
  static {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
  }

  private RedisUris() {}

  /**
   * What an address does not say itself.
   *
   * @param cluster whether it names nodes of a cluster
   * @param sentinelPassword what sentinels ask for; the address has the master's
   * @param authorities file of certificates to trust
   */
  public record Options(
      boolean cluster, Optional<String> sentinelPassword, Optional<Path> authorities) {
    /** Nothing to add. */
    public static final Options NONE = new Options(false, Optional.empty(), Optional.empty());

    /** Without the password. */
    @Override
    public String toString() {
      return "Options[" + cluster + "]";
    }
  }

  /** Reads an address that needs no options. */
  public static RedisAddress parse(String url) {
    return parse(url, Options.NONE);
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException for anything else; its message shows nothing of the address,
   *     which may hold a password
   */
  public static RedisAddress parse(String url, Options options) {
    Matcher form = FORM.matcher(options.cluster() ? url : known(url));
    if (!form.matches()) {
      throw new IllegalArgumentException(FORMS);
    }
    boolean sentinel = form.group("scheme").endsWith("-sentinel");
    if (options.cluster() && sentinel) {
      throw new IllegalArgumentException("of sentinels, but a cluster has none");
    }
    if (!options.cluster() && !sentinel && form.group("hosts").contains(",")) {
      throw new IllegalArgumentException(
          "of several hosts, which needs the name of a master or the setting for a cluster");
    }
    Stream<String> nodes =
        options.cluster()
            ? Stream.of(form.group("hosts").split(",")).map(host -> one(form, host))
            : Stream.of(form.group());
    List<RedisURI> uris = nodes.map(RedisUris::uri).toList();
    options.sentinelPassword().ifPresent(password -> letIn(uris.get(0), password));
    return new RedisAddress(uris, options.cluster(), options.authorities());
  }

  /** A list of hosts and a name is how the original's guide writes sentinels. */
  private static String known(String url) {
    Matcher sentinels = SENTINELS.matcher(url);
    return sentinels.matches()
        ? sentinels.group("tls")
            + "-sentinel://"
            + sentinels.group("hosts")
            + "/0#"
            + sentinels.group("master")
        : url;
  }

  private static String one(Matcher form, String host) {
    String user = form.group("user");
    return form.group("scheme") + "://" + (user == null ? "" : user) + host + form.group("rest");
  }

  private static RedisURI uri(String known) {
    RedisURI uri;
    try {
      uri = RedisURI.create(known);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a complete Redis address");
    }
    uri.setTimeout(Connector.CONNECT_TIMEOUT);
    uri.setClientName("mbasic");
    uri.getSentinels().forEach(sentinel -> sentinel.setTimeout(Connector.CONNECT_TIMEOUT));
    return uri;
  }

  private static void letIn(RedisURI uri, String password) {
    uri.getSentinels().forEach(sentinel -> sentinel.setAuthentication(password.toCharArray()));
  }

  /**
   * A file of certificates, looked at.
   *
   * @throws IllegalArgumentException when it cannot be read or holds none
   */
  public static Path authorities(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      if (!CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        return Path.of(file);
      }
    } catch (IOException | CertificateException | IllegalArgumentException e) {
      throw new IllegalArgumentException("must name a readable PEM file of certificates", e);
    }
    throw new IllegalArgumentException("names a file without certificates");
  }

  /** The address without its password, to be shown. A name alone counts as a password too. */
  public static String masked(String url) {
    int begin = url.indexOf("//") + 2;
    int end = url.lastIndexOf('@');
    if (end < begin) {
      return url;
    }
    int colon = url.indexOf(':', begin);
    String user = colon >= 0 && colon < end ? url.substring(begin, colon + 1) : "";
    return url.substring(0, begin) + user + "****" + url.substring(end);
  }
}
