package im.gangway.sms.http;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.Capabilities.Splitting;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Setting.Type;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a provider's interface is described.
 *
 * @param request that sends a message
 * @param idPointer where an answer in JSON has the id
 * @param idPattern whose first group is the id in an answer
 * @param splitting who cuts long texts
 * @param calls that the provider makes; empty when none are taken
 * @param webhookUrl how the provider calls us, if other than the gateway's public URL says
 * @param region whose numbers come without a country code
 * @param window the most requests without an answer
 * @param timeout how long an answer may take
 */
record HttpSettings(
    Request request,
    Optional<String> idPointer,
    Optional<Pattern> idPattern,
    Splitting splitting,
    Optional<CallSettings> calls,
    Optional<URI> webhookUrl,
    String region,
    int window,
    Duration timeout) {

  /** The request that sends a message. */
  record Request(
      String method,
      Template url,
      String contentType,
      Template body,
      Map<String, Template> headers) {}

  /** What routes of this kind may say. */
  static SettingsSchema schema() {
    SettingsSchema.Builder keys =
        SettingsSchema.builder()
            .required("url", Type.TEXT, "Where messages go; has {to}, {from}, {text} and so on.")
            .text("method", "POST", "GET or POST.")
            .text("content-type", "application/x-www-form-urlencoded", "Of the body.")
            .text("body", "", "What is posted; has {to}, {from}, {text} and so on.")
            .texts("headers", List.of(), "More headers, each NAME: VALUE.")
            .secret("authorization", "The value of the header Authorization.")
            .text("id-pointer", null, "Where the JSON of an answer has the message's id.")
            .text("id-pattern", null, "A pattern whose first group is the id in an answer.")
            .text("splitting", "provider", "Who cuts long texts: provider, or self by {udh}.")
            .text("webhook-url", null, "How the provider reaches this route, if not by public-url.")
            .number("window", 10, "How many segments may wait for the provider's answer at once.")
            .duration("request-timeout", Duration.ofSeconds(30), "How long an answer may take.");
    CallSettings.declare(keys);
    return keys.build();
  }

  static HttpSettings of(Backend.Setup setup) throws ConfigurationException {
    Settings settings = setup.settings();
    try {
      return new HttpSettings(
          request(settings),
          settings.optionalText("id-pointer").map(HttpSettings::pointer),
          settings.optionalText("id-pattern").map(Pattern::compile),
          splitting(settings.text("splitting")),
          CallSettings.of(settings),
          settings.optionalText("webhook-url").map(url -> URI.create(url.replaceAll("/+$", ""))),
          setup.region(),
          settings.number("window"),
          settings.duration("request-timeout"));
    } catch (PatternSyntaxException bad) {
      throw new ConfigurationException("routes: " + setup.id() + ": id-pattern is no pattern", bad);
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException("routes: " + setup.id() + ": " + bad.getMessage(), bad);
    }
  }

  private static Request request(Settings settings) {
    String method = settings.text("method").toUpperCase(Locale.ROOT);
    if (!method.equals("GET") && !method.equals("POST")) {
      throw new IllegalArgumentException("method is GET or POST");
    }
    String url = settings.text("url");
    if (!url.matches("https?://[^/{}]+/.*")) {
      throw new IllegalArgumentException("url is no http or https URL with a host and a path");
    }
    String type = settings.text("content-type");
    return new Request(
        method,
        new Template(url, Template.Context.URL),
        type,
        new Template(settings.text("body"), Template.Context.of(type)),
        headers(settings));
  }

  private static Map<String, Template> headers(Settings settings) {
    List<String> all = new ArrayList<>(settings.texts("headers"));
    settings.optionalText("authorization").ifPresent(value -> all.add("Authorization: " + value));
    Map<String, Template> headers = new LinkedHashMap<>();
    for (String header : all) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("headers are NAME: VALUE");
      }
      headers.put(
          header.substring(0, colon).strip(),
          new Template(header.substring(colon + 1).strip(), Template.Context.HEADER));
    }
    return headers;
  }

  private static String pointer(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("id-pointer begins with /");
    }
    return text;
  }

  private static Splitting splitting(String name) {
    return switch (name) {
      case "provider" -> Splitting.PROVIDER;
      case "self" -> Splitting.SELF;
      default -> throw new IllegalArgumentException("splitting is provider or self");
    };
  }
}
