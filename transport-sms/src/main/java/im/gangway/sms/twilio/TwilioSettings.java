package im.gangway.sms.twilio;

import im.gangway.sms.provider.Backend;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Setting.Type;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How a route to such a service is set up.
 *
 * @param baseUrl of the service, without a slash at its end
 * @param accountSid names the account
 * @param authToken with which the service signs its calls
 * @param authorization what our calls say
 * @param messagingService that chooses the sender; empty for the sender that the message has
 * @param webhookUrl how the service calls us, if other than the gateway's public URL says
 * @param mediaHosts from which media may be fetched, beside the service's own
 * @param region whose numbers come without a country code
 * @param window the most calls without an answer
 * @param timeout how long an answer may take
 */
record TwilioSettings(
    URI baseUrl,
    String accountSid,
    String authToken,
    String authorization,
    Optional<String> messagingService,
    Optional<URI> webhookUrl,
    List<String> mediaHosts,
    String region,
    int window,
    Duration timeout) {

  /** What routes of this kind may say. */
  static SettingsSchema schema() {
    return SettingsSchema.builder()
        .required("account-sid", Type.TEXT, "The name of the account.")
        .required("auth-token", Type.SECRET, "Its token, which also signs calls to us.")
        .text("api-key", null, "An API key to call with in place of the token.")
        .secret("api-secret", "The secret of that key.")
        .text("base-url", "https://api.twilio.com", "The service's address.")
        .text("messaging-service", null, "A messaging service that chooses the sender.")
        .text("webhook-url", null, "How the service reaches this route, if not by public-url.")
        .texts(
            "media-hosts",
            List.of("twilio.com", "twiliocdn.com"),
            "Domains beside base-url from which media may be fetched.")
        .number("window", 10, "How many segments may wait for the provider's answer at once.")
        .duration("request-timeout", Duration.ofSeconds(30), "How long an answer may take.")
        .build();
  }

  static TwilioSettings of(Backend.Setup setup) throws ConfigurationException {
    Settings settings = setup.settings();
    String sid = settings.text("account-sid");
    String token = settings.text("auth-token");
    String user = settings.optionalText("api-key").orElse(sid);
    String password = settings.optionalText("api-secret").orElse(token);
    Optional<String> webhook = settings.optionalText("webhook-url");
    return new TwilioSettings(
        url(setup, settings.text("base-url")),
        sid,
        token,
        basic(user, password),
        settings.optionalText("messaging-service"),
        webhook.isEmpty() ? Optional.empty() : Optional.of(url(setup, webhook.get())),
        settings.texts("media-hosts"),
        setup.region(),
        settings.number("window"),
        settings.duration("request-timeout"));
  }

  private static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static URI url(Backend.Setup setup, String text) throws ConfigurationException {
    try {
      URI url = new URI(text.replaceAll("/+$", ""));
      if (url.getHost() != null
          && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException bad) {
      throw new ConfigurationException("routes: " + setup.id() + ": no URL: " + text, bad);
    }
    throw new ConfigurationException("routes: " + setup.id() + ": no http or https URL: " + text);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "TwilioSettings[" + accountSid + " at " + baseUrl + "]";
  }
}
