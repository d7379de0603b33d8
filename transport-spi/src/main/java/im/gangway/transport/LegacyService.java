package im.gangway.transport;

import java.util.Locale;
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

  /**
   * To which address the login of an account connects, such as a host and a port. While many logins
   * to one address have failed, others to it wait for one that works (see {@link Circuit}).
   *
   * @return empty if logging in connects to nothing, or each account has an address of its own
   */
  default Optional<String> addressOf(Account account) {
    return Optional.empty();
  }

  /**
   * Says what a user means who typed an address the way people write it on this network (XEP-0100
   * §6), such as {@code +1 (555) 123-4567}.
   *
   * @param settings what that user has set; a default region or network may be among it
   * @return a target that {@link #resolve} would give for its address
   * @throws InvalidAddressException if that is no address; the text says what one looks like
   */
  default LegacyTarget parse(String typed, UserSettings settings) throws InvalidAddressException {
    return resolve(typed.strip().toLowerCase(Locale.ROOT));
  }

  /** How to ask a user for an address. */
  default AddressPrompt addressPrompt() {
    return new AddressPrompt(
        Text.of(LegacyService.class, "address-description"),
        Text.of(LegacyService.class, "address-prompt"));
  }

  /**
   * What people call a legacy user of whom nothing else is known, such as a nick without its
   * network.
   */
  default String nameOf(LegacyAddress contact) {
    return contact.value();
  }

  /**
   * Whether the admin has given a user an address of this network, so that the user need not
   * register. Must return at once.
   *
   * @param user the {@link Account#id id} of the user
   */
  default boolean isProvisioned(String user) {
    return false;
  }

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
