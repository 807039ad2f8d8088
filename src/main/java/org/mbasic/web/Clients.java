package org.mbasic.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mbasic.live.Networks;

/**
 * Who is at the other end of a request. Behind a proxy that is trusted the headers {@code
 * X-Forwarded-For} and {@code X-Forwarded-Proto} say so; from anybody else they mean nothing.
 */
final class Clients {
  private static final int HOST_BYTES = 8;

  private final Networks proxies;

  Clients(Networks proxies) {
    this.proxies = proxies;
  }

  /**
   * The address that counts for limits: of IPv6 the network alone, for whoever has one address of
   * it has all.
   */
  String address(HttpServletRequest request) {
    Optional<InetAddress> peer = Networks.address(request.getRemoteAddr());
    if (peer.isEmpty()) {
      return request.getRemoteAddr();
    }
    InetAddress client = peer.get();
    for (String hop : hops(request)) {
      Optional<InetAddress> before = Networks.address(hop);
      if (!proxies.contains(client) || before.isEmpty()) {
        break;
      }
      client = before.get();
    }
    return counted(client);
  }

  /** Addresses that proxies added, the nearest first. */
  private static List<String> hops(HttpServletRequest request) {
    List<String> hops = new ArrayList<>();
    for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
      for (String hop : header.split(",", -1)) {
        hops.add(hop.strip());
      }
    }
    Collections.reverse(hops);
    return hops;
  }

  private static String counted(InetAddress client) {
    if (client instanceof Inet6Address) {
      byte[] network = client.getAddress();
      Arrays.fill(network, HOST_BYTES, network.length, (byte) 0);
      return HexFormat.of().formatHex(network, 0, HOST_BYTES);
    }
    return client.getHostAddress();
  }

  /** Whether the browser's own connection is by TLS. */
  boolean secure(HttpServletRequest request) {
    return request.isSecure()
        || ("https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))
            && Networks.address(request.getRemoteAddr()).filter(proxies::contains).isPresent());
  }
}
