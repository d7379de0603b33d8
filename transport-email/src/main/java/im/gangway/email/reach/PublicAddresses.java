package im.gangway.email.reach;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Tells addresses of the public Internet from those that lead into somebody's own network, or
 * nowhere (RFC 6890).
 */
final class PublicAddresses {
  private static final int IPV4_BYTES = 4;

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    boolean isLocal =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    if (isLocal) {
      return false;
    }
    return address instanceof Inet6Address six
        ? isPublicSix(six.getAddress())
        : address instanceof Inet4Address && isPublicFour(address.getAddress());
  }

  private static boolean isPublicFour(byte[] bytes) {
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    int c = bytes[2] & 0xff;
    boolean isShared = a == 100 && b >= 64 && b < 128;
    boolean isProtocols = a == 192 && b == 0 && (c == 0 || c == 2);
    boolean isBenchmark = a == 198 && (b == 18 || b == 19);
    boolean isExample = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
    return a != 0 && a < 240 && !isShared && !isProtocols && !isBenchmark && !isExample;
  }

  /** Global unicast only, and what stands for an IPv4 address counts as that. */
  private static boolean isPublicSix(byte[] bytes) {
    int first = word(bytes, 0);
    int second = word(bytes, 2);
    if (first == 0x64 && second == 0xff9b && word(bytes, 4) == 0) {
      return isPublic(four(bytes, 12));
    }
    if (first == 0x2002) {
      return isPublic(four(bytes, 2));
    }
    boolean isGlobal = (first & 0xe000) == 0x2000;
    boolean isReserved = first == 0x2001 && (second < 0x200 || second == 0xdb8);
    return isGlobal && !isReserved;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private static InetAddress four(byte[] bytes, int at) {
    byte[] part = new byte[IPV4_BYTES];
    System.arraycopy(bytes, at, part, 0, IPV4_BYTES);
    try {
      return InetAddress.getByAddress(part);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
