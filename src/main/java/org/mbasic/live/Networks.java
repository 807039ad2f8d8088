package org.mbasic.live;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A set of IP addresses, given as addresses and networks. Immutable. */
public final class Networks {
  /** What may be an address; a name would be looked up. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  private record Network(InetAddress address, int bits) {
    boolean contains(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] its = other.getAddress();
      if (its.length != mine.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((mine[bit / 8] ^ its[bit / 8]) & 0x80 >> bit % 8) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks = new ArrayList<>();

  private Networks() {}

  /**
   * Reads a list with commas between its parts, as in {@code 127.0.0.1, ::1, 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException for a part that is neither an address nor a network; its
   *     message is that part
   */
  public static Networks parse(String list) {
    Networks networks = new Networks();
    for (String part : list.split(",", -1)) {
      if (!part.isBlank()) {
        networks.networks.add(network(part.strip()));
      }
    }
    return networks;
  }

  private static Network network(String part) {
    int slash = part.indexOf('/');
    Optional<InetAddress> address = address(slash < 0 ? part : part.substring(0, slash));
    if (address.isPresent()) {
      int all = 8 * address.get().getAddress().length;
      String bits = slash < 0 ? Integer.toString(all) : part.substring(slash + 1);
      if (bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= all) {
        return new Network(address.get(), Integer.parseInt(bits));
      }
    }
    throw new IllegalArgumentException(part);
  }

  /** An address as it is written; empty for anything else. No name is looked up. */
  public static Optional<InetAddress> address(String text) {
    try {
      return ADDRESS.matcher(text).matches()
          ? Optional.of(InetAddress.getByName(text))
          : Optional.empty();
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }

  /** Whether an address is one of them. */
  public boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
