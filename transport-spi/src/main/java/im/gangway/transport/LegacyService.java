package im.gangway.transport;

import java.util.Optional;

/** A running transport for one configured domain. Thread-safe. */
public interface LegacyService extends AutoCloseable {

  /**
   * Says what the local part of an address names, without asking the network.
   *
   * <p>Two spellings of one thing give equal targets as far as that can be known here. Must accept
   * what {@link LegacyEvent}s of this transport carry.
   *
   * @param localpart the local part with its escapes undone, lower-cased as XMPP does
   * @throws InvalidAddressException if nothing on this network can have that name; the text says
   *     why
   */
  LegacyTarget resolve(String localpart) throws InvalidAddressException;

  /**
   * Starts a user's session. May block. There is at most one session for an account at a time.
   *
   * @throws LegacyException if the network refuses the account or cannot be reached
   */
  LegacySession login(Account account, SessionContext context) throws LegacyException;

  /** The network that the gateway's own address stands for, where it serves only one. */
  default Optional<NetworkAddress> onlyNetwork() {
    return Optional.empty();
  }

  /** How the network is at present. */
  default Health health() {
    return Health.UP;
  }

  /** Ends the service; its sessions have been closed before. */
  @Override
  void close();
}
