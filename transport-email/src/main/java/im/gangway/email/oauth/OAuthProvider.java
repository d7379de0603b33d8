package im.gangway.email.oauth;

import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail provider where the gateway is registered as a client.
 *
 * @param domains of the mail addresses, in ASCII
 * @param device where a login by a device begins (RFC 8628 §3.1)
 * @param token where tokens come from (RFC 6749 §3.2)
 */
public record OAuthProvider(
    List<String> domains,
    String clientId,
    Optional<String> clientSecret,
    URI device,
    URI token,
    String scope) {

  /** The keys of one provider. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .texts("domains", List.of(), "Domains of mail addresses, such as outlook.com.")
          .text("client-id", null, "The gateway's id at the provider.")
          .secret("client-secret", "Its secret there, if it has one.")
          .text("device-url", null, "Where a login by a device begins (RFC 8628).")
          .text("token-url", null, "Where tokens come from.")
          .text("scope", "", "What is asked for: reading, sending, and offline_access.")
          .build();

  public OAuthProvider {
    domains = domains.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** Reads the section of a provider. */
  public static OAuthProvider of(Settings settings) throws ConfigurationException {
    if (settings.texts("domains").isEmpty() || settings.optionalText("client-id").isEmpty()) {
      throw new ConfigurationException("accounts.oauth: domains or client-id is missing");
    }
    return new OAuthProvider(
        settings.texts("domains"),
        settings.optionalText("client-id").get(),
        settings.optionalText("client-secret"),
        uri(settings, "device-url"),
        uri(settings, "token-url"),
        settings.text("scope"));
  }

  private static URI uri(Settings settings, String key) throws ConfigurationException {
    String written = settings.optionalText(key).orElse("");
    try {
      URI uri = URI.create(written);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException broken) {
      throw new ConfigurationException("accounts.oauth." + key + ": not an address", broken);
    }
    throw new ConfigurationException("accounts.oauth." + key + ": begins with https://");
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "OAuthProvider" + domains;
  }
}
