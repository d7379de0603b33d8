package im.gangway.irc.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * The unicast addresses that are neither private, local, shared nor reserved (RFC 6890), also when
 * they carry an IPv4 address inside.
 */
final class PublicAddresses {
  private static final List<Block> RESERVED_4 =
      List.of(
          block(8, 0),
          block(8, 10),
          block(10, 100, 64),
          block(8, 127),
          block(16, 169, 254),
          block(12, 172, 16),
          block(24, 192, 0, 0),
          block(24, 192, 0, 2),
          block(16, 192, 168),
          block(15, 198, 18),
          block(24, 198, 51, 100),
          block(24, 203, 0, 113),
          block(3, 224));

  private static final List<Block> RESERVED_6 =
      List.of(
          block(64, 0x01, 0x00),
          block(32, 0x20, 0x01, 0x00, 0x00),
          block(32, 0x20, 0x01, 0x0d, 0xb8),
          block(7, 0xfc),
          block(10, 0xfe, 0x80),
          block(10, 0xfe, 0xc0),
          block(8, 0xff),
          block(48, 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01));

  private static final Block MAPPED = block(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
  private static final Block TRANSLATED = block(96, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0);
  private static final Block COMPATIBLE = block(96, 0);
  private static final Block NAT64 = block(96, 0x00, 0x64, 0xff, 0x9b);
  private static final Block SIX_TO_FOUR = block(16, 0x20, 0x02);

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    return RESERVED_4.stream().noneMatch(block -> block.contains(bytes));
  }

  /**
   * ::/96 has the unspecified address, loopback and the old IPv4-compatible ones, which all have a
   * reserved IPv4 inside or none that is in use.
   */
  private static boolean isPublic6(byte[] bytes) {
    if (COMPATIBLE.contains(bytes)) {
      return false;
    }
    if (MAPPED.contains(bytes) || TRANSLATED.contains(bytes) || NAT64.contains(bytes)) {
      return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.contains(bytes)) {
      return isPublic4(Arrays.copyOfRange(bytes, 2, 6));
    }
    return RESERVED_6.stream().noneMatch(block -> block.contains(bytes));
  }

  private static Block block(int bits, int... prefix) {
    return new Block(bits, prefix);
  }

  /** Addresses that start with the same bits; bytes that were not given are zero. */
  private static final class Block {
    private final int bits;
    private final byte[] prefix;

    Block(int bits, int... prefix) {
      this.bits = bits;
      this.prefix = new byte[16];
      for (int i = 0; i < prefix.length; i++) {
        this.prefix[i] = (byte) prefix[i];
      }
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
