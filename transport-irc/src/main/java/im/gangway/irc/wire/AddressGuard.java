package im.gangway.irc.wire;

import java.net.InetAddress;

/**
 * Keeps the gateway from being a way into private networks: says which resolved addresses may be
 * dialled. Asked about the very addresses that are then used, so that a name can not resolve to
 * something else in between. Thread-safe.
 */
public enum AddressGuard {
  /** Only addresses of the public Internet; see {@link PublicAddresses}. */
  PUBLIC_ONLY {
    @Override
    public boolean permits(InetAddress address) {
      return PublicAddresses.contain(address);
    }
  },
  /** Every address, for networks the administrator listed. */
  ANY {
    @Override
    public boolean permits(InetAddress address) {
      return true;
    }
  };

  public abstract boolean permits(InetAddress address);
}
