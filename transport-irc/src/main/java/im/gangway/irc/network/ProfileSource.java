package im.gangway.irc.network;

import im.gangway.transport.LegacyException;

/** Says how to reach a network, as the settings are now. */
@FunctionalInterface
public interface ProfileSource {

  /**
   * The profile for the next attempt.
   *
   * @throws LegacyException if the network may not be reached or the settings cannot work
   */
  Profile profile() throws LegacyException;
}
