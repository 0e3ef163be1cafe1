package vn.ctdp.gateway.internal;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reverse proxies whose word is taken for whom they speak. What anybody else says of himself in
 * such headers counts for nothing, nor does what a client has sent to the proxy: the chain is read
 * from the near end, as far as it goes through trusted addresses. Immutable.
 */
final class Proxies {

  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private record Network(byte[] address, int bits) {

    boolean holds(InetAddress other) {
      byte[] theirs = other.getAddress();
      if (theirs.length != address.length) {
        return false;
      }
      int shift = address.length * 8 - bits;
      return new BigInteger(1, address)
          .shiftRight(shift)
          .equals(new BigInteger(1, theirs).shiftRight(shift));
    }
  }

  private final List<Network> networks = new ArrayList<>();

  /**
   * Reads the setting.
   *
   * @param entries addresses, or networks as {@code 10.0.0.0/24}
   * @throws IllegalArgumentException when one is neither
   */
  Proxies(List<String> entries) {
    for (String entry : entries) {
      String[] parts = entry.split("/", 2);
      InetAddress address = literal(parts[0].trim());
      if (address == null) {
        throw new IllegalArgumentException("trustedProxies: not an address or network: " + entry);
      }
      int longest = address.getAddress().length * 8;
      int bits = parts.length == 1 ? longest : Integer.parseInt(parts[1].trim());
      if (bits < 0 || bits > longest) {
        throw new IllegalArgumentException("trustedProxies: no such network: " + entry);
      }
      networks.add(new Network(address.getAddress(), bits));
    }
  }

  /** Whether this address is one of them. */
  boolean trust(InetAddress address) {
    return networks.stream().anyMatch(n -> n.holds(address));
  }

  /**
   * Whose request it is.
   *
   * @param peer the other end of the connection
   * @param forwardedFor values of X-Forwarded-For, in their order
   */
  InetAddress client(InetAddress peer, List<String> forwardedFor) {
    List<String> hops = new ArrayList<>();
    forwardedFor.forEach(value -> hops.addAll(Arrays.asList(value.split(","))));
    Collections.reverse(hops);
    InetAddress client = peer;
    for (String hop : hops) {
      InetAddress before = trust(client) ? literal(withoutPort(hop.trim())) : null;
      if (before == null) {
        return client;
      }
      client = before;
    }
    return client;
  }

  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }

  /** The address, or null when it is a name or nonsense: names are never looked up. */
  private static InetAddress literal(String text) {
    if (!LITERAL.matcher(text).matches() || text.chars().noneMatch(c -> c == '.' || c == ':')) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
