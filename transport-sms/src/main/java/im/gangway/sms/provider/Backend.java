package im.gangway.sms.provider;

import im.gangway.transport.ConfigurationException;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.TransportContext;
import java.util.Map;
import java.util.Optional;

/** A kind of provider, as routes name it in their {@code type}. Thread-safe. */
public interface Backend {
  /** What routes call it, such as {@code smpp}. */
  String type();

  /**
   * The keys of its routes. Those that all routes have, such as {@code window}, may be among them
   * and then mean the same. Only texts and secrets can be required.
   */
  SettingsSchema keys();

  /**
   * A provider that is not started yet.
   *
   * @throws ConfigurationException if the settings contradict each other, in words for the admin
   */
  SmsProvider open(Setup setup) throws ConfigurationException;

  /**
   * The settings of an account that a user has at such a provider.
   *
   * @param identifier as the provider names the account
   * @param url of the provider, if the admin gave one
   * @throws ConfigurationException if users cannot bring accounts of this kind, or not without
   *     another URL; in words for the admin
   */
  default Map<String, Object> account(String identifier, String secret, Optional<String> url)
      throws ConfigurationException {
    throw new ConfigurationException(
        "sign-up: own-provider-type cannot be " + type() + ", users have no accounts of that kind");
  }

  /**
   * Tries the credentials of a user's own account. May block.
   *
   * @throws LegacyException {@code CREDENTIALS_REFUSED} if they are wrong, {@code
   *     NETWORK_UNREACHABLE} if that cannot be known now
   */
  default void verify(Setup setup) throws LegacyException {}

  /**
   * What a provider is made of.
   *
   * @param id of its route, unique in this domain and stable
   * @param settings with the keys of all backends and of all routes; what this one requires is
   *     there
   * @param region whose numbers are written without a country code, two capital letters
   * @param context of the domain
   */
  record Setup(String id, Settings settings, String region, TransportContext context) {}
}
